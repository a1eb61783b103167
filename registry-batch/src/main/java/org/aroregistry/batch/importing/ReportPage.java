package org.aroregistry.batch.importing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.aroregistry.batch.validation.ErrorCodes;
import org.aroregistry.batch.validation.ImplementedRules;
import org.aroregistry.batch.validation.UploadSettings;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.RuleDefinition;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.upload.ChangeReason;
import org.aroregistry.core.upload.FileAccounting;

/** The answer to a centre as one page: what was accepted, what was not and why, what was checked. */
final class ReportPage {
    private static final String STYLE = """
            :root{--ink:#1d2733;--soft:#5b6b7b;--line:#dfe5ea;--paper:#fff;--bg:#f4f6f8;--E:#b3261e;--W:#9a6700;--Q:#0b5cad;--I:#4a5a6a;--ok:#1a7f37}
            *{box-sizing:border-box}
            body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 "Source Sans 3","Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
            main{max-width:60rem;margin:0 auto;padding:2rem 1.25rem 4rem}
            header{border-top:6px solid var(--mark);background:var(--paper);padding:1.5rem 1.75rem;border-radius:0 0 10px 10px;box-shadow:0 1px 3px #0001}
            h1{font-size:1.6rem;margin:0 0 .25rem;line-height:1.25}
            h2{font-size:1.2rem;margin:2.5rem 0 .75rem}
            h3{font-size:1rem;margin:1.5rem 0 .5rem;font-family:ui-monospace,SFMono-Regular,Menlo,monospace}
            p{margin:.4rem 0}.soft{color:var(--soft)}.big{font-size:1.1rem}
            .numbers{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:.75rem;margin:1.25rem 0 0}
            .numbers div{border:1px solid var(--line);border-radius:8px;padding:.6rem .9rem}
            .numbers b{display:block;font-size:1.5rem;font-weight:600;font-variant-numeric:tabular-nums}
            .numbers span{color:var(--soft);font-size:.85rem}
            .card{background:var(--paper);border:1px solid var(--line);border-radius:8px;overflow-x:auto}
            table{border-collapse:collapse;width:100%;font-size:.92rem}
            th,td{text-align:left;padding:.45rem .7rem;border-bottom:1px solid var(--line);vertical-align:top}
            tbody tr:last-child td{border-bottom:0}
            th{font-weight:600;color:var(--soft);font-size:.8rem;text-transform:uppercase;letter-spacing:.03em;white-space:nowrap}
            td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
            tr.refused td{background:#fdf1f0}
            code{font-family:ui-monospace,SFMono-Regular,Menlo,monospace;font-size:.88em}
            .tag{display:inline-block;min-width:4.6rem;text-align:center;border-radius:99px;padding:.05rem .6rem;font-size:.78rem;font-weight:600;color:#fff}
            .tag.E{background:var(--E)}.tag.W{background:var(--W)}.tag.Q{background:var(--Q)}.tag.I{background:var(--I)}
            details{background:var(--paper);border:1px solid var(--line);border-radius:8px;margin:.5rem 0}
            summary{cursor:pointer;padding:.6rem .9rem;display:flex;gap:.75rem;align-items:baseline}
            summary::-webkit-details-marker{display:none}
            summary .what{flex:1}summary .count{font-variant-numeric:tabular-nums;color:var(--soft);white-space:nowrap}
            details .inside,.cause .inside{padding:0 .9rem .8rem;overflow-x:auto}
            .cause{background:var(--paper);border:1px solid var(--line);border-radius:8px;margin:.5rem 0}
            .cause>h4{font:inherit;margin:0;padding:.6rem .9rem;display:flex;gap:.4rem .75rem;align-items:baseline}
            .cause .what{flex:1}.cause .count{font-variant-numeric:tabular-nums;color:var(--soft);white-space:nowrap}
            .cause details{border:0;border-top:1px solid var(--line);border-radius:0;margin:0}
            .cause details .what{color:var(--Q)}.cause p{margin:.5rem .9rem .8rem}
            .cause details .what::before{content:"\\25B8\\00A0"}.cause details[open] .what::before{content:"\\25BE\\00A0"}
            @media(max-width:40rem){main{padding:0 .6rem 3rem}.cause>h4{flex-wrap:wrap}.cause>h4 .what{flex:1 1 100%;order:3}
            .cause thead{display:none}.cause tr{display:block;border-bottom:1px solid var(--line);padding:.3rem 0}.cause tr:last-child{border:0}
            .cause td{display:inline-block;border:0;padding:0 .7rem 0 0}.cause td:empty{display:none}.cause td:nth-child(n+5){display:block}
            .cause td:nth-child(n+5):empty{display:none}.cause td::before{color:var(--soft)}.cause td:nth-child(1)::before{content:"line "}
            .cause td:nth-child(2)::before{content:"column "}.cause td:nth-child(3)::before{content:"record "}
            .cause td:nth-child(5)::before{content:"expected: "}.cause td:nth-child(6)::before{content:"hint: "}}
            ul.rules{columns:2 20rem;padding-left:1.1rem;font-size:.9rem}ul.rules li{break-inside:avoid;margin:.2rem 0}
            .bar{display:flex;height:10px;border-radius:5px;overflow:hidden;background:var(--line);margin:.5rem 0 0}
            .bar i{display:block}.bar .a{background:var(--ok)}.bar .u{background:#8fb8a0}.bar .r{background:var(--E)}.bar .h{background:var(--W)}
            footer{margin-top:3rem;color:var(--soft);font-size:.85rem}
            @media print{body{background:#fff;font-size:11pt}main{max-width:none;padding:0}header{box-shadow:none}.card{break-inside:avoid}}
            """;

