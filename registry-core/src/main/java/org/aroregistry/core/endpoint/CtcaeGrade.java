package org.aroregistry.core.endpoint;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Grade of a laboratory value by the Common Terminology Criteria for Adverse Events (rule L-013).
 *
 * @param grade 1 mild to 4 life-threatening; 0 where the criteria name no grade
 * @param basis where the limit of normal came from
 */
public record CtcaeGrade(int grade, Basis basis) {
    /** The version of the criteria; stored grades must name it, as the limits change between versions. */
    public static final String VERSION = "5.0";

    private static final double NORMAL_ALBUMIN = 40;
    private static final double CALCIUM_PER_ALBUMIN = 0.02;

    /** Where the limit of normal behind a grade came from. */
    public enum Basis {
        /** The laboratory's own reference range. */
        SITE,
        /** The registry's table of reference limits for the age. */
        AGE_TABLE,
        /** The criteria themselves: a fixed limit decided. */
        FIXED
    }

    /**
     * Grades a value.
     *
     * @param term what is graded
     * @param value the value in the canonical unit of the term's analyte
     * @param range limits of normal for this sample
     * @param baseline the value before treatment, for criteria that count from it
     * @return the grade, or empty if it hangs on a limit of normal that is not known
     */
    public static Optional<CtcaeGrade> of(CtcaeTerm term, double value, ReferenceRange range, OptionalDouble baseline) {
        return term.grade(rounded(value), range, baseline);
    }

    /**
     * Corrects total calcium for albumin (rule L-003); both values stay on record.
     *
     * @param calcium total calcium, mmol/L
     * @param albumin albumin of the same day, g/L
     * @return corrected calcium, mmol/L
     */
    public static double correctedCalcium(double calcium, double albumin) {
        return calcium + CALCIUM_PER_ALBUMIN * (NORMAL_ALBUMIN - albumin);
    }

    static Optional<CtcaeGrade> fixed(int grade) {
        return Optional.of(new CtcaeGrade(grade, Basis.FIXED));
    }

    /** Takes off the last binary digits: 0.1 mg/dL times its factor must not pass a limit that it meets. */
    static double rounded(double value) {
        return StrictMath.rint(value * 1e9) / 1e9;
    }
}
