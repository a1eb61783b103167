package org.aroregistry.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.aroregistry.batch.explaining.CellAddress;
import org.aroregistry.batch.explaining.CellExplanation;
import org.aroregistry.batch.explaining.CurveExplanation;
import org.aroregistry.batch.explaining.Explainer;
import org.aroregistry.batch.explaining.PatientExplanation;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.store.AuditAction;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Run;
import org.aroregistry.core.study.PatientId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aro explain}: from a number to its patients and rows, and from a patient to the analyses. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Say what is behind a number of the latest analysis: which patients, which rows, which file and line. It shows single patients, is"
                    + " for the coordinating centre and the regulator only, and is recorded.",
            "",
            "aro explain T01                 lists the cells of a table, or the curves of a figure",
            "aro explain T01 sex/f/TOTAL     who is counted in a cell",
            "aro explain F01 TOTAL 365       who is behind a curve up to a day",
            "aro explain ARO-7F3K9Q-W        a patient: in or out of each analysis, and why"
        })
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Mixin
    private AnalysisChoices choices;

    @Parameters(index = "0", paramLabel = "REPORT|PATIENT", description = "Report, like T01 or F03, or patient code.")
    private String subject;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "CELL|CURVE",
            description = "Cell as SECTION/ROW/COLUMN, or key of a curve.")
    private @Nullable String place;

    @Parameters(index = "2", arity = "0..1", paramLabel = "DAY", description = "Days since time zero of the curve.")
    private @Nullable Double day;

    @Mixin
    private FinishedRun finished;

    @Option(
            names = "--traced",
            defaultValue = "50",
            paramLabel = "N",
            description = "Patients whose rows are looked for (default ${DEFAULT-VALUE}); the others are only named.")
    private int traced;

    @Override
    public Integer call() {
        boolean patient = subject.toUpperCase(Locale.ROOT).startsWith("ARO-");
        if (patient) {
            subject = new PatientId(subject.toUpperCase(Locale.ROOT)).value();
            refuse(place, "a patient is explained whole; leave " + place + " out.");
        }
        try (Registry registry = database.open()) {
            Run run = finished.of(registry);
            Explainer explainer = new Explainer(registry, run, choices.rules(registry), choices.growth());
            ExplanationText text = new ExplanationText(spec.commandLine().getOut());
            long shown = patient ? patient(explainer, text) : report(explainer, text);
            if (shown > 0) {
                registry.audit()
                        .record(
                                Actor.name(),
                                AuditAction.READ,
                                "explanation of run " + run.runId(),
                                (patient ? "a patient" : subject + (place == null ? "" : " " + place)) + ": " + shown
                                        + " patients");
            }
            return ExitCode.CLEAN;
        }
    }

    /** An argument that would have no meaning is not passed over in silence. */
    private static void refuse(@Nullable Object argument, String sentence) {
        if (argument != null) {
            throw new IllegalArgumentException(sentence);
        }
    }

    private long patient(Explainer explainer, ExplanationText text) {
        PatientExplanation found = explainer
                .patient(subject)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no patient " + subject + " was registered when this analysis was made."));
        text.print(found);
        return 1;
    }

    /** Returns how many patients were shown. */
    private long report(Explainer explainer, ExplanationText text) {
        String id = subject.toUpperCase(Locale.ROOT);
        List<FigureResult> figures = explainer.figures(id);
        if (!figures.isEmpty()) {
            return figure(explainer, figures, text);
        }
        List<TableResult> tables = explainer.tables(id);
        if (tables.isEmpty()) {
            throw new IllegalArgumentException(
                    "the analysis has no report " + id + ": give one such as T01 or F03, or a patient code.");
        }
        if (place == null) {
            tables.forEach(text::list);
            return 0;
        }
        refuse(day, "a day is asked of a curve, and " + id + " is a table; leave " + day + " out.");
        CellAddress address = CellAddress.of(place);
        TableResult table = tables.stream().filter(address::isIn).findFirst().orElse(tables.get(0));
        CellExplanation cell = explainer.cell(table, address, traced);
        text.print(cell);
        return cell.parts().size();
    }

    private long figure(Explainer explainer, List<FigureResult> figures, ExplanationText text) {
        String key = place;
        if (key == null) {
            figures.forEach(text::list);
            return 0;
        }
        FigureResult figure = figures.stream()
                .filter(candidate -> candidate.curves().stream()
                        .anyMatch(curve -> curve.key().equals(key)))
                .findFirst()
                .orElse(figures.get(0));
        Double until = day;
        CurveExplanation curve = explainer.curve(figure, key, until == null ? Double.POSITIVE_INFINITY : until, traced);
        text.print(curve);
        return curve.parts().size();
    }
}
