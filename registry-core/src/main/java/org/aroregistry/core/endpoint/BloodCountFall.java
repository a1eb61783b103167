package org.aroregistry.core.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.aroregistry.core.study.LabResult;

/**
 * Haemoglobin or platelets that fall on interferon, confirmed by a second value.
 *
 * <p>Values count only if not confounded by a transfusion: not where the laboratory says so, and where it says nothing, not within seven days
 * after a transfusion of the matching product. Of several values on one day the last counts.
 */
final class BloodCountFall {
    private static final int CONFOUNDED_DAYS = 7;
    private static final ReferenceRange NO_RANGE = new ReferenceRange(Optional.empty(), Optional.empty());

    private final PatientFacts facts;
    private final ProgressionRule rule;
    private final int start;
    private final Cells cells;
    private final List<LabResult> results;
    private final Optional<Double> baseline;

    /** Which cells. */
    enum Cells {
        /** Haemoglobin, raised by red cells; a value back above the limit breaks a fall. */
        HAEMOGLOBIN("HB", "RBC", CtcaeTerm.ANAEMIA, true),
        /** Platelets. */
        PLATELETS("PLT", "PLT", CtcaeTerm.PLATELETS_DECREASED, false);

        private final String analyte;
        private final String product;
        private final CtcaeTerm term;
        private final boolean staysFallen;

        Cells(String analyte, String product, CtcaeTerm term, boolean staysFallen) {
            this.analyte = analyte;
            this.product = product;
            this.term = term;
            this.staysFallen = staysFallen;
        }
    }

    BloodCountFall(PatientFacts facts, int start, Cells cells) {
        this.facts = facts;
        this.rule = facts.rules().progression();
        this.start = start;
        this.cells = cells;
        this.results = unconfounded();
        this.baseline = results.stream()
                .filter(result -> result.day() >= start - rule.labBaselineDays() && result.day() <= start)
                .reduce((earlier, later) -> later)
                .map(BloodCountFall::value);
    }

    /** Returns why a fall cannot be judged. */
    Optional<NotEvaluable> notEvaluable() {
        if (baseline.isEmpty()) {
            return Optional.of(NotEvaluable.NO_BASELINE);
        }
        boolean low = rule.byCtcae()
                ? isGraded(baseline.get())
                : cells == Cells.PLATELETS && baseline.get() < rule.plateletFloor();
        return low ? Optional.of(NotEvaluable.BASELINE_TOO_LOW) : Optional.empty();
    }

    /** Returns the first fallen value that a second one confirms. */
    Optional<Occurrence> first() {
        List<LabResult> after =
                results.stream().filter(result -> result.day() >= start).toList();
        for (int i = 0; i < after.size(); i++) {
            if (isFallen(after.get(i)) && isConfirmed(after.get(i), after.subList(i + 1, after.size()))) {
                return Optional.of(occurrence(after.get(i)));
            }
        }
        return Optional.empty();
    }

    /** Returns the last value before a fall that was not fallen. */
    Optional<Occurrence> lastWithout(Occurrence fall) {
        return results.stream()
                .filter(result -> result.day() < fall.day() && !isFallen(result))
                .reduce((earlier, later) -> later)
                .map(BloodCountFall::occurrence);
    }

    private boolean isConfirmed(LabResult first, List<LabResult> later) {
        for (LabResult next : later) {
            int distance = next.day() - first.day();
            if (distance > rule.confirmToDays() || (cells.staysFallen && !isFallen(next))) {
                return false;
            }
            if (distance >= rule.confirmFromDays() && isFallen(next)) {
                return true;
            }
        }
        return false;
    }

    private boolean isFallen(LabResult result) {
        double value = value(result);
        if (rule.byCtcae()) {
            return isGraded(value);
        }
        double before = baseline.orElseThrow();
        return switch (cells) {
            case HAEMOGLOBIN -> value <= before - rule.haemoglobinFall() && value < lowerLimitOfNormal(result);
            case PLATELETS -> value <= before * rule.plateletFraction() && value < rule.plateletCeiling();
        };
    }

    /** Grades 3 and 4 have fixed limits, so no limit of normal is needed. */
    private boolean isGraded(double value) {
        return CtcaeGrade.of(cells.term, value, NO_RANGE, OptionalDouble.empty())
                .filter(grade -> grade.grade() >= rule.ctcaeGrade())
                .isPresent();
    }

    /** The laboratory's own limit, or the registry's for the age; without either no value is below it. */
    private double lowerLimitOfNormal(LabResult result) {
        return ReferenceRange.of(
                        result.analyte(),
                        result.day(),
                        facts.patient().registration().sex(),
                        result.lowerLimit(),
                        OptionalDouble.empty())
                .lower()
                .map(ReferenceRange.Limit::value)
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /** One unconfounded value per day, the last, by rising day. */
    private List<LabResult> unconfounded() {
        List<LabResult> usable = new ArrayList<>();
        for (LabResult result : facts.labs(cells.analyte)) {
            if (result.value().isPresent() && !isConfounded(result)) {
                int last = usable.size() - 1;
                if (last >= 0 && usable.get(last).day() == result.day()) {
                    usable.remove(last);
                }
                usable.add(result);
            }
        }
        return usable;
    }

    private boolean isConfounded(LabResult result) {
        if (result.transfusedWithin7Days().isKnown()) {
            return result.transfusedWithin7Days().isYes();
        }
        return facts.patient().transfusions().stream()
                .filter(transfusion -> transfusion.product().equals(cells.product))
                .anyMatch(transfusion -> transfusion.startDay() <= result.day()
                        && transfusion.lastDay() >= result.day() - CONFOUNDED_DAYS);
    }

    private static double value(LabResult result) {
        return result.value().orElseThrow();
    }

    private static Occurrence occurrence(LabResult result) {
        return Occurrence.exact(result.day(), result.source());
    }
}
