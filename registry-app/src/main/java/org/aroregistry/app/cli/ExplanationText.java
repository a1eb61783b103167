package org.aroregistry.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aroregistry.batch.explaining.CellExplanation;
import org.aroregistry.batch.explaining.CurveExplanation;
import org.aroregistry.batch.explaining.CurvePart;
import org.aroregistry.batch.explaining.Part;
import org.aroregistry.batch.explaining.PatientExplanation;
import org.aroregistry.batch.explaining.PatientPart;
import org.aroregistry.batch.explaining.RowPlace;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.store.EndpointRow;

/** Prints what is behind a number. */
final class ExplanationText {
    private static final int ROWS_SHOWN = 4;

    private final PrintWriter out;

    ExplanationText(PrintWriter out) {
        this.out = out;
    }

    /** Lists the cells of a table with their addresses. */
    void list(TableResult table) {
        TextTable text = new TextTable("cell", "row", "column", "number");
        for (TableResult.Section section : table.sections()) {
            for (TableResult.Row row : section.rows()) {
                for (int i = 0; i < table.columns().size(); i++) {
                    TableResult.Column column = table.columns().get(i);
                    text.row(
                            section.key() + "/" + row.key() + "/" + column.key(),
                            row.label(),
                            column.label(),
                            StatisticText.of(row.cells().get(i)));
                }
            }
        }
        text.print(out);
    }

    /** Lists the curves of a figure. */
    void list(FigureResult figure) {
        TextTable text = new TextTable("figure", "curve", "label", "patients", "events", "shown to day");
        figure.curves()
                .forEach(curve -> text.row(
                        figure.id(),
                        curve.key(),
                        curve.label(),
                        curve.patients(),
                        curve.events(),
                        StatisticText.number(curve.shownTo())));
        text.print(out);
    }

    void print(CellExplanation cell) {
        out.println(cell.title() + ": " + StatisticText.of(cell.statistic()));
        out.println();
        List<PatientPart> counted =
                cell.parts().stream().filter(part -> part.part().counted() > 0).toList();
        TextTable text = new TextTable("patient", "site", "counted", "value", "rows without which it would be another");
        counted.forEach(part ->
                text.row(part.patientId(), part.siteId(), part.part().counted(), value(part.part()), rows(part)));
        if (!counted.isEmpty()) {
            text.print(out);
            out.println();
            saySearched(counted.stream().filter(part -> !rows(part).isEmpty()).count(), counted.size());
        }
        TextTable sum = new TextTable("patients", "");
        sum.row(counted.size(), "counted");
        long below = cell.parts().size() - counted.size();
        if (below > 0) {
            sum.row(below, "in the denominator or the time at risk only");
        }
        sum(sum, cell.silent(), "of the column, not counted: not known, or it does not apply");
        sum(sum, cell.elsewhere(), "in other columns");
        outside(sum, cell.outside());
        sum.row(cell.registered(), "registered");
        sum.print(out);
        out.println(
                cell.addsUp()
                        ? "The parts add up to the number."
                        : "This number is no sum over patients: it counts something else, or is estimated from all of them together.");
    }

    void print(CurveExplanation curve) {
        out.println(curve.title() + (Double.isInfinite(curve.day()) ? "" : ", day " + StatisticText.number(curve.day()))
                + ": " + curve.events() + " events by then"
                + (Double.isInfinite(curve.day()) ? "" : ", " + curve.atRisk() + " at risk just before"));
        out.println();
        TextTable text = new TextTable(
                "patient", "site", "from", "to", "ends with", "by then", "rows without which it would be another");
        curve.parts()
                .forEach(part -> text.row(
                        part.row().patientId(),
                        part.row().siteId(),
                        StatisticText.number(part.row().entryTime().orElse(0)),
                        StatisticText.number(part.row().exitTime().orElse(Double.NaN)),
                        end(part.row()),
                        byThen(part),
                        places(part.rows())));
        if (!curve.parts().isEmpty()) {
            text.print(out);
            out.println();
            saySearched(
                    curve.parts().stream()
                            .filter(part -> !part.rows().isEmpty())
                            .count(),
                    curve.parts().size());
        }
        TextTable sum = new TextTable("patients", "");
        sum.row(curve.parts().size(), "on the curve");
        sum(sum, curve.elsewhere(), "on other curves");
        outside(sum, curve.outside());
        sum.row(curve.registered(), "registered");
        sum.print(out);
        out.println(
                curve.addsUp()
                        ? "Patients and events are as many as the curve has."
                        : "The curve counts otherwise than these rows: it estimates in another way than the analysis rows are made for.");
    }

    void print(PatientExplanation patient) {
        out.println(patient.patientId() + ", followed by " + patient.siteId());
        out.println();
        TextTable reports = new TextTable("report", "", "why, or where");
        patient.reports()
                .forEach(report -> reports.row(
                        report.report(),
                        report.outside().isPresent() ? "out" : "in",
                        report.outside().orElse(String.join("; ", report.groups()))));
        reports.print(out);
        out.println();
        TextTable endpoints =
                new TextTable("endpoint", "set", "", "time zero (age)", "from", "to", "ends with", "decided by");
        for (PatientExplanation.InEndpoint endpoint : patient.endpoints()) {
            EndpointRow row = endpoint.row();
            boolean in = row.excludedReason().isEmpty();
            endpoints.row(
                    row.endpoint(),
                    row.analysisSet(),
                    in ? "in" : "out",
                    row.originDay().isPresent()
                            ? StatisticText.whole(row.originDay().getAsInt())
                            : "",
                    row.entryTime().isPresent()
                            ? StatisticText.number(row.entryTime().getAsDouble())
                            : "",
                    row.exitTime().isPresent()
                            ? StatisticText.number(row.exitTime().getAsDouble())
                            : "",
                    row.excludedReason().orElseGet(() -> end(row)),
                    endpoint.source().map(ExplanationText::place).orElse(""));
        }
        endpoints.print(out);
    }

    private static String end(EndpointRow row) {
        return row.eventCode().orElseGet(() -> "censored: " + row.censorReason().orElse(""));
    }

    private static String byThen(CurvePart part) {
        return part.event() ? "event" : part.atRisk() ? "at risk" : "";
    }

    private static String value(Part part) {
        return part.amount().isPresent()
                ? StatisticText.number(part.amount().getAsDouble())
                        + (part.unit().isEmpty() ? "" : " " + part.unit())
                : "";
    }

    private static String rows(PatientPart part) {
        return part.together().isEmpty()
                ? places(part.rows())
                : places(part.rows()) + (part.rows().isEmpty() ? "" : "; ") + "one or more of "
                        + places(part.together());
    }

    private static String places(List<RowPlace> rows) {
        String shown =
                rows.stream().limit(ROWS_SHOWN).map(ExplanationText::place).collect(Collectors.joining(", "));
        return rows.size() > ROWS_SHOWN ? shown + " and " + (rows.size() - ROWS_SHOWN) + " more" : shown;
    }

    private static String place(RowPlace row) {
        return row.fileName() + ":" + row.line() + " of upload " + row.uploadId();
    }

    /** Says why some lines name no row. */
    private void saySearched(long withRows, long all) {
        if (withRows < all) {
            out.println("Rows are named where some decide, and looked for in the first patients only (--traced N).");
            out.println();
        }
    }

    private static void sum(TextTable table, long n, String words) {
        if (n > 0) {
            table.row(n, words);
        }
    }

    private static void outside(TextTable table, Map<String, Long> reasons) {
        reasons.forEach((reason, n) -> table.row(n, "left out: " + reason));
    }
}
