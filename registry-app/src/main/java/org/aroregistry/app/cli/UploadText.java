package org.aroregistry.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.aroregistry.batch.importing.CheckOptions;
import org.aroregistry.batch.importing.FileDifference;
import org.aroregistry.batch.importing.UploadOutcome;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.store.SealedReceipt;
import org.aroregistry.core.upload.ChangeReason;
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
        if (outcome.moved().patients() > 0) {
            out.printf(
                    Locale.ROOT,
                    "Patients who moved here: %,d; %,d rows that other sites showed of them end.%n",
                    outcome.moved().patients(),
                    outcome.moved().rows());
        }
        findings(outcome, out);
        outcome.notChecked().forEach(what -> out.println("Not checked: " + what));
        SealedReceipt.read(outcome.receipt())
                .ifPresent(seal -> out.printf("Audit trail: event %d, hash %s%n", seal.eventNo(), seal.eventHash()));
        out.println();
        out.println("Report: " + outcome.report());
    }

    /** Says what an import would change. */
    static void differences(UploadOutcome outcome, PrintWriter out) {
        if (outcome.known() || outcome.differences().isEmpty()) {
            return;
        }
        out.println();
        out.println("What the import would change:");
        TextTable table = new TextTable("file", "new", "changed", "unchanged", "ended", "held");
        outcome.differences()
                .forEach(found -> table.row(
                        found.file(),
                        count(found.added()),
                        count(found.changed()),
                        count(found.unchanged()),
                        count(found.ended()),
                        count(found.held())));
        table.print(out);
        for (FileDifference found : outcome.differences()) {
            found.examples().forEach(example -> out.println("  " + found.file() + " " + example));
            if (found.changed() > found.examples().size()) {
                out.println("  " + found.file() + ": all changes are in changes.csv");
            }
        }
        out.println("Changes: " + outcome.folder().resolve("changes.csv"));
    }

    /** Says how to import what was shown. */
    static void nextAfterDryRun(UploadOutcome outcome, Path source, CheckOptions options, PrintWriter out) {
        if (outcome.known() || outcome.siteId().isEmpty() || outcome.refusal().isPresent()) {
            return;
        }
        out.println("Nothing was written. To import just this:");
        out.println("  aro import " + source
                + options.reason().map(reason -> " --reason " + reason.name()).orElse("") + " --expect "
                + outcome.folder().resolve("receipt.json"));
    }

    /** Says what to do with rows that were not imported. */
    static void nextAfterImport(UploadOutcome outcome, Path source, PrintWriter out) {
        if (!outcome.known() && outcome.rules().containsKey("S-022")) {
            // Its rows are all rejected, and nothing is wrong with them.
            out.println("Next: give these files a number above the last accepted one, if they are not an old upload:");
            out.println("  aro manifest " + source + " --seq N");
            out.println("  aro import " + source);
            return;
        }
        if (hasRejectedRows(outcome)) {
            Path rejected = outcome.folder().resolve("rejected");
            out.println("Next: fix the rows in " + rejected + ", then");
            out.println("  aro manifest " + rejected);
            out.println("  aro import " + rejected);
        }
        if (outcome.known() && sum(outcome, FileAccounting::held) + sum(outcome, FileAccounting::heldEnds) > 0) {
            out.println(
                    "Next: rows of that import were held for want of a reason. To take them, run 'aro manifest' on the folder,"
                            + " which gives it a new upload_seq, and import it with --reason CODE.");
        } else if (!outcome.known()) {
            nextForHeld(outcome, out);
        }
    }

    private static void nextForHeld(UploadOutcome outcome, PrintWriter out) {
        if (sum(outcome, FileAccounting::held) > 0) {
            Path held = outcome.folder().resolve("held");
            out.println(
                    "Next: no --reason was given, so rows that would change the registry are held. Say why they change:");
            out.println("  aro manifest " + held);
            out.println("  aro import " + held + " --reason CODE");
        }
        long ends = sum(outcome, FileAccounting::heldEnds);
        if (ends > 0) {
            out.printf(
                    Locale.ROOT,
                    "Next: %,d rows of the registry are no longer in the files and stay. To end them, run 'aro manifest' on the"
                            + " whole folder and import it with --reason CODE.%n",
                    ends);
        }
        if (sum(outcome, FileAccounting::held) + ends > 0) {
            out.println("CODE is one of " + ChangeReason.list() + ".");
        }
    }

    private static long sum(UploadOutcome outcome, ToLongFunction<FileAccounting> part) {
        return outcome.files().stream().mapToLong(part).sum();
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
        boolean held = files.stream().anyMatch(file -> file.held() > 0);
        List<String> header = new ArrayList<>(List.of("file", "read", "accepted", "unchanged", "rejected"));
        header.addAll(held ? List.of("held", "ended", "") : List.of("ended", ""));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (FileAccounting file : files) {
            List<String> cells = new ArrayList<>(List.of(
                    file.file(),
                    count(file.read()),
                    count(file.added() + file.changed()),
                    count(file.unchanged()),
                    count(file.rejected())));
            if (held) {
                cells.add(count(file.held()));
            }
            cells.add(count(file.ended()));
            cells.add(file.refused() ? "refused" : "");
            table.row(cells.toArray());
        }
        table.print(out);
    }

    private static void findings(UploadOutcome outcome, PrintWriter out) {
        Map<Severity, Long> found = outcome.findings();
        out.printf(
                Locale.ROOT,
                "Findings: %s, %s, %s, %,d for information%n",
                counted(found, Severity.E, "error", "errors"),
                counted(found, Severity.W, "warning", "warnings"),
                counted(found, Severity.Q, "query", "queries"),
                found.getOrDefault(Severity.I, 0L));
        outcome.rules().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(RULES_SHOWN)
                .forEach(rule -> out.printf(
                        Locale.ROOT, "  %,7d  %s  %s%n", rule.getValue(), rule.getKey(), logic(rule.getKey())));
    }

    private static String counted(Map<Severity, Long> found, Severity severity, String one, String many) {
        long n = found.getOrDefault(severity, 0L);
        return count(n) + " " + (n == 1 ? one : many);
    }

    private static String logic(String ruleId) {
        String logic = Dictionary.current().rule(ruleId).logic();
        return logic.length() <= LOGIC_SHOWN ? logic : logic.substring(0, LOGIC_SHOWN - 1) + "…";
    }

    private static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
