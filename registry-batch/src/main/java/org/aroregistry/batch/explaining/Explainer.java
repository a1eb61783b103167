package org.aroregistry.batch.explaining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aroregistry.batch.analysis.AnalysedStudy;
import org.aroregistry.batch.analysis.StudyPatient;
import org.aroregistry.core.endpoint.AnalysisRules;
import org.aroregistry.core.endpoint.GrowthReference;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.store.EndpointRow;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Run;
import org.aroregistry.core.study.RowSource;

/** Says what is behind the numbers of a run. */
public final class Explainer {
    private final Registry registry;
    private final Run run;
    private final AnalysisResults results;
    private final AnalysedStudy study;

    /**
     * Opens a finished run.
     *
     * @param rules the choices that it was asked for with
     * @param growth what growth was compared with
     * @throws org.aroregistry.batch.analysis.AnalysisException if the patients cannot be derived as the run derived them
     * @throws IllegalArgumentException if the run has not finished
     */
    public Explainer(Registry registry, Run run, AnalysisRules rules, List<GrowthReference> growth) {
        this.registry = registry;
        this.run = run;
        this.results = registry.runs()
                .results(run.runId())
                .orElseThrow(() -> new IllegalArgumentException("run " + run.runId() + " has not finished"));
        this.study = AnalysedStudy.of(registry, run, rules, growth);
    }

    /** Returns the stored tables of a report: one, or several such as those of T13. */
    public List<TableResult> tables(String report) {
        return results.tables().stream()
                .filter(table -> table.id().equals(report) || table.id().startsWith(report + "_"))
                .toList();
    }

    /** Returns the stored figures of a report: one, or several such as those of F02. */
    public List<FigureResult> figures(String report) {
        return results.figures().stream()
                .filter(figure -> figure.id().equals(report) || figure.id().startsWith(report + "_"))
                .toList();
    }

    /**
     * Says who is behind a cell.
     *
     * @param traced of how many patients the rows are looked for; the others are only named
     * @throws IllegalArgumentException if the table has no such cell
     */
    public CellExplanation cell(TableResult table, CellAddress address, int traced) {
        CellTrace trace = new CellTrace(table, address, traced);
        study.forEach(trace::add);
        return trace.explanation((patient, rows) -> RowPlace.of(registry, study.version(), patient, rows));
    }

    /**
     * Says who is behind a curve up to a day.
     *
     * @param curve key of the curve
     * @param day days since the origin
     * @param traced of how many patients the rows are looked for
     * @throws IllegalArgumentException if the figure has no such curve, counts events of which a patient can have several, or
     *     divides the time of patients
     */
    public CurveExplanation curve(FigureResult figure, String curve, double day, int traced) {
        if (figure.kind() == FigureResult.Kind.MEAN_EVENTS) {
            throw new IllegalArgumentException(
                    "figure " + figure.id()
                            + " counts events, several of a patient; 'aro explain T14' lists the cells that say whose they are.");
        }
        if (figure.kind() == FigureResult.Kind.SURVIVAL_BY_EXPOSURE) {
            throw new IllegalArgumentException("figure " + figure.id()
                    + " divides time, so that a patient can be on both curves; 'aro explain F03 TOTAL DAY' says who died by an age,"
                    + " and 'aro explain ID' when a patient was treated.");
        }
        List<EndpointRow> rows = new ArrayList<>();
        registry.runs().forEachEndpointRow(run.runId(), figure.endpoint(), rows::add);
        CurveTrace trace = new CurveTrace(figure, curve, day, rows, traced);
        study.forEach(trace::add);
        return trace.explanation((patient, sources) -> RowPlace.of(registry, study.version(), patient, sources));
    }

    /** Says what the analyses made of a patient; empty if nobody with this id was registered then. */
    public Optional<PatientExplanation> patient(String id) {
        return study.find(id).map(this::explain);
    }

    private PatientExplanation explain(StudyPatient patient) {
        List<EndpointRow> rows = registry.runs().endpointRows(run.runId(), patient.id());
        List<RowSource> sources =
                rows.stream().flatMap(row -> source(row).stream()).distinct().toList();
        List<RowPlace> places = RowPlace.of(registry, study.version(), patient.id(), sources);
        return new PatientExplanation(
                patient.id(),
                patient.siteId(),
                reports(patient),
                rows.stream()
                        .map(row -> new PatientExplanation.InEndpoint(
                                row, source(row).flatMap(wanted -> places.stream()
                                        .filter(place -> place.source().equals(wanted))
                                        .findFirst())))
                        .toList());
    }

    private List<PatientExplanation.InReport> reports(StudyPatient patient) {
        List<PatientExplanation.InReport> reports = new ArrayList<>();
        for (TableResult stored : results.tables()) {
            patient.table(stored.id())
                    .ifPresent(alone -> reports.add(new PatientExplanation.InReport(
                            alone.id(),
                            Outside.reason(alone.accounting()),
                            alone.columns().stream()
                                    .skip(1)
                                    .filter(column -> alone.columnsPartition() && column.n() > 0)
                                    .map(TableResult.Column::label)
                                    .toList())));
        }
        for (FigureResult stored : results.figures()) {
            patient.figure(stored.id())
                    .ifPresent(alone -> reports.add(new PatientExplanation.InReport(
                            alone.id(),
                            Outside.reason(alone.accounting()),
                            alone.curves().stream()
                                    .filter(curve ->
                                            curve.patients() > 0 && !curve.key().equals(CurveTrace.TOTAL))
                                    .map(FigureResult.Curve::label)
                                    .filter(label -> !label.isEmpty())
                                    .toList())));
        }
        return reports;
    }

    /** The row that decided the end of observation; it is of the site that the analysis row names, or of the one before a move. */
    private static Optional<RowSource> source(EndpointRow row) {
        return row.sourceFile()
                .flatMap(file -> row.sourceRecordId().map(record -> new RowSource(row.siteId(), file, record)));
    }
}
