package org.aroregistry.batch.validation;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.endpoint.CtcaeGrade;
import org.aroregistry.core.endpoint.CtcaeTerm;
import org.aroregistry.core.endpoint.InterferonPeriod;
import org.aroregistry.core.endpoint.ReferenceRange;

/**
 * Severe laboratory values on interferon, for rule I-015.
 *
 * <p>Values on and after the start of conditioning belong to the transplant and are left out.
 */
final class SafetyValues {
    private static final int AFTER_DAYS = 30;
    private static final int EVENT_DAYS = 7;
    private static final int BASELINE_DAYS = 60;
    private static final int SEVERE = 3;
    private static final double STEP = 1e-6;

    /** The adverse event that a value of each analyte makes expect. */
    private static final Map<String, String> EVENTS = Map.of(
            "ALT", "ALT_INCREASED",
            "AST", "AST_INCREASED",
            "BILI_T", "BILIRUBIN_INCREASED",
            "ANC", "NEUTROPENIA",
            "PLT", "THROMBOCYTOPENIA",
            "CREAT", "RENAL_IMPAIRMENT");

    private static final Set<String> LOW_BEFORE = Set.of("ANC", "PLT");

    private final TreatedPatient patient;

    private SafetyValues(TreatedPatient patient) {
        this.patient = patient;
    }

    /** I-015: a value of grade 3 or more on the drug, or up to 30 days after, is an adverse event. */
    static void i015NoAdverseEvent(TreatedPatient patient, HistoryFindings findings) {
        if (patient.history().knows("adverse_events")) {
            new SafetyValues(patient).check(findings);
        }
    }

    private void check(HistoryFindings findings) {
        for (InterferonPeriod period : patient.periods(InterferonPeriod.INTERRUPTION_DAYS)) {
            OptionalInt conditioning = patient.conditioningAfter(period.startDay());
            int until = StrictMath.min(period.stopDay() + AFTER_DAYS, conditioning.orElse(Integer.MAX_VALUE) - 1);
            Set<String> asked = new HashSet<>();
            for (LaboratoryValue value : patient.history().laboratory()) {
                boolean inside = value.day() > period.startDay() && value.day() <= until;
                if (inside && EVENTS.containsKey(value.analyte()) && isUnreported(value, period)) {
                    // One question for each analyte and course: the answer covers the others.
                    if (asked.add(value.analyte())) {
                        ask(value, findings);
                    }
                }
            }
        }
    }

    private static void ask(LaboratoryValue value, HistoryFindings findings) {
        findings.cell(
                "I-015",
                Severity.Q,
                value.row(),
                "value",
                Text.of(
                        "the value is of CTCAE grade 3 or more on interferon, and adverse_events.csv has no event for it",
                        EVENTS.getOrDefault(value.analyte(), "an event") + " within 7 days"));
    }

    private boolean isUnreported(LaboratoryValue value, InterferonPeriod period) {
        OptionalDouble baseline = baseline(value, period);
        int grade = grade(value, baseline);
        boolean worse = !LOW_BEFORE.contains(value.analyte()) || isWorse(grade, value, period);
        return grade >= SEVERE
                && worse
                && patient.history().of("adverse_events").stream().noneMatch(event -> explains(event, value));
    }

    /** Tells whether the grade is above that before treatment; without a value before it nothing is said. */
    private boolean isWorse(int grade, LaboratoryValue value, InterferonPeriod period) {
        return before(value.analyte(), period)
                .filter(baseline -> grade > grade(baseline, OptionalDouble.empty()))
                .isPresent();
    }

    private Optional<LaboratoryValue> before(String analyte, InterferonPeriod period) {
        return patient.history().laboratory().stream()
                .filter(value ->
                        value.analyte().equals(analyte) && value.value().isPresent())
                .filter(value -> value.day() >= period.startDay() - BASELINE_DAYS && value.day() <= period.startDay())
                .reduce((earlier, later) -> later);
    }

    private OptionalDouble baseline(LaboratoryValue value, InterferonPeriod period) {
        return before(value.analyte(), period)
                .filter(LaboratoryValue::isExact)
                .map(LaboratoryValue::value)
                .orElse(OptionalDouble.empty());
    }

    /** Grades a value; 0 where a result beyond a limit of measurement, or the lack of a limit of normal, leaves it open. */
    private int grade(LaboratoryValue value, OptionalDouble baseline) {
        Optional<CtcaeTerm> term = CtcaeTerm.of(value.analyte());
        if (term.isEmpty() || value.value().isEmpty()) {
            return 0;
        }
        boolean low = term.get().isLow();
        if (!value.isExact() && value.operator().equals("LT") != low) {
            return 0;
        }
        double number = value.value().getAsDouble();
        double beyond = value.isExact() ? number : low ? number * (1 - STEP) : number * (1 + STEP);
        ReferenceRange range = ReferenceRange.of(
                value.analyte(),
                value.day(),
                patient.study().registration().sex(),
                value.lowerLimit(),
                value.upperLimit());
        return CtcaeGrade.of(term.get(), beyond, range, baseline)
                .map(CtcaeGrade::grade)
                .orElse(0);
    }

    /** Tells whether an adverse event is about the value and near it, or goes on around it. */
    private static boolean explains(HistoryRow event, LaboratoryValue value) {
        String term = event.text("ae_term");
        OptionalInt onset = event.whole("onset_day");
        boolean about = term.equals(EVENTS.get(value.analyte())) || term.equals("OTHER_SPECIFY");
        if (!about || onset.isEmpty()) {
            return false;
        }
        boolean open = event.is("outcome", "NOT_RECOVERED") || event.is("outcome", "RECOVERING");
        int end = event.whole("end_day").orElse(open ? Integer.MAX_VALUE - EVENT_DAYS : onset.getAsInt());
        return value.day() >= onset.getAsInt() - EVENT_DAYS && value.day() <= end + EVENT_DAYS;
    }
}
