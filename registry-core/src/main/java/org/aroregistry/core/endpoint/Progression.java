package org.aroregistry.core.endpoint;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.study.Answer;
import org.aroregistry.core.study.Infection;
import org.aroregistry.core.study.InterferonSegment;
import org.aroregistry.core.study.LabResult;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.Transfusion;

/**
 * Disease progression of one patient on interferon: when each component was first met, and which cannot be judged.
 *
 * <p>Laboratory values count only if not confounded by a transfusion: not where the laboratory says so, and where it says
 * nothing, not within seven days after a transfusion of the matching product. Of several values on one day the last counts.
 *
 * <p>A component that was looked for is kept. One thread at a time may use it.
 */
public final class Progression {
    private static final String HAEMOGLOBIN = "HB";
    private static final String PLATELETS = "PLT";
    private static final int CONFOUNDED_DAYS = 7;

    private final Patient patient;
    private final ProgressionRule rule;
    private final PatientFacts facts;
    private final int start;
    private final Map<EventSource, Optional<Occurrence>> found = new EnumMap<>(EventSource.class);

    private Progression(PatientFacts facts, int start) {
        this.patient = facts.patient();
        this.rule = facts.rules().progression();
        this.facts = facts;
        this.start = start;
    }

    /** Looks at a patient who was ever treated; empty otherwise. */
    public static Optional<Progression> of(PatientFacts facts) {
        return facts.firstSegment().map(InterferonSegment::startDay).map(start -> new Progression(facts, start));
    }

    /** Returns when a component was first met at or after the first dose; empty if it was not or cannot be judged. */
    public Optional<Occurrence> first(EventSource component) {
        return found.computeIfAbsent(component, this::find);
    }

    private Optional<Occurrence> find(EventSource component) {
        if (notEvaluable(component).isPresent()) {
            return Optional.empty();
        }
        return switch (component) {
            case HB -> earliest(haemoglobinFall(), transfusionDependence());
            case PLT -> earliest(plateletFall(), firstPlateletTransfusion());
            case SBI -> seriousInfection();
            case HEAR -> HearingLoss.of(patient, rule, start).first();
            case OPTIC -> OpticAtrophy.of(patient, rule, start).first();
            default -> Optional.empty();
        };
    }

    /** Returns why a component cannot be judged in this patient. */
    Optional<NotEvaluable> notEvaluable(EventSource component) {
        return switch (component) {
            case HB ->
                when(atBaselineDependent() == Answer.YES, NotEvaluable.TRANSFUSION_DEPENDENT)
                        .or(() -> when(baseline(HAEMOGLOBIN).isEmpty(), NotEvaluable.NO_BASELINE));
            case PLT ->
                baseline(PLATELETS)
                        .map(value -> when(value < rule.plateletFloor(), NotEvaluable.BASELINE_TOO_LOW))
                        .orElse(Optional.of(NotEvaluable.NO_BASELINE));
            case SBI -> when(!facts.isDelivered("infections"), NotEvaluable.FILE_NEVER_DELIVERED);
            case HEAR -> when(!HearingLoss.of(patient, rule, start).hasBaseline(), NotEvaluable.NO_BASELINE);
            case OPTIC -> OpticAtrophy.of(patient, rule, start).notEvaluable();
            default -> Optional.empty();
        };
    }

    private static Optional<NotEvaluable> when(boolean condition, NotEvaluable reason) {
        return condition ? Optional.of(reason) : Optional.empty();
    }

