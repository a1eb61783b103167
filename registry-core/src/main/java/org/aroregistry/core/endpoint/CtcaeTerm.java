package org.aroregistry.core.endpoint;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The terms of the Common Terminology Criteria for Adverse Events (version 5.0) that a laboratory value decides.
 *
 * <p>Limits are in the canonical unit of the analyte. A limit belongs to the lower grade. Fixed limits hold at every age, also where
 * the lower limit of normal for an infant is below them. What the criteria say beyond the value (symptoms, hospital stay, urgency)
 * does not count; so haemoglobin has no grade 4 here, and potassium no grade 2.
 */
public enum CtcaeTerm {
    /** Anaemia, g/L. */
    ANAEMIA("HB", new Below(100, 80, Double.NEGATIVE_INFINITY)),
    /** Platelet count decreased, 10^9/L. */
    PLATELETS_DECREASED("PLT", new Below(75, 50, 25)),
    /** Neutrophil count decreased, 10^9/L. */
    NEUTROPHILS_DECREASED("ANC", new Below(1.5, 1.0, 0.5)),
    /** White blood cell count decreased, 10^9/L. */
    WHITE_CELLS_DECREASED("WBC", new Below(3, 2, 1)),
    /** Alanine aminotransferase increased. */
    ALT_INCREASED("ALT", new Times(3, 5, 20, 1.5, true)),
    /** Aspartate aminotransferase increased. */
    AST_INCREASED("AST", new Times(3, 5, 20, 1.5, true)),
    /** Blood bilirubin increased. */
    BILIRUBIN_INCREASED("BILI_T", new Times(1.5, 3, 10, 1, false)),
    /** Alkaline phosphatase increased. */
    ALP_INCREASED("ALP", new Times(2.5, 5, 20, 2, true)),
    /** Creatinine increased. */
    CREATININE_INCREASED("CREAT", new Creatinine()),
    /** Hypercalcaemia by total calcium corrected for albumin, mmol/L. */
    HYPERCALCAEMIA("CA_TOTAL", new Above(2.9, 3.1, 3.4)),
    /** Hypercalcaemia by ionised calcium, mmol/L. */
    HYPERCALCAEMIA_IONISED("CA_ION", new Above(1.5, 1.6, 1.8)),
    /** Hypocalcaemia by total calcium corrected for albumin, mmol/L. */
    HYPOCALCAEMIA("CA_TOTAL", new Below(2.0, 1.75, 1.5)),
    /** Hypocalcaemia by ionised calcium, mmol/L. */
    HYPOCALCAEMIA_IONISED("CA_ION", new Below(1.0, 0.9, 0.8)),
    /** Hypertriglyceridaemia, mmol/L. */
    HYPERTRIGLYCERIDAEMIA("TG", new Triglycerides()),
    /** Hypokalaemia, mmol/L. */
    HYPOKALAEMIA("K", new Below(3.0, 3.0, 2.5));

    private final String analyte;

    @SuppressWarnings("ImmutableEnumChecker") // the permitted criteria are records of numbers
    private final Criterion criterion;

    CtcaeTerm(String analyte, Criterion criterion) {
        this.analyte = analyte;
        this.criterion = criterion;
    }

    /** Returns the code of the analyte that decides. */
    public String analyte() {
        return analyte;
    }

    /** Tells whether low values are the bad ones. */
    public boolean isLow() {
        return criterion instanceof Below;
    }

    /** Returns the term by which high or low values of an analyte are graded; for calcium the one of high values. */
    public static Optional<CtcaeTerm> of(String analyte) {
        return Stream.of(values()).filter(term -> term.analyte.equals(analyte)).findFirst();
    }

    Optional<CtcaeGrade> grade(double value, ReferenceRange range, OptionalDouble baseline) {
        return criterion.grade(value, range, baseline);
    }

    private sealed interface Criterion permits Below, Above, Times, Creatinine, Triglycerides {
        Optional<CtcaeGrade> grade(double value, ReferenceRange range, OptionalDouble baseline);
    }

    /** Low values: grade 1 down to the first limit, then 2, 3 and 4 below each limit. */
    private record Below(double one, double two, double three) implements Criterion {
        @Override
        public Optional<CtcaeGrade> grade(double value, ReferenceRange range, OptionalDouble baseline) {
            int fixed = value < three ? 4 : value < two ? 3 : value < one ? 2 : 0;
            return fixed > 0
                    ? CtcaeGrade.fixed(fixed)
                    : range.lower().map(limit -> new CtcaeGrade(value < limit.value() ? 1 : 0, limit.basis()));
        }
    }

    /** High values: grade 1 up to the first limit, then 2, 3 and 4 above each limit. */
    private record Above(double one, double two, double three) implements Criterion {
        @Override
        public Optional<CtcaeGrade> grade(double value, ReferenceRange range, OptionalDouble baseline) {
            int fixed = value > three ? 4 : value > two ? 3 : value > one ? 2 : 0;
            return fixed > 0
                    ? CtcaeGrade.fixed(fixed)
                    : range.upper().map(limit -> new CtcaeGrade(value > limit.value() ? 1 : 0, limit.basis()));
        }
    }

    /**
     * High values in multiples of the upper limit of normal, or of the baseline if that was above it.
     *
     * @param from multiple of an abnormal baseline at which grade 1 begins
     * @param included whether that multiple itself is grade 1
     */
    private record Times(double one, double two, double three, double from, boolean included) implements Criterion {
        @Override
        public Optional<CtcaeGrade> grade(double value, ReferenceRange range, OptionalDouble baseline) {
            return range.upper().map(limit -> new CtcaeGrade(grade(value, limit.value(), baseline), limit.basis()));
        }

        private int grade(double value, double limit, OptionalDouble baseline) {
            boolean abnormal = baseline.isPresent() && baseline.getAsDouble() > limit;
            double times = CtcaeGrade.rounded(value / (abnormal ? baseline.getAsDouble() : limit));
            if (times > one) {
                return times > three ? 4 : times > two ? 3 : 2;
            }
            boolean raised = abnormal ? times > from || included && times == from : times > 1;
            return raised ? 1 : 0;
        }
    }

    /** Creatinine counts against the upper limit of normal and against any baseline. */
    private record Creatinine() implements Criterion {
        @Override
        public Optional<CtcaeGrade> grade(double value, ReferenceRange range, OptionalDouble baseline) {
            int rise = baseline.isPresent() ? step(value / baseline.getAsDouble()) : 0;
            return range.upper()
                    .map(limit -> new CtcaeGrade(
                            StrictMath.max(rise, ofLimit(CtcaeGrade.rounded(value / limit.value()))), limit.basis()))
                    .or(() -> rise > 0 ? CtcaeGrade.fixed(rise) : Optional.empty());
        }

        private static int step(double times) {
            double rounded = CtcaeGrade.rounded(times);
            return rounded > 3 ? 3 : rounded > 1.5 ? 2 : 0;
        }

        private static int ofLimit(double times) {
            return times > 6 ? 4 : times > 1.5 ? step(times) : times > 1 ? 1 : 0;
        }
    }

    /** Triglycerides have a fixed limit of normal, which is grade 1 itself. */
    private record Triglycerides() implements Criterion {
        @Override
        public Optional<CtcaeGrade> grade(double value, ReferenceRange range, OptionalDouble baseline) {
            return CtcaeGrade.fixed(value > 11.4 ? 4 : value > 5.7 ? 3 : value > 3.42 ? 2 : value >= 1.71 ? 1 : 0);
        }
    }
}
