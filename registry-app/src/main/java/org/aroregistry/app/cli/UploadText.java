package org.aroregistry.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aroregistry.batch.importing.UploadOutcome;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.store.SealedReceipt;
import org.aroregistry.core.upload.FileAccounting;

/** Says on the terminal what came of an upload. */
final class UploadText {
    private static final int RULES_SHOWN = 8;
    private static final int LOGIC_SHOWN = 90;

    private UploadText() {}

    static void print(UploadOutcome outcome, PrintWriter out) {
        if (outcome.siteId().isEmpty()) {
            out.println("The upload was refused: " + outcome.refusal().orElse("its manifest cannot be used") + ".");
            out.println("Report: " + outcome.report());
            return;
        }
        out.printf("Site %s, upload %d%n", outcome.siteId(), outcome.uploadSeq());
        if (outcome.known()) {
            out.println("These files were imported before: nothing was written, and this is the first receipt.");
        }
        outcome.refusal().ifPresent(reason -> out.println("The upload was refused: " + reason));
        table(outcome.files(), out);
        findings(outcome, out);
        outcome.notChecked().forEach(what -> out.println("Not checked: " + what));
        SealedReceipt.read(outcome.receipt())
                .ifPresent(seal -> out.printf("Audit trail: event %d, hash %s%n", seal.eventNo(), seal.eventHash()));
        out.println();
        out.println("Report: " + outcome.report());
    }

    /** Says what to do with rows that were not imported. */
    static void nextAfterImport(UploadOutcome outcome, PrintWriter out) {
        if (hasRejectedRows(outcome)) {
            Path rejected = outcome.folder().resolve("rejected");
            out.println("Next: fix the rows in " + rejected + ", then");
            out.println("  aro manifest " + rejected);
            out.println("  aro import " + rejected);
        }
    }

    /** Says what to do with rows that would not be imported. */
    static void nextAfterCheck(UploadOutcome outcome, Path source, PrintWriter out) {
        if (hasRejectedRows(outcome)) {
            out.println("Next: fix the files, then 'aro manifest " + source
                    + "' and check again; or import them as they" + " are and send the rejected rows later.");
        }
    }

    private static boolean hasRejectedRows(UploadOutcome outcome) {
        return !outcome.known() && outcome.files().stream().anyMatch(file -> file.rejected() > 0);
    }

    private static void table(List<FileAccounting> files, PrintWriter out) {
        TextTable table = new TextTable("file", "read", "accepted", "unchanged", "rejected", "ended", "");
        for (FileAccounting file : files) {
            table.row(
                    file.file(),
                    count(file.read()),
                    count(file.added() + file.changed()),
                    count(file.unchanged()),
                    count(file.rejected()),
                    count(file.ended()),
                    file.refused() ? "refused" : "");
        }
        table.print(out);
    }

    private static void findings(UploadOutcome outcome, PrintWriter out) {
        Map<Severity, Long> found = outcome.findings();
        out.printf(
                Locale.ROOT,
                "Findings: %,d errors, %,d warnings, %,d queries, %,d for information%n",
                found.getOrDefault(Severity.E, 0L),
                found.getOrDefault(Severity.W, 0L),
                found.getOrDefault(Severity.Q, 0L),
                found.getOrDefault(Severity.I, 0L));
        outcome.rules().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(RULES_SHOWN)
                .forEach(rule -> out.printf(
                        Locale.ROOT, "  %,7d  %s  %s%n", rule.getValue(), rule.getKey(), logic(rule.getKey())));
    }

    private static String logic(String ruleId) {
        String logic = Dictionary.current().rule(ruleId).logic();
        return logic.length() <= LOGIC_SHOWN ? logic : logic.substring(0, LOGIC_SHOWN - 1) + "…";
    }

    private static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