    private static Optional<Occurrence> earliest(Optional<Occurrence> one, Optional<Occurrence> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Occurrence.FIRST);
    }

    private Answer atBaselineDependent() {
        return patient.baseline().map(row -> row.transfusionDependent()).orElse(Answer.UNKNOWN);
    }

    /** The last unconfounded value from 60 days before the first dose to its day. */
    private Optional<Double> baseline(String analyte) {
        return unconfounded(analyte).stream()
                .filter(result -> result.day() >= start - rule.labBaselineDays() && result.day() <= start)
                .reduce((earlier, later) -> later)
                .map(result -> result.value().orElseThrow());
    }

    private Optional<Occurrence> haemoglobinFall() {
        double limit = baseline(HAEMOGLOBIN).orElseThrow() - rule.haemoglobinFall();
        Function<LabResult, DoublePredicate> fallen =
                result -> value -> value <= limit && value < lowerLimitOfNormal(result);
        return confirmedFall(HAEMOGLOBIN, fallen, true);
    }

    private Optional<Occurrence> plateletFall() {
        double limit = baseline(PLATELETS).orElseThrow() * rule.plateletFraction();
        Function<LabResult, DoublePredicate> fallen =
                result -> value -> value <= limit && value < rule.plateletCeiling();
        return confirmedFall(PLATELETS, fallen, false);
    }

    /** The laboratory's own limit, or the registry's for the age; without either no value is below it. */
    private double lowerLimitOfNormal(LabResult result) {
        if (result.lowerLimit().isPresent()) {
            return result.lowerLimit().getAsDouble();
        }
        return Dictionary.current()
                .referenceLimit(
                        result.analyte(), result.day(), patient.registration().sex())
                .map(limit -> limit.lower().doubleValue())
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /**
     * The first fallen value that a second one confirms within the window.
     *
     * @param staysFallen true if no value between the two may be back above the threshold
     */
    private Optional<Occurrence> confirmedFall(
            String analyte, Function<LabResult, DoublePredicate> fallen, boolean staysFallen) {
        List<LabResult> results = unconfounded(analyte).stream()
                .filter(result -> result.day() >= start)
                .toList();
        for (int i = 0; i < results.size(); i++) {
            LabResult first = results.get(i);
            if (isFallen(first, fallen)
                    && isConfirmed(results.subList(i + 1, results.size()), first, fallen, staysFallen)) {
                return Optional.of(Occurrence.exact(first.day(), first.source()));
            }
        }
        return Optional.empty();
    }

    private boolean isConfirmed(
            List<LabResult> later, LabResult first, Function<LabResult, DoublePredicate> fallen, boolean staysFallen) {
        for (LabResult next : later) {
            int distance = next.day() - first.day();
            if (distance > rule.confirmToDays() || (staysFallen && !isFallen(next, fallen))) {
                return false;
            }
            if (distance >= rule.confirmFromDays() && isFallen(next, fallen)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFallen(LabResult result, Function<LabResult, DoublePredicate> fallen) {
        return fallen.apply(result).test(result.value().orElseThrow());
    }

    /** One unconfounded value per day, the last, by rising day. */
    private List<LabResult> unconfounded(String analyte) {
        List<LabResult> usable = facts.labs(analyte).stream()
                .filter(result -> result.value().isPresent() && !isConfounded(result))
                .toList();
        return Stream.iterate(0, i -> i < usable.size(), i -> i + 1)
                .filter(i -> i == usable.size() - 1
                        || usable.get(i + 1).day() > usable.get(i).day())
                .map(usable::get)
                .toList();
    }

    private boolean isConfounded(LabResult result) {
        if (result.transfusedWithin7Days().isKnown()) {
            return result.transfusedWithin7Days().isYes();
        }
        String product = result.analyte().equals(HAEMOGLOBIN) ? "RBC" : "PLT";
        return patient.transfusions().stream()
                .filter(transfusion -> transfusion.product().equals(product))
                .anyMatch(transfusion -> transfusion.startDay() <= result.day()
                        && transfusion.lastDay() >= result.day() - CONFOUNDED_DAYS);
    }

    /** Two red cell transfusions close together, in a patient who did not depend on them before. */
    private Optional<Occurrence> transfusionDependence() {
        if (atBaselineDependent() != Answer.NO) {
            return Optional.empty();
        }
        List<Occurrence> days =
                transfusionDays("RBC").filter(day -> day.day() >= start).toList();
        for (int i = 0; i + 1 < days.size(); i++) {
            if (days.get(i + 1).day() - days.get(i).day() <= rule.transfusionWindowDays()) {
                return Optional.of(days.get(i));
            }
        }
        return Optional.empty();
    }

    private Optional<Occurrence> firstPlateletTransfusion() {
        boolean before = transfusionDays(PLATELETS)
                .anyMatch(day -> day.day() >= start - rule.plateletTransfusionFreeDays() && day.day() < start);
        return before
                ? Optional.empty()
                : transfusionDays(PLATELETS).filter(day -> day.day() >= start).findFirst();
    }

    private Stream<Occurrence> transfusionDays(String product) {
        return patient.transfusions().stream()
                .filter(transfusion -> transfusion.product().equals(product))
                .flatMap(Progression::days)
                .sorted(Occurrence.FIRST);
    }

    private static Stream<Occurrence> days(Transfusion transfusion) {
        return transfusion.days().stream().map(day -> Occurrence.exact(day, transfusion.source()));
    }

    private Optional<Occurrence> seriousInfection() {
        return patient.infections().stream()
                .filter(infection -> infection.onsetDay() >= start && isSerious(infection))
                .map(infection -> Occurrence.exact(infection.onsetDay(), infection.source()))
                .min(Occurrence.FIRST);
    }

    private boolean isSerious(Infection infection) {
        boolean intravenous = infection.antibioticRoute().filter("IV"::equals).isPresent();
        if (rule.feverIsInfection() && infection.site().equals("FEVER_NO_FOCUS") && intravenous) {
            return true;
        }
        return isBacterial(infection)
                && (intravenous || infection.hospitalised().isYes());
    }

    private static boolean isBacterial(Infection infection) {
        return switch (infection.organismClass().orElse("")) {
            case "BACTERIAL", "MIXED" -> true;
            case "" ->
                List.of("BLOODSTREAM", "LUNG", "CNS", "JAW_BONE", "OTHER_BONE").contains(infection.site());
            default -> false;
        };
    }
}
