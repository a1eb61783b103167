package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.statistics.survival.SurvivalSample;

/**
 * Survival curves of patients who come under observation late, and the footnotes that say where each begins.
 *
 * <p>Few are at risk early. Each curve starts at the first time with five patients at risk and shows the survival of those alive then
 * (docs/endpoints.md).
 */
final class LateEntryCurves {
    private final String where;
    private final CurveBuilder builder = new CurveBuilder(TimePoint.AGES);
    private final List<Curve> curves = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * Prepares curves.
     *
     * @param where what stands before the number of days at which a curve starts, such as {@code at an age of}
     */
    LateEntryCurves(String where) {
        this.where = where;
    }

    /** Adds a curve, or the footnote that there is none. */
    void add(String key, String label, SurvivalSample sample) {
        OptionalDouble start = sample.firstTimeAtRisk(CurveBuilder.SMALLEST_RISK_SET);
        if (start.isEmpty()) {
            note(label + ": no curve, as fewer than " + CurveBuilder.SMALLEST_RISK_SET
                    + " patients were ever at risk at one time.");
            return;
        }
        SurvivalSample alive = sample.aliveAt(start.getAsDouble());
        add(builder.survival(key, label, alive));
        note(label + ": the curve starts " + where + " " + Math.round(start.getAsDouble())
                + " days; patients whose observation ended by then: " + (sample.size() - alive.size()) + ".");
    }

    /** Adds a curve that was made otherwise. */
    void add(Curve curve) {
        curves.add(curve);
    }

    void note(String note) {
        notes.add(note);
    }

    void note(List<String> more) {
        notes.addAll(more);
    }

    List<Curve> curves() {
        return curves;
    }

    List<String> notes() {
        return notes;
    }
}
