package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.ReportPage.escape;
import static org.aroregistry.batch.importing.ReportPage.grouped;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.upload.Finding;

/**
 * The findings on the page of the answer: for each cause the first three, how many there are, and many more behind a fold.
 *
 * <p>They are read from disk again, some causes at a time, and written at once: neither findings nor page are ever whole in memory.
 */
final class FindingsSection {
    /** Findings of a cause on the page; nobody reads more of the same. */
    static final int AT_MOST = 1_000;

    private static final int CAUSES_AT_ONCE = 50;
    private static final String HEAD =
            "<table><thead><tr><th class=\"n\">Line</th><th>Column</th><th>Record</th><th>Value</th><th>Expected</th>"
                    + "<th>Hint</th></tr></thead><tbody>\n";

    private final CheckedUpload upload;
    private final Dictionary dictionary;
    private final Writer out;

    FindingsSection(CheckedUpload upload, Dictionary dictionary, Writer out) {
        this.upload = upload;
        this.dictionary = dictionary;
        this.out = out;
    }

    void write() throws IOException {
        Map<Tally.Cause, Tally.Group> causes = upload.tally().causes();
        out.append("<h2>Findings by cause</h2>\n");
        if (causes.isEmpty()) {
            out.append("<p>None.</p>\n");
            return;
        }
        out.append("<p class=\"soft\">The first three of each cause, and more behind the fold; every finding is in"
                + " <code>findings.csv</code>.</p>\n");
        for (Map.Entry<String, List<Tally.Cause>> file : byFile(causes).entrySet()) {
            out.append("<h3>")
                    .append(file.getKey().isEmpty() ? "the upload as a whole" : escape(file.getKey()))
                    .append("</h3>\n");
            List<Tally.Cause> all = file.getValue();
            for (int from = 0; from < all.size(); from += CAUSES_AT_ONCE) {
                write(file.getKey(), all.subList(from, Math.min(all.size(), from + CAUSES_AT_ONCE)), causes);
            }
        }
    }

    /** Files in the order of the dictionary, causes by severity. */
    private Map<String, List<Tally.Cause>> byFile(Map<Tally.Cause, Tally.Group> causes) {
        List<String> names =
                dictionary.files().stream().map(FileDefinition::fileName).toList();
        Map<String, List<Tally.Cause>> byFile = new LinkedHashMap<>();
        causes.keySet().stream()
                .sorted(Comparator.comparing((Tally.Cause cause) -> names.indexOf(cause.file()))
                        .thenComparing(Tally.Cause::severity))
                .forEach(cause -> byFile.computeIfAbsent(cause.file(), f -> new ArrayList<>())
                        .add(cause));
        return byFile;
    }

    private void write(String file, List<Tally.Cause> some, Map<Tally.Cause, Tally.Group> groups) throws IOException {
        Map<Tally.Cause, List<Finding>> behind = new LinkedHashMap<>();
        for (Tally.Cause cause : some) {
            Tally.Group group = groups.getOrDefault(cause, new Tally.Group());
            if (group.count() > group.examples().size()) {
                behind.put(cause, new ArrayList<>());
            }
        }
        if (!behind.isEmpty()) {
            FindingFiles.forEach(upload, file, finding -> {
                List<Finding> found = behind.get(Tally.Cause.of(finding));
                if (found != null && found.size() < AT_MOST) {
                    found.add(finding);
                }
            });
        }
        for (Tally.Cause cause : some) {
            cause(cause, groups.getOrDefault(cause, new Tally.Group()), behind.getOrDefault(cause, List.of()));
        }
    }

    private void cause(Tally.Cause cause, Tally.Group group, List<Finding> behind) throws IOException {
        out.append("<section class=\"cause\"><h4><span class=\"tag ")
                .append(cause.severity().name())
                .append("\">")
                .append(cause.severity().word())
                .append("</span><span class=\"what\">");
        if (!cause.column().isEmpty()) {
            out.append("<code>").append(escape(cause.column())).append("</code>: ");
        }
        out.append(escape(cause.message()))
                .append(" <span class=\"soft\">")
                .append(escape(cause.ruleId()))
                .append("</span></span><span class=\"count\">")
                .append(grouped(group.count()))
                .append("×</span></h4>\n<div class=\"inside\">");
        table(group.examples());
        out.append("</div>\n");
        if (!behind.isEmpty()) {
            fold(cause, group.count(), behind);
        }
        out.append("</section>\n");
    }

    private void fold(Tally.Cause cause, long count, List<Finding> behind) throws IOException {
        long rest = count - behind.size();
        out.append("<details><summary><span class=\"what\">")
                .append(rest == 0 ? "show all " + grouped(count) : "show the first " + grouped(behind.size()))
                .append("</span></summary><div class=\"inside\">");
        table(behind);
        out.append("</div></details>\n");
        if (rest > 0) {
            out.append("<p class=\"soft\">The other ")
                    .append(grouped(rest))
                    .append(" are in <code>findings.csv</code>, filter <code>code</code> = ")
                    .append(escape(cause.ruleId()));
            filter("file", cause.file());
            filter("column", cause.column());
            out.append(".</p>\n");
        }
    }

    private void filter(String column, String value) throws IOException {
        if (!value.isEmpty()) {
            out.append(", <code>").append(column).append("</code> = ").append(escape(value));
        }
    }

    private void table(List<Finding> findings) throws IOException {
        out.append(HEAD);
        for (Finding finding : findings) {
            out.append("<tr><td class=\"n\">").append(finding.line() == 0 ? "" : grouped(finding.line()));
            cell(escape(finding.columnLetter()));
            cell(escape(finding.recordId()));
            cell(finding.value().map(v -> "<code>" + escape(v) + "</code>").orElse(""));
            cell(escape(finding.expected()));
            cell(escape(finding.hint()));
            out.append("</td></tr>\n");
        }
        out.append("</tbody></table>");
    }

    private void cell(String html) throws IOException {
        out.append("</td><td>").append(html);
    }
}
