package org.aroregistry.core.endpoint;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.aroregistry.core.study.LabResult;
import org.aroregistry.core.study.Transplant;

/**
 * High calcium after the first transplant: total calcium above 11.0 mg/dL, or the complication as the site reports it.
 *
 * @see <a href="https://doi.org/10.1038/bmt.2009.277">Martinez et al. (2010), Bone Marrow Transplant 45:939-944</a>
 */
public final class Hypercalcaemia implements EventRule {
    private static final String CALCIUM = "CA_TOTAL";
    private static final EventRule REPORTED = new ComplicationEvent("HYPERCALCAEMIA");

    Hypercalcaemia() {}

    @Override
    public Optional<Occurrence> first(PatientFacts facts, int origin) {
        Stream<Occurrence> measured = samples(facts, origin)
                .filter(result -> isHigh(result, facts))
                .map(result -> Occurrence.exact(result.day(), result.source()));
        return Stream.concat(measured, REPORTED.first(facts, origin).stream()).min(Occurrence.FIRST);
    }

    /** Neither a sample nor the file of complications: nobody looked. */
    @Override
    public Optional<NotEvaluable> notEvaluable(PatientFacts facts, int origin) {
        return samples(facts, origin).findAny().isPresent() ? Optional.empty() : REPORTED.notEvaluable(facts, origin);
    }

    /**
     * Returns how long calcium was high after the first transplant, in days.
     *
     * @return from the first high sample to the first of two in a row that are not; empty without a high sample, or if it was not seen to end
     */
    public static OptionalInt durationDays(PatientFacts facts) {
        List<LabResult> samples = facts.patient().firstTransplant().stream()
                .map(Transplant::day)
                .flatMap(day -> samples(facts, day))
                .toList();
        int first = 0;
        while (first < samples.size() && !isHigh(samples.get(first), facts)) {
            first++;
        }
        for (int i = first + 1; i + 1 < samples.size(); i++) {
            if (!isHigh(samples.get(i), facts) && !isHigh(samples.get(i + 1), facts)) {
                return OptionalInt.of(samples.get(i).day() - samples.get(first).day());
            }
        }
        return OptionalInt.empty();
    }

    private static Stream<LabResult> samples(PatientFacts facts, int origin) {
        return facts.labs(CALCIUM).stream()
                .filter(result -> result.day() >= origin && result.value().isPresent());
    }

    private static boolean isHigh(LabResult result, PatientFacts facts) {
        return result.value().orElseThrow() > facts.rules().transplant().calciumMmolL();
    }
}
