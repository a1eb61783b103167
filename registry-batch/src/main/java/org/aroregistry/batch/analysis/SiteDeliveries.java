package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.store.NewUpload;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Upload;
import org.aroregistry.core.store.UploadFile;
import org.aroregistry.core.upload.FileAccounting;
import org.aroregistry.core.upload.Finding;
import org.aroregistry.core.upload.UploadMode;

/** The deliveries of all sites as of a registry version. */
final class SiteDeliveries {
    private final TreeMap<String, SiteDelivery> bySite = new TreeMap<>();
    private final Map<String, TreeSet<String>> everDelivered = new HashMap<>();

    private SiteDeliveries() {}

    /** Reads the uploads, row counts and findings that a version holds. */
    static SiteDeliveries read(Registry registry, long version) {
        SiteDeliveries deliveries = new SiteDeliveries();
        TreeMap<String, List<Upload>> published = new TreeMap<>();
        for (Upload upload : registry.uploads().list()) {
            if (upload.version().isPresent() && upload.version().getAsLong() <= version) {
                published
                        .computeIfAbsent(upload.siteId(), site -> new ArrayList<>())
                        .add(upload);
            }
        }
        published.forEach((site, uploads) -> {
            uploads.sort(Comparator.comparingLong(upload -> upload.version().orElseThrow()));
            deliveries.add(registry, site, uploads);
        });
        return deliveries;
    }

    /** Returns the delivery of each site, by site. */
    List<SiteDelivery> sites() {
        return List.copyOf(bySite.values());
    }

    /** Returns the names of the files that a site ever delivered and that were not refused as a whole. */
    Set<String> filesDelivered(String siteId) {
        return everDelivered.getOrDefault(siteId, new TreeSet<>());
    }

    private void add(Registry registry, String site, List<Upload> uploads) {
        Map<String, SiteDelivery.FileCounts> files = new TreeMap<>();
        Counter counter = new Counter();
        OpenQueries queries = new OpenQueries();
        int lastFull = lastFull(uploads);
        for (int i = 0; i < uploads.size(); i++) {
            long uploadId = uploads.get(i).uploadId();
            for (UploadFile file : registry.uploads().files(uploadId)) {
                if (file.accounting().isPresent()) {
                    add(site, file.accounting().get(), i >= lastFull ? files : new TreeMap<>());
                }
            }
            boolean inForce = i >= lastFull;
            int upload = i;
            registry.uploads().forEachFinding(uploadId, finding -> {
                queries.add(finding, upload, inForce);
                if (inForce) {
                    counter.add(finding);
                }
            });
        }
        NewUpload last = uploads.get(uploads.size() - 1).request();
        bySite.put(
                site,
                new SiteDelivery(
                        site,
                        uploads.size(),
                        last.uploadSeq(),
                        last.extractYear(),
                        files,
                        counter.counts(),
                        queries.ages(uploads.size() - 1)));
    }

    private void add(String site, FileAccounting accounting, Map<String, SiteDelivery.FileCounts> files) {
        String file = withoutEnding(accounting.file());
        files.merge(
                file,
                new SiteDelivery.FileCounts(accounting.read(), accounting.rejected()),
                SiteDelivery.FileCounts::plus);
        if (!accounting.refused()) {
            everDelivered.computeIfAbsent(site, s -> new TreeSet<>()).add(file);
        }
    }

    private static int lastFull(List<Upload> uploads) {
        for (int i = uploads.size() - 1; i > 0; i--) {
            if (uploads.get(i).request().mode() == UploadMode.FULL) {
                return i;
            }
        }
        return 0;
    }

    private static String withoutEnding(String fileName) {
        return fileName.endsWith(".csv") ? fileName.substring(0, fileName.length() - ".csv".length()) : fileName;
    }

    /**
     * The questions to a site that nothing has answered yet.
     *
     * <p>A full upload is checked anew: what it no longer raises is answered. So a query is open if the last full upload or an update
     * after it raises it, whatever became of it in the registry since; that keeps a rerun on the same freeze the same.
     */
    private static final class OpenQueries {
        private final Map<List<String>, Integer> firstRaised = new HashMap<>();
        private final Set<List<String>> open = new LinkedHashSet<>();

        void add(Finding finding, int upload, boolean inForce) {
            if (finding.severity() != Severity.Q) {
                return;
            }
            List<String> question = List.of(finding.ruleId(), finding.file(), finding.recordId(), finding.column());
            firstRaised.putIfAbsent(question, upload);
            if (inForce) {
                open.add(question);
            }
        }

        List<Integer> ages(int lastUpload) {
            return open.stream()
                    .map(question -> lastUpload - firstRaised.getOrDefault(question, lastUpload))
                    .sorted()
                    .toList();
        }
    }

    /** Counts findings one by one. */
    private static final class Counter {
        private final Map<String, Long> bySeverity = new TreeMap<>();
        private final Map<String, Long> byRule = new TreeMap<>();
        private final Map<String, Long> byFile = new TreeMap<>();

        void add(Finding finding) {
            String severity = finding.severity().name();
            bySeverity.merge(severity, 1L, Long::sum);
            byRule.merge(finding.ruleId(), 1L, Long::sum);
            String file = withoutEnding(finding.file());
            byFile.merge(file + ":" + severity, 1L, Long::sum);
            byFile.merge(file + ":" + finding.ruleId(), 1L, Long::sum);
        }

        SiteDelivery.FindingCounts counts() {
            return new SiteDelivery.FindingCounts(bySeverity, byRule, byFile);
        }
    }
}
