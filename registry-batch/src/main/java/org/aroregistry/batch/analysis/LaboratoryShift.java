package org.aroregistry.batch.analysis;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.aroregistry.core.endpoint.CtcaeGrade;
import org.aroregistry.core.endpoint.CtcaeTerm;
import org.aroregistry.core.endpoint.InterferonPeriod;
import org.aroregistry.core.endpoint.ReferenceRange;
import org.aroregistry.core.study.LabResult;
import org.aroregistry.core.study.Patient;

/**
 * The grade of a laboratory value before interferon and the worst one on it.
 *
 * <p>Before: the last value from 60 days before the first dose to its day, not within seven days after a transfusion as far as the laboratory
 * says. On it: every value from the day after the first dose to 30 days after the last of each course. Total calcium is corrected for the albumin of
 * the same day where there is one (rule L-003).
 *
 * @param baseline grade before, 0 to 4; empty without a value that can be graded
 * @param worst worst grade on the drug, likewise
 */
record LaboratoryShift(OptionalInt baseline, OptionalInt worst) {
    /** What is graded, in the order of reports. */
    static final List<CtcaeTerm> TERMS = List.of(
            CtcaeTerm.ANAEMIA,
            CtcaeTerm.PLATELETS_DECREASED,
            CtcaeTerm.NEUTROPHILS_DECREASED,
            CtcaeTerm.WHITE_CELLS_DECREASED,
            CtcaeTerm.ALT_INCREASED,
            CtcaeTerm.AST_INCREASED,
            CtcaeTerm.BILIRUBIN_INCREASED,
            CtcaeTerm.CREATININE_INCREASED,
            CtcaeTerm.HYPERCALCAEMIA,
            CtcaeTerm.HYPOCALCAEMIA,
            CtcaeTerm.HYPERTRIGLYCERIDAEMIA);

    private static final int BASELINE_DAYS = 60;
    private static final String CALCIUM = "CA_TOTAL";
    private static final String ALBUMIN = "ALB";

    /** Grades the values of a patient, term by term. */
    static Map<CtcaeTerm, LaboratoryShift> of(Patient patient, int firstDose, List<InterferonPeriod> onDrug) {
        Map<CtcaeTerm, LaboratoryShift> shifts = new EnumMap<>(CtcaeTerm.class);
        for (CtcaeTerm term : TERMS) {
            shifts.put(term, of(patient, term, firstDose, onDrug));
        }
        return shifts;
    }

    /**
     * Grades the values of one term.
     *
     * @param onDrug the days whose values can be the worst; the day of the first dose is never one of them
     */
    static LaboratoryShift of(Patient patient, CtcaeTerm term, int firstDose, List<InterferonPeriod> onDrug) {
        return new Grading(patient, term).shift(firstDose, onDrug);
    }

    /** Returns by how many grades it became worse; empty if one of them is not known. */
    OptionalInt rise() {
        return baseline.isPresent() && worst.isPresent()
                ? OptionalInt.of(worst.getAsInt() - baseline.getAsInt())
                : OptionalInt.empty();
    }

    /** Grades the values of one term of one patient. */
    private record Grading(Patient patient, CtcaeTerm term) {

        LaboratoryShift shift(int firstDose, List<InterferonPeriod> onDrug) {
            Optional<LabResult> before = patient.labs().stream()
                    .filter(this::isOfTerm)
                    .filter(result -> result.day() >= firstDose - BASELINE_DAYS && result.day() <= firstDose)
                    .filter(result -> !result.transfusedWithin7Days().isYes())
                    .reduce((earlier, later) -> later);
            OptionalDouble baseline =
                    before.map(result -> OptionalDouble.of(value(result))).orElse(OptionalDouble.empty());
            return new LaboratoryShift(
                    before.map(result -> grade(result, OptionalDouble.empty())).orElse(OptionalInt.empty()),
                    patient.labs().stream()
                            .filter(this::isOfTerm)
                            .filter(result -> result.day() > firstDose
                                    && onDrug.stream().anyMatch(period -> period.covers(result.day())))
                            .flatMapToInt(result -> grade(result, baseline).stream())
                            .max());
        }

        private boolean isOfTerm(LabResult result) {
            return result.analyte().equals(term.analyte()) && result.value().isPresent();
        }

        private OptionalInt grade(LabResult result, OptionalDouble baseline) {
            ReferenceRange range = ReferenceRange.of(
                    result.analyte(),
                    result.day(),
                    patient.registration().sex(),
                    result.lowerLimit(),
                    result.upperLimit());
            return CtcaeGrade.of(term, value(result), range, baseline)
                    .map(grade -> OptionalInt.of(grade.grade()))
                    .orElse(OptionalInt.empty());
        }

        private double value(LabResult result) {
            double value = result.value().orElseThrow();
            if (!result.analyte().equals(CALCIUM)) {
                return value;
            }
            return patient.labs().stream()
                    .filter(other -> other.analyte().equals(ALBUMIN)
                            && other.day() == result.day()
                            && other.value().isPresent())
                    .max(LabResult.BY_TIME)
                    .map(albumin ->
                            CtcaeGrade.correctedCalcium(value, albumin.value().orElseThrow()))
                    .orElse(value);
        }
    }
}
