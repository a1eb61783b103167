package org.aroregistry.batch.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.aroregistry.core.endpoint.GrowthMeasure;
import org.aroregistry.core.endpoint.GrowthReference;
import org.aroregistry.core.endpoint.GrowthRule;
import org.aroregistry.core.endpoint.GrowthScores;
import org.aroregistry.core.endpoint.PatientFacts;
import org.aroregistry.core.study.Transplant;

/**
 * Growth of one patient as z-scores, since diagnosis and since the first transplant.
 *
 * @param scores z-score at each point where there is one
 */
record GrowthCourse(Map<Point, Double> scores) {
    /** Years after the origin; 0 is the baseline. */
    static final List<Integer> YEARS = List.of(0, 1, 2, 5);

    /** From when on years are counted. */
    enum Since {
        /** Diagnosis; birth, if diagnosed before. */
        DIAGNOSIS("after diagnosis"),
        /** The first transplant. */
        TRANSPLANT("after first transplant");

        private final String label;

        Since(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        private Optional<Integer> day(PatientFacts facts) {
            return this == DIAGNOSIS
                    ? facts.patient().baseline().map(baseline -> Math.max(0, baseline.dxDay()))
                    : facts.patient().firstTransplant().map(Transplant::day);
        }
    }

    /**
     * What was measured and when.
     *
     * @param since origin
     * @param measure what was measured
     * @param years years of 365 days after the origin
     */
    record Point(Since since, GrowthMeasure measure, int years) {}

    /** Copies the scores. */
    GrowthCourse {
        scores = Map.copyOf(scores);
    }

    /** Compares a patient with references, in order; without any there are no scores. */
    static GrowthCourse of(PatientFacts facts, List<GrowthReference> references) {
        Map<Point, Double> found = new HashMap<>();
        if (references.isEmpty()) {
            return new GrowthCourse(found);
        }
        GrowthRule rule = facts.rules().growth();
        GrowthScores scores = GrowthScores.of(facts.patient(), references, rule);
        for (Since since : Since.values()) {
            since.day(facts).ifPresent(origin -> {
                for (GrowthMeasure measure : GrowthMeasure.values()) {
                    for (int years : YEARS) {
                        scores.at(measure, origin, years, rule)
                                .ifPresent(score -> found.put(new Point(since, measure, years), score.z()));
                    }
                }
            });
        }
        return new GrowthCourse(found);
    }

    /** Returns the score at a point, if there is one. */
    OptionalDouble at(Point point) {
        Double score = scores.get(point);
        return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
    }
}
