package org.aroregistry.batch.validation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.batch.validation.Rule.PatientCheck;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.GrowthLimit;
import org.aroregistry.core.dictionary.Range;
import org.aroregistry.core.dictionary.Severity;

/**
 * Rules about body measures: F-004 as far as it depends on age.
 *
 * <p>Limits come from the dictionary's table of growth limits, interpolated between its ages. Until the second birthday a child born
 * before 37 weeks is judged at the age counted from week 40.
 */
final class GrowthRules {
    static final List<Rule<PatientCheck>> OF_PATIENTS =
            List.of(Rule.of("F-004", "growth", scope -> new GrowthRules(scope)::f004ByAge));

    private static final double TERM_WEEKS = 37;
    private static final int FULL_WEEKS = 40;
    private static final int CORRECTED_UNTIL_DAY = 730;

    private final FileScope scope;
    private final RowReport report;
    private final List<GrowthLimit> limits;
    private final int day;
    private final int weight;
    private final int length;
    private final int head;
    private final int oedema;

    private GrowthRules(FileScope scope) {
        this.scope = scope;
        this.report = scope.report();
        this.limits = scope.dictionary().growthLimits();
        this.day = scope.position("meas_day");
        this.weight = scope.position("weight_kg");
        this.length = scope.position("length_cm");
        this.head = scope.position("head_circ_cm");
        this.oedema = scope.position("oedema");
    }

    /** F-004: weight, length and head circumference are plausible at this age; a child with oedema may weigh anything. */
    private void f004ByAge(Row row, PatientFacts facts) {
        if (!row.isWhole(day)) {
            return;
        }
        int age = correctedAge(row.whole(day), facts.find(row.patientId()));
        if (!row.text(oedema).equals("Y")) {
            judge(row, weight, age, limit -> Optional.of(limit.weightKg()));
        }
        judge(row, length, age, limit -> Optional.of(limit.lengthCm()));
        judge(row, head, age, GrowthLimit::headCm);
    }

    private static int correctedAge(int age, Optional<PatientFacts.Patient> patient) {
        double weeks = patient.map(PatientFacts.Patient::gestationWeeks).orElse(Double.NaN);
        boolean preterm = weeks < TERM_WEEKS && age < CORRECTED_UNTIL_DAY;
        return preterm ? (int) StrictMath.max(0, age - (FULL_WEEKS - weeks) * 7) : age;
    }

    private void judge(Row row, int position, int age, Function<GrowthLimit, Optional<Range>> measure) {
        if (!row.isDecimal(position)) {
            return;
        }
        Optional<Range> range = rangeAt(limits, age, measure);
        if (range.isPresent() && !range.get().contains(row.decimal(position))) {
            ColumnDefinition column = scope.column(position);
            report.cell(
                    "F-004",
                    Severity.W,
                    column,
                    row.decimal(position).toPlainString(),
                    Text.of("the value is unusual at this age", range.get() + " " + column.unit()));
        }
    }

    /** Interpolates between the ages of the table; after the last one its limits hold. Empty where the measure is not judged. */
    static Optional<Range> rangeAt(List<GrowthLimit> limits, int age, Function<GrowthLimit, Optional<Range>> measure) {
        int next = 0;
        while (next < limits.size() && limits.get(next).ageDay() < age) {
            next++;
        }
        if (next == 0 || next == limits.size()) {
            return measure.apply(limits.get(StrictMath.max(0, next - 1)));
        }
        GrowthLimit from = limits.get(next - 1);
        GrowthLimit to = limits.get(next);
        double share = (double) (age - from.ageDay()) / (to.ageDay() - from.ageDay());
        Optional<Range> low = measure.apply(from);
        Optional<Range> high = measure.apply(to);
        return low.isPresent() && high.isPresent()
                ? Optional.of(between(low.get(), high.get(), share))
                : Optional.empty();
    }

    private static Range between(Range from, Range to, double share) {
        return new Range(
                between(from.lower(), to.lower(), share, RoundingMode.FLOOR),
                between(from.upper(), to.upper(), share, RoundingMode.CEILING));
    }

    /** Rounds to one decimal, outwards: a measure is not finer than that. */
    private static BigDecimal between(BigDecimal from, BigDecimal to, double share, RoundingMode outwards) {
        return to.subtract(from)
                .multiply(BigDecimal.valueOf(share))
                .add(from)
                .setScale(1, outwards)
                .stripTrailingZeros();
    }
}
