package org.aroregistry.batch.explaining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.aroregistry.batch.analysis.StudyPatient;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.store.EndpointRow;
import org.aroregistry.core.study.RowSource;

/** Collects the patients of one curve, patient by patient. */
final class CurveTrace {
    /** Key of the curve of everybody. */
    static final String TOTAL = "TOTAL";

    private final FigureResult figure;
    private final FigureResult.Curve curve;
    private final double day;
    private final int traced;
    private final Map<String, EndpointRow> rows = new HashMap<>();
    private final Outside outside = new Outside();
    private final List<Found> found = new ArrayList<>();
    private long elsewhere;
    private long registered;

    /** A patient of the curve with the rows that decide the part. */
    private record Found(EndpointRow row, boolean event, DecidingRows rows) {}

    CurveTrace(FigureResult figure, String key, double day, List<EndpointRow> rows, int traced) {
        this.figure = figure;
        this.day = day;
        this.traced = traced;
        this.curve = figure.curves().stream()
                .filter(candidate -> candidate.key().equals(key))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("figure " + figure.id() + " has no curve " + key + "; it has "
                                + String.join(
                                        ", ",
                                        figure.curves().stream()
                                                .map(FigureResult.Curve::key)
                                                .toList())
                                + "."));
        rows.stream().filter(row -> row.exitTime().isPresent()).forEach(row -> this.rows.put(row.patientId(), row));
    }

    void add(StudyPatient patient) {
        registered++;
        FigureResult alone = patient.figure(figure.id()).orElseThrow();
        if (outside.add(alone.accounting()).isPresent()) {
            return;
        }
        EndpointRow row = rows.get(patient.id());
        if (row == null || !isOn(alone, row)) {
            elsewhere++;
            return;
        }
        DecidingRows deciding = found.size() < traced
                ? DecidingRows.of(
                        patient, fewer -> times(fewer.figure(figure.id()).orElseThrow()))
                : new DecidingRows(List.of(), List.of());
        found.add(new Found(row, hasEvent(alone, row), deciding));
    }

    private Optional<FigureResult.Curve> own(FigureResult alone) {
        return alone.curves().stream()
                .filter(candidate -> candidate.key().equals(curve.key()))
                .findFirst();
    }

    /** Curves that start when enough are at risk never start for one patient: the stratum tells then. */
    private boolean isOn(FigureResult alone, EndpointRow row) {
        return curve.key().equals(TOTAL)
                || own(alone).filter(own -> own.patients() > 0).isPresent()
                || row.groupCode().filter(curve.key()::equals).isPresent();
    }

    private boolean hasEvent(FigureResult alone, EndpointRow row) {
        return row.eventCode().isPresent()
                && (figure.kind() == FigureResult.Kind.SURVIVAL
                        || own(alone).filter(own -> own.events() > 0).isPresent());
    }

    /** What a curve says of its only patient. */
    private List<Object> times(FigureResult alone) {
        return own(alone)
                .<List<Object>>map(own -> List.of(own.patients(), own.events(), own.personYears(), own.start()))
                .orElse(List.of(Outside.reason(alone.accounting()).orElse("")));
    }

    CurveExplanation explanation(BiFunction<String, List<RowSource>, List<RowPlace>> places) {
        List<CurvePart> parts = found.stream()
                .sorted(Comparator.comparingDouble(one -> one.row().exitTime().orElseThrow()))
                .map(one -> new CurvePart(
                        one.row(),
                        one.event() && exit(one) <= day,
                        entered(one) && exit(one) >= day,
                        places.apply(one.row().patientId(), one.rows().needed())))
                .toList();
        long events = parts.stream().filter(CurvePart::event).count();
        long stored = curve.points().stream()
                .filter(point -> point.time() <= day)
                .mapToLong(FigureResult.Point::events)
                .sum();
        return new CurveExplanation(
                curve.label(),
                day,
                parts,
                events,
                parts.stream().filter(CurvePart::atRisk).count(),
                elsewhere,
                outside.counts(),
                registered,
                parts.size() == curve.patients() && events == stored);
    }

    /** Who enters at a time is at risk after it; at the start of the curve those count who are there from the start. */
    private boolean entered(Found one) {
        double entry = one.row().entryTime().orElse(0);
        return entry < day || (entry == day && day <= curve.start());
    }

    private static double exit(Found one) {
        return one.row().exitTime().orElseThrow();
    }
}
