package org.aroregistry.core.endpoint;

import java.util.List;
import java.util.Optional;
import org.aroregistry.core.study.Answer;
import org.aroregistry.core.study.Baseline;
import org.aroregistry.core.study.Patient;

/** Transfusions that show progression on interferon. Several transfusions summarised over a period are spread evenly over it. */
final class TransfusionNeed {
    private static final String RED_CELLS = "RBC";
    private static final String PLATELETS = "PLT";

    private final Patient patient;
    private final ProgressionRule rule;
    private final int start;

    TransfusionNeed(PatientFacts facts, int start) {
        this.patient = facts.patient();
        this.rule = facts.rules().progression();
        this.start = start;
    }

    /** Tells whether the patient depended on red cells at diagnosis. */
    Answer dependentBefore() {
        return patient.baseline().map(Baseline::transfusionDependent).orElse(Answer.UNKNOWN);
    }

    /** Two red cell transfusions close together, in a patient who did not depend on them before. */
    Optional<Occurrence> newDependence() {
        if (dependentBefore() != Answer.NO) {
            return Optional.empty();
        }
        List<Occurrence> days = onTreatment(RED_CELLS);
        for (int i = 0; i + 1 < days.size(); i++) {
            if (days.get(i + 1).day() - days.get(i).day() <= rule.transfusionWindowDays()) {
                return Optional.of(days.get(i));
            }
        }
        return Optional.empty();
    }

    /** The first platelet transfusion, unless there was one shortly before the first dose. */
    Optional<Occurrence> firstPlatelets() {
        return before(PLATELETS, rule.plateletTransfusionFreeDays()) > 0
                ? Optional.empty()
                : onTreatment(PLATELETS).stream().findFirst();
    }

    /** Tells whether there were red cell transfusions before the first dose to compare the interval with. */
    boolean hasInterval() {
        return before(RED_CELLS, rule.intervalDays()) > 0;
    }

    /**
     * The first red cell transfusion by which the interval between transfusions was half of what it was before the first dose.
     *
     * <p>Over the same number of days the mean interval is halved when there are twice as many transfusions.
     */
    Optional<Occurrence> shorterInterval() {
        double needed = before(RED_CELLS, rule.intervalDays()) / rule.intervalFraction();
        List<Occurrence> days = onTreatment(RED_CELLS);
        int first = 0;
        for (int i = 0; i < days.size(); i++) {
            while (days.get(i).day() - days.get(first).day() >= rule.intervalDays()) {
                first++;
            }
            if (needed > 0 && i - first + 1 >= needed) {
                return Optional.of(days.get(i));
            }
        }
        return Optional.empty();
    }

    private long before(String product, int days) {
        return transfusions(product).stream()
                .filter(day -> day.day() >= start - days && day.day() < start)
                .count();
    }

    private List<Occurrence> onTreatment(String product) {
        return transfusions(product).stream().filter(day -> day.day() >= start).toList();
    }

    private List<Occurrence> transfusions(String product) {
        return patient.transfusions().stream()
                .filter(transfusion -> transfusion.product().equals(product))
                .flatMap(transfusion ->
                        transfusion.days().stream().map(day -> Occurrence.exact(day, transfusion.source())))
                .sorted(Occurrence.FIRST)
                .toList();
    }
}