    private final Receipt receipt;
    private final CheckedUpload upload;
    private final Dictionary dictionary;
    private final Map<RejectedFiles.Kind, List<String>> returned;
    private final StringBuilder html = new StringBuilder();

    ReportPage(Receipt receipt, Dictionary dictionary, Map<RejectedFiles.Kind, List<String>> returned) {
        this.receipt = receipt;
        this.upload = receipt.upload();
        this.dictionary = dictionary;
        this.returned = returned;
    }

    /** Writes the page; it needs no other file. */
    void write(Path target) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
            write(out);
        }
    }

    private void write(Writer out) throws IOException {
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
                .append(escape(title()))
                .append("</title><style>\n")
                .append(STYLE)
                .append("</style></head><body style=\"--mark:")
                .append(colour())
                .append("\"><main>\n");
        summary();
        accounting();
        differences();
        nextSteps();
        handOver(out);
        new FindingsSection(upload, dictionary, out).write();
        checked();
        html.append("<footer><p>Content SHA-256 <code>")
                .append(upload.contentSha256())
                .append("</code><br>Data dictionary ")
                .append(escape(dictionary.version()))
                .append(". Values that may identify a person are never shown here.</p></footer>\n")
                .append("</main></body></html>\n");
        handOver(out);
    }

    private void handOver(Writer out) throws IOException {
        out.append(html);
        html.setLength(0);
    }

    private String title() {
        String what =
                switch (receipt.kind()) {
                    case IMPORT -> "Import";
                    case DRY_RUN -> "Dry run";
                    case VALIDATION -> "Validation";
                };
        return upload.settings()
                .map(s -> what + " of upload " + s.uploadSeq() + " of site " + s.siteId())
                .orElse(what + " of an upload without a usable manifest");
    }

    private String colour() {
        return switch (receipt.exit()) {
            case CLEAN -> "var(--ok)";
            case WARNINGS -> "var(--W)";
            case REJECTED, COULD_NOT_RUN -> "var(--E)";
        };
    }

    private void summary() {
        html.append("<header><h1>")
                .append(escape(title()))
                .append("</h1>\n<p class=\"big\">")
                .append(escape(verdict()));
        html.append("</p>\n<p class=\"soft\">")
                .append(escape(upload.settings().map(ReportPage::kind).orElse("")));
        html.append("</p>\n<div class=\"numbers\">");
        long read = sum(FileAccounting::read);
        number(read, "rows read");
        number(sum(a -> a.added() + a.changed()), "accepted");
        number(sum(FileAccounting::unchanged), "unchanged or repeated");
        number(sum(FileAccounting::rejected), "rejected");
        if (upload.isHeld()) {
            number(sum(FileAccounting::held), "held");
        }
        for (Severity severity : Severity.values()) {
            if (upload.tally().count(severity) > 0) {
                number(
                        upload.tally().count(severity),
                        plural(severity, upload.tally().count(severity)));
            }
        }
        html.append("</div>");
        if (read > 0) {
            bar(read);
        }
        html.append("</header>\n");
    }

    private static String plural(Severity severity, long count) {
        return switch (severity) {
            case E -> count == 1 ? "error" : "errors";
            case W -> count == 1 ? "warning" : "warnings";
            case Q -> count == 1 ? "query" : "queries";
            case I -> "for information";
        };
    }

    private String verdict() {
        if (upload.refusal().isPresent()) {
            return "The upload was refused: " + upload.refusal().get() + ".";
        }
        String done = receipt.kind() == Receipt.Kind.IMPORT ? "was imported" : "can be imported";
        return switch (receipt.exit()) {
            case CLEAN -> "Everything " + done + ". Nothing was noticed.";
            case WARNINGS -> "Everything " + done + "; please look at the warnings.";
            case REJECTED, COULD_NOT_RUN -> "A part " + done + "; " + rest() + ".";
        };
    }

    private String rest() {
        if (!upload.isHeld()) {
            return "the rest has errors and comes back to you";
        }
        String held = "rows that would change or end what the registry shows wait for a reason";
        return upload.hasRejections() ? held + ", and rows with errors come back to you" : held;
    }

    private static String kind(UploadSettings settings) {
        return (switch (settings.mode()) {
                    case FULL -> "FULL upload (a snapshot of all rows)";
                    case DELTA -> "DELTA upload (only what changed)";
                })
                + ", extract of " + settings.extractYear();
    }

    private long sum(java.util.function.ToLongFunction<FileAccounting> part) {
        return receipt.accounting().stream().mapToLong(part).sum();
    }

    private void number(long value, String label) {
        html.append("<div><b>")
                .append(grouped(value))
                .append("</b><span>")
                .append(label)
                .append("</span></div>");
    }

    private void bar(long read) {
        html.append(
                "<div class=\"bar\" role=\"img\" aria-label=\"share of rows accepted, unchanged, rejected, held\">");
        part("a", sum(a -> a.added() + a.changed()), read);
        part("u", sum(FileAccounting::unchanged), read);
        part("r", sum(FileAccounting::rejected), read);
        part("h", sum(FileAccounting::held), read);
        html.append("</div>");
    }

    private void part(String style, long rows, long read) {
        html.append(
                String.format(Locale.ROOT, "<i class=\"%s\" style=\"width:%.2f%%\"></i>", style, 100.0 * rows / read));
    }

    private void accounting() {
        html.append("<h2>What became of the rows</h2>\n<div class=\"card\"><table><thead><tr><th>File</th>");
        List<String> heads = receipt.imported()
                ? List.of("Read", "New", "Changed", "Unchanged", "Rejected", "Held", "Blank", "Ended")
                : List.of("Read", "Accepted", "Repeated", "Rejected", "Blank");
        heads.forEach(head -> html.append("<th class=\"n\">").append(head).append("</th>"));
        html.append("</tr></thead><tbody>\n");
        for (FileAccounting rows : receipt.accounting()) {
            html.append(rows.refused() ? "<tr class=\"refused\">" : "<tr>")
                    .append("<td><code>")
                    .append(escape(rows.file()))
                    .append("</code>");
            if (rows.refused()) {
                html.append("<br><span class=\"soft\">refused: ")
                        .append(escape(refusal(rows.file())))
                        .append("</span>");
            }
            html.append("</td>");
            List<Long> numbers = receipt.imported()
                    ? List.of(
                            rows.read(),
                            rows.added(),
                            rows.changed(),
                            rows.unchanged(),
                            rows.rejected(),
                            rows.held(),
                            rows.blank(),
                            rows.ended())
                    : List.of(rows.read(), rows.added(), rows.unchanged(), rows.rejected(), rows.blank());
            numbers.forEach(
                    n -> html.append("<td class=\"n\">").append(grouped(n)).append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n<p class=\"soft\">Every row is accounted for: read = ")
                .append(
                        receipt.imported()
                                ? "new + changed + unchanged + rejected + held"
                                : "accepted + repeated + rejected")
                .append("; blank rows are counted apart. A repeated row equals an earlier one in every cell.</p>\n");
    }

    private void differences() {
        List<FileDifference> changes = receipt.differences().stream()
                .filter(found -> found.changed() > 0)
                .toList();
        if (changes.isEmpty()) {
            return;
        }
        html.append(
                "<h2>What changes</h2>\n<p class=\"soft\">Rows that differ from what the registry showed, with the first"
                        + " changes of each file; all of them are in <code>changes.csv</code>.</p>\n");
        for (FileDifference found : changes) {
            html.append("<details><summary><span class=\"what\"><code>")
                    .append(escape(found.file()))
                    .append("</code>: ")
                    .append(escape(found.columns().entrySet().stream()
                            .map(column -> column.getKey() + " " + grouped(column.getValue()))
                            .collect(Collectors.joining(", "))))
                    .append("</span><span class=\"count\">")
                    .append(grouped(found.changed()))
                    .append("×</span></summary><div class=\"inside\"><ul>");
            found.examples()
                    .forEach(text -> html.append("<li>").append(escape(text)).append("</li>"));
            html.append("</ul></div></details>\n");
        }
    }

    private String refusal(String fileName) {
        return upload.files().stream()
                .filter(file -> file.definition().fileName().equals(fileName))
                .flatMap(file -> file.refusal().stream())
                .findFirst()
                .orElse("");
    }

    private void nextSteps() {
        List<String> rejectedFiles = returned.getOrDefault(RejectedFiles.Kind.REJECTED, List.of());
        if (rejectedFiles.isEmpty() && !upload.isHeld()) {
            return;
        }
        html.append("<h2>What to do</h2>\n");
        if (!rejectedFiles.isEmpty()) {
            nextForRejected(rejectedFiles);
        }
        if (upload.isHeld()) {
            nextForHeld(returned.getOrDefault(RejectedFiles.Kind.HELD, List.of()));
        }
    }

    private void nextForHeld(List<String> files) {
        if (!files.isEmpty()) {
            html.append("<p>Rows that would change what the registry shows are in <code>held/</code> (")
                    .append(escape(String.join(", ", files)))
                    .append(
                            "): nothing is wrong with them, but no reason for the change was given, so the older version"
                                    + " stays. Run <code>aro manifest</code> on that folder and import it with"
                                    + " <code>--reason</code> and one of: ")
                    .append(escape(ChangeReason.list()))
                    .append(".</p>\n");
        }
        long ends = sum(FileAccounting::heldEnds);
        if (ends > 0) {
            html.append("<p>")
                    .append(grouped(ends))
                    .append(
                            " rows of the registry are no longer in your files; they stay as well. To end them, raise the number of"
                                    + " the whole folder with <code>aro manifest</code> and import it with"
                                    + " <code>--reason</code>.</p>\n");
        }
    }

    private void nextForRejected(List<String> rejectedFiles) {
        html.append("<p>The rejected rows are in <code>rejected/</code> (")
                .append(escape(String.join(", ", rejectedFiles)))
                .append(
                        "), as you sent them, with the reasons in the first columns. Fix the cells there, leave the "
                                + "<code>registry_…</code> columns (they are ignored), run <code>aro manifest</code> on that folder, which "
                                + "makes it a DELTA upload with the next <code>upload_seq</code>, and send it. Cells that identify a person come back as <code>[removed: identifying]</code>.</p>\n");
    }

    private void checked() {
        html.append("<h2>Checked and passed</h2>\n");
        if (upload.settings().isEmpty()) {
            html.append("<p>The check ended with the manifest.</p>\n");
        } else {
            passed().forEach(this::family);
        }
        if (!upload.notChecked().isEmpty()) {
            html.append("<h2>Not checked</h2>\n<ul>");
            upload.notChecked()
                    .forEach(text -> html.append("<li>").append(escape(text)).append("</li>"));
            html.append("</ul>\n");
        }
    }

    /** Returns the rules that were checked and found nothing, by family. */
    private Map<Character, List<RuleDefinition>> passed() {
        Set<String> fired = upload.tally().byRule().keySet();
        return ImplementedRules.definitions(dictionary).stream()
                .filter(rule -> !fired.contains(rule.id()))
                .filter(rule -> upload.notChecked().stream().noneMatch(text -> text.contains(rule.id())))
                .collect(Collectors.groupingBy(RuleDefinition::family, LinkedHashMap::new, Collectors.toList()));
    }

    private void family(char family, List<RuleDefinition> rules) {
        html.append("<details><summary><span class=\"what\">")
                .append(escape(ErrorCodes.family(family)))
                .append("</span><span class=\"count\">")
                .append(rules.size())
                .append(rules.size() == 1 ? " rule" : " rules")
                .append("</span></summary><div class=\"inside\"><ul class=\"rules\">\n");
        for (RuleDefinition rule : rules) {
            html.append("<li><b>")
                    .append(rule.id())
                    .append("</b> ")
                    .append(escape(rule.logic()))
                    .append("</li>\n");
        }
        html.append("</ul></div></details>\n");
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202F');
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
