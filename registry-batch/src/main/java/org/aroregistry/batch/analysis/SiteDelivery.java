package org.aroregistry.batch.analysis;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a site has delivered as of a registry version.
 *
 * <p>Rows and findings are those of the site's last full upload and of the updates after it: the uploads that make up what the
 * registry holds.
 *
 * @param siteId the site
 * @param uploads uploads published up to the version
 * @param files row counts by file, without {@code .csv}
 * @param findings findings by severity and rule
 */
record SiteDelivery(String siteId, int uploads, Map<String, FileCounts> files, FindingCounts findings) {

    /** Copies the counts. */
    SiteDelivery {
        files = new TreeMap<>(files);
    }

    /**
     * Rows of a file.
     *
     * @param read rows read
     * @param rejected rows refused
     */
    record FileCounts(long read, long rejected) {
        FileCounts plus(FileCounts other) {
            return new FileCounts(read + other.read, rejected + other.rejected);
        }
    }

    /**
     * Findings.
     *
     * @param bySeverity number by the letter of the severity
     * @param byRule number by rule
     * @param byFile number by file without {@code .csv} and letter of the severity, as {@code labs:E}
     */
    record FindingCounts(Map<String, Long> bySeverity, Map<String, Long> byRule, Map<String, Long> byFile) {
        /** Copies the counts. */
        FindingCounts {
            bySeverity = new TreeMap<>(bySeverity);
            byRule = new TreeMap<>(byRule);
            byFile = new TreeMap<>(byFile);
        }
    }

    /** Returns the rows read, over all files. */
    long rows() {
        return files.values().stream().mapToLong(FileCounts::read).sum();
    }

    /** Returns the rows refused, over all files. */
    long rejected() {
        return files.values().stream().mapToLong(FileCounts::rejected).sum();
    }
}
