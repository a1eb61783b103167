package org.aroregistry.core.study;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Findings at or near diagnosis ({@code baseline.csv}).
 *
 * @param source the row
 * @param firstSymptomDay age at the first symptom, in days
 * @param dxDay age at diagnosis, in days; negative before birth
 * @param dxPrecision how exactly the day of diagnosis is known
 * @param aroType type of the disease
 * @param severity clinical course
 * @param neuropathic whether the disease harms the brain itself; suspected is not known
 * @param symptoms answer for each of the 15 symptoms
 * @param seizure {@code NONE}, {@code HYPOCALCAEMIC} or {@code OTHER}
 * @param transfusionDependent whether at least two red cell transfusions in 90 days were needed
 * @param spleenCm size of the spleen below the costal margin, in cm; 0 if it cannot be felt
 * @param renalTubularAcidosis whether the kidney cannot excrete acid
 * @param hypogammaglobulinaemia whether antibodies are low
 */
public record Baseline(
        RowSource source,
        Optional<Integer> firstSymptomDay,
        int dxDay,
        DayPrecision dxPrecision,
        String aroType,
        Optional<String> severity,
        Answer neuropathic,
        Map<Symptom, Answer> symptoms,
        Optional<String> seizure,
        Answer transfusionDependent,
        OptionalDouble spleenCm,
        Answer renalTubularAcidosis,
        Answer hypogammaglobulinaemia) {

    /** Copies the answers. */
    public Baseline {
        symptoms = Map.copyOf(symptoms);
    }

    static Baseline of(StudyRow row) {
        Map<Symptom, Answer> symptoms = new LinkedHashMap<>();
        for (Symptom symptom : Symptom.values()) {
            symptoms.put(symptom, row.answer(symptom.column()));
        }
        return new Baseline(
                row.source(),
                row.whole("first_symptom_day"),
                row.requiredWhole("dx_day"),
                row.precision("dx_day_prec"),
                row.requiredCode("aro_type"),
                row.code("severity"),
                row.answer("neuropathic_form"),
                symptoms,
                row.code("sym_seizure"),
                row.answer("transfusion_dependent"),
                row.decimal("spleen_cm"),
                row.answer("rta_present"),
                row.answer("hypogammaglobulinaemia"));
    }

    /** Returns the answer for a symptom. */
    public Answer symptom(Symptom symptom) {
        return symptoms.getOrDefault(symptom, Answer.UNKNOWN);
    }
}
