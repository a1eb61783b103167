package org.aroregistry.batch.analysis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a site has delivered as of a registry version.
 *
 * <p>Rows and findings are those of the site's last full upload and of the updates after it: the uploads that make up what the
 * registry holds.
 *
 * @param siteId the site
 * @param uploads uploads published up to the version
 * @param lastSeq the site's own number of its last upload
 * @param extractYear year of the extract of its last upload
 * @param files row counts by file, without {@code .csv}
 * @param findings findings by severity and rule
 * @param queryAges age of each open query, in uploads that the site has sent since the one that first raised it
 */
record SiteDelivery(
        String siteId,
        int uploads,
        int lastSeq,
        int extractYear,
        Map<String, FileCounts> files,
        FindingCounts findings,
        List<Integer> queryAges) {

    /** Rules about units of laboratory results. */
    private static final Set<String> UNIT_RULES = Set.of("F-008", "L-001", "L-002");

    private static final String LABS = "labs";

    /** Copies the counts. */
    SiteDelivery {
        files = new TreeMap<>(files);
        queryAges = List.copyOf(queryAges);
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
     * @param byFile number by file without {@code .csv} and letter of the severity or rule, as {@code labs:E} or {@code labs:F-008}
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

    /** Returns the rows of laboratory results read. */
    long labRows() {
        return files.getOrDefault(LABS, new FileCounts(0, 0)).read();
    }

    /** Returns the findings about units of laboratory results. */
    long unitErrors() {
        return UNIT_RULES.stream()
                .mapToLong(rule -> findings.byFile().getOrDefault(LABS + ":" + rule, 0L))
                .sum();
    }

    /** Returns the rows refused, over all files. */
    long rejected() {
        return files.values().stream().mapToLong(FileCounts::rejected).sum();
    }
}
