package org.aroregistry.batch.explaining;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The patients behind a curve up to a day.
 *
 * @param title label of the curve
 * @param day days since the origin
 * @param parts all patients of the curve, by the end of their observation
 * @param events events by that day
 * @param atRisk patients at risk just before that day
 * @param elsewhere patients of the figure who are on other curves
 * @param outside patients whom the figure leaves out, by reason
 * @param registered all patients: the sum of parts, elsewhere and outside
 * @param addsUp true if patients and events are as many as the stored curve has
 */
public record CurveExplanation(
        String title,
        double day,
        List<CurvePart> parts,
        long events,
        long atRisk,
        long elsewhere,
        SortedMap<String, Long> outside,
        long registered,
        boolean addsUp) {
    /** Copies the lists. */
    public CurveExplanation {
        parts = List.copyOf(parts);
        outside = new TreeMap<>(outside);
    }
}
