package org.aroregistry.batch.validation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.aroregistry.batch.validation.HistoryRule.HistoryCheck;
import org.aroregistry.batch.validation.HistoryRule.SiteCheck;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.batch.validation.Rule.RowCheck;
import org.aroregistry.core.dictionary.Analyte;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.Range;
import org.aroregistry.core.dictionary.ReferenceLimit;
import org.aroregistry.core.dictionary.Severity;

/** Rules L about laboratory results, and rules F as far as unit and range depend on the analyte. */
final class LaboratoryRules {
    static final List<Rule<RowCheck>> OF_ROWS = List.of(
            Rule.of("F-008", "labs", scope -> new LaboratoryRules(scope)::f008UnitOfAnalyte),
            Rule.of("F-003", "labs", scope -> new LaboratoryRules(scope)::f003Impossible),
            Rule.of("F-004", "labs", scope -> new LaboratoryRules(scope)::f004Implausible),
            Rule.of("L-002", "labs", scope -> new LaboratoryRules(scope)::l002OtherUnit),
            Rule.of("L-004", "labs", scope -> new LaboratoryRules(scope)::l004ReferenceRange));

    static final List<HistoryRule<HistoryCheck>> OF_HISTORIES = List.of(
            HistoryRule.of("L-005", LaboratoryRules::l005Jump),
            HistoryRule.of("L-006", LaboratoryRules::l006PartOfWhiteCells),
            HistoryRule.of("L-007", LaboratoryRules::l007IonisedCalcium),
            HistoryRule.of("L-008", LaboratoryRules::l008DirectBilirubin),
            HistoryRule.of("L-010", LaboratoryRules::l010Haematocrit),
            HistoryRule.of("L-012", LaboratoryRules::l012TwoValues));

    static final List<HistoryRule<SiteCheck>> OF_SITES =
            List.of(HistoryRule.ofSite("L-011", dictionary -> new LimitsOfDetection(dictionary.file("labs"))));

    private static final int JUMP_DAYS = 2;
    private static final double HAEMOGLOBIN_JUMP = 50;
    private static final double PLATELET_RISE = 100;
    private static final double CREATININE_FACTOR = 3;
    private static final double WHITE_CELL_TOLERANCE = 1.05;
    private static final double LOWEST_HAEMATOCRIT = 2.5;
    private static final double HIGHEST_HAEMATOCRIT = 3.5;
    private static final double PERCENT = 100;

    /** A number with analyte and unit. */
    private record Result(Analyte analyte, BigDecimal value, String unit) {
        /** Returns the number in the analyte's canonical unit; empty if the analyte is not measured in this one. */
        Optional<BigDecimal> canonical() {
            return analyte.toCanonical(value, unit);
        }

        boolean isOutside(Optional<Range> range) {
            Optional<BigDecimal> canonical = canonical();
            return canonical.isPresent() && range.isPresent() && !range.get().contains(canonical.get());
        }

        String shown() {
            return value.toPlainString() + " " + unit;
        }
    }

    private final FileScope scope;
    private final RowReport report;
    private final Dictionary dictionary;
    private final int analyteColumn;
    private final int valueColumn;
    private final int unitColumn;
    private final int dayColumn;
    private final int lowColumn;
    private final int highColumn;

    private LaboratoryRules(FileScope scope) {
        this.scope = scope;
        this.report = scope.report();
        this.dictionary = scope.dictionary();
        this.analyteColumn = scope.position("analyte");
        this.valueColumn = scope.position("value");
        this.unitColumn = scope.position("unit");
        this.dayColumn = scope.position("sample_day");
        this.lowColumn = scope.position("ref_low");
        this.highColumn = scope.position("ref_high");
    }

    private Optional<Result> result(Row row) {
        if (!row.isFilled(analyteColumn) || !row.isDecimal(valueColumn) || !row.isFilled(unitColumn)) {
            return Optional.empty();
        }
        return dictionary
                .analyte(row.text(analyteColumn))
                .map(analyte -> new Result(analyte, row.decimal(valueColumn), row.text(unitColumn)));
    }

    /** F-008: the unit is one in which the analyte is measured. */
    private void f008UnitOfAnalyte(Row row) {
        result(row).filter(result -> result.canonical().isEmpty()).ifPresent(result -> {
            List<String> allowed =
                    result.analyte().factors().keySet().stream().sorted().toList();
            report.cell(
                    "F-008",
                    Severity.E,
                    scope.column(unitColumn),
                    result.unit(),
                    Text.of(
                            "the analyte is not measured in this unit",
                            allowed.isEmpty() ? "no value, only result_text" : "one of " + String.join(", ", allowed)));
        });
    }

    /** F-003: the value is possible for the analyte. */
    private void f003Impossible(Row row) {
        result(row).filter(LaboratoryRules::isImpossible).ifPresent(result -> {
            Analyte analyte = result.analyte();
            report.cell(
                    "F-003",
                    Severity.E,
                    scope.column(valueColumn),
                    result.shown(),
                    Text.of(
                            "the value is impossible for the analyte",
                            analyte.hardRange().map(Range::toString).orElse("") + " " + analyte.canonicalUnit()));
        });
    }

    /** F-004: the value is plausible for the analyte. */
    private void f004Implausible(Row row) {
        result(row)
                .filter(result -> !isImpossible(result))
                .filter(result -> result.isOutside(result.analyte().plausibleRange()))
                .ifPresent(result -> {
                    Analyte analyte = result.analyte();
                    report.cell(
                            "F-004",
                            Severity.W,
                            scope.column(valueColumn),
                            result.shown(),
                            Text.of(
                                    "the value is unusual for the analyte",
                                    analyte.plausibleRange()
                                                    .map(Range::toString)
                                                    .orElse("")
                                            + " " + analyte.canonicalUnit()));
                });
    }

    private static boolean isImpossible(Result result) {
        return result.isOutside(result.analyte().hardRange());
    }

    /** L-002: a value outside its range would be inside with another unit; the row is never converted silently. */
    private void l002OtherUnit(Row row) {
        Optional<Result> found = result(row);
        if (found.isEmpty()) {
            return;
        }
        Result result = found.get();
        Optional<Range> usual =
                result.analyte().plausibleRange().or(() -> result.analyte().hardRange());
        if (!isImpossible(result) && !result.isOutside(usual)) {
            return;
        }
        List<String> fitting = result.analyte().factors().keySet().stream()
                .filter(other -> !other.equals(result.unit()))
                .filter(other -> !new Result(result.analyte(), result.value(), other).isOutside(usual))
                .sorted()
                .toList();
        if (!fitting.isEmpty()) {
            report.cell(
                    "L-002",
                    Severity.W,
                    scope.column(unitColumn),
                    result.shown(),
                    Text.of("the unit may be wrong: the value would be usual in another", "the unit of the value")
                            .hint("perhaps " + String.join(" or ", fitting)));
        }
    }

    /** L-004: the lower limit of normal is below the upper one, and both fit the child's age. */
    private void l004ReferenceRange(Row row) {
        if (!row.isDecimal(lowColumn) || !row.isDecimal(highColumn)) {
            return;
        }
        if (row.decimal(lowColumn).compareTo(row.decimal(highColumn)) >= 0) {
            report.cell(
                    "L-004",
                    Severity.E,
                    scope.column(lowColumn),
                    row.decimal(lowColumn).toPlainString(),
                    Text.of("ref_low is not below ref_high", "the lower limit of normal, below the upper one")
                            .hint("perhaps the two limits are swapped"));
        } else if (row.isWhole(dayColumn) && isOfAnotherAge(row)) {
            report.cell(
                    "L-004",
                    Severity.W,
                    scope.column(highColumn),
                    row.decimal(highColumn).toPlainString(),
                    Text.of(
                                    "the reference range is far from what is normal at this age",
                                    "the laboratory's limits of normal for the child's age, in the unit of the value")
                            .hint("perhaps the range of adults or of another unit"));
        }
    }

    /** Tells whether the middle of the range lies outside the registry's own range for the age, whatever the sex. */
    private boolean isOfAnotherAge(Row row) {
        Optional<Analyte> analyte = dictionary.analyte(row.text(analyteColumn));
        Optional<BigDecimal> low = analyte.flatMap(a -> a.toCanonical(row.decimal(lowColumn), row.text(unitColumn)));
        Optional<BigDecimal> high = analyte.flatMap(a -> a.toCanonical(row.decimal(highColumn), row.text(unitColumn)));
        if (low.isEmpty() || high.isEmpty()) {
            return false;
        }
        BigDecimal middle = low.get().add(high.get()).divide(BigDecimal.valueOf(2));
        List<ReferenceLimit> limits = Stream.of("F", "M")
                .flatMap(sex -> dictionary.referenceLimit(row.text(analyteColumn), row.whole(dayColumn), sex).stream())
                .toList();
        return !limits.isEmpty()
                && limits.stream().noneMatch(limit -> new Range(limit.lower(), limit.upper()).contains(middle));
    }

    /** L-005: within two days blood does not change further than blood can, unless there was a transfusion. */
    private static void l005Jump(PatientHistory patient, HistoryFindings findings) {
        List<LaboratoryValue> all = exactOfBlood(patient);
        for (LaboratoryValue value : all) {
            boolean jumps = all.stream()
                    .filter(before -> before.analyte().equals(value.analyte()))
                    .filter(before -> isShortlyBefore(before, value))
                    .anyMatch(before -> isUnexplainedJump(before, value, patient));
            if (jumps) {
                findings.cell(
                        "L-005",
                        Severity.W,
                        value.row(),
                        "value",
                        Text.of("the value changed further within two days than blood can", expectedChange(value))
                                .hint(
                                        isTransfused(value)
                                                ? "perhaps a transfusion is missing in transfusions.csv"
                                                : "perhaps another unit, or the blood of another patient"));
            }
        }
    }

    private static List<LaboratoryValue> exactOfBlood(PatientHistory patient) {
        Set<String> analytes = Set.of("HB", "PLT", "CREAT");
        return patient.laboratory().stream()
                .filter(value -> analytes.contains(value.analyte()) && value.isOfBlood())
                .filter(value -> value.value().isPresent() && value.isExact())
                .toList();
    }

    private static boolean isShortlyBefore(LaboratoryValue before, LaboratoryValue value) {
        int days = value.day() - before.day();
        return days > 0 && days <= JUMP_DAYS || days == 0 && before.minute() < value.minute();
    }

    private static boolean isTransfused(LaboratoryValue value) {
        return !value.analyte().equals("CREAT");
    }

    private static boolean isUnexplainedJump(LaboratoryValue before, LaboratoryValue after, PatientHistory patient) {
        double from = before.value().orElseThrow();
        double to = after.value().orElseThrow();
        return switch (after.analyte()) {
            case "HB" -> exceeds(StrictMath.abs(to - from), HAEMOGLOBIN_JUMP) && !isExplained(before, after, patient);
            case "PLT" -> exceeds(to - from, PLATELET_RISE) && !isExplained(before, after, patient);
            default -> exceeds(StrictMath.max(to / from, from / to), CREATININE_FACTOR);
        };
    }

    private static boolean isExplained(LaboratoryValue before, LaboratoryValue after, PatientHistory patient) {
        String product = after.analyte().equals("HB") ? "RBC" : "PLT";
        return after.transfused()
                || !patient.knows("transfusions")
                || patient.of("transfusions").stream()
                        .filter(row -> row.is("product", product) && row.isFilled("start_day"))
                        .anyMatch(row -> row.whole("start_day").orElseThrow() <= after.day()
                                && row.whole("end_day")
                                                .orElse(row.whole("start_day").orElseThrow())
                                        >= before.day());
    }

    private static String expectedChange(LaboratoryValue value) {
        return switch (value.analyte()) {
            case "HB" -> "a change of at most 50 g/L, or a transfusion of red cells";
            case "PLT" -> "a rise of at most 100 x10^9/L, or a transfusion of platelets";
            default -> "a change by a factor of at most 3";
        };
    }

    /** Compares without the last binary digits, so that a converted value does not pass a limit that it meets. */
    private static boolean exceeds(double value, double limit) {
        return value > limit + 1e-9 * StrictMath.max(1, StrictMath.abs(limit));
    }

    /** The rows of one analyte and those of another that is measured in the same sample. */
    private record Pair(List<LaboratoryValue> parts, List<LaboratoryValue> wholes) {
        /** Without a minute, two results of a day can be of two samples: only as many as there are wholes belong together. */
        boolean isOneSample() {
            boolean timed = parts.get(0).minute() != LaboratoryValue.NO_MINUTE;
            return timed || parts.size() <= wholes.size();
        }

        /** Returns the parts that are too large for every whole of the sample. */
        List<LaboratoryValue> above(double factor) {
            double limit =
                    wholes.stream().mapToDouble(LaboratoryValue::atMost).max().orElseThrow() * factor;
            return parts.stream().filter(part -> exceeds(part.atLeast(), limit)).toList();
        }
    }

    /** Finds the samples in which both analytes were measured. */
    private static List<Pair> pairs(PatientHistory patient, String part, String whole, boolean sameSpecimen) {
        List<LaboratoryValue> all = patient.laboratory();
        if (all.stream().noneMatch(value -> value.analyte().equals(part))) {
            return List.of();
        }
        Map<String, Pair> samples = new LinkedHashMap<>();
        for (LaboratoryValue value : all) {
            boolean isPart = value.analyte().equals(part);
            if (value.value().isPresent() && (isPart || value.analyte().equals(whole))) {
                String specimen = sameSpecimen ? value.specimen() : value.isOfBlood() ? "blood" : "other";
                Pair pair = samples.computeIfAbsent(
                        value.day() + " " + value.minute() + " " + specimen,
                        sample -> new Pair(new ArrayList<>(), new ArrayList<>()));
                (isPart ? pair.parts() : pair.wholes()).add(value);
            }
        }
        return samples.values().stream()
                .filter(pair -> !pair.parts().isEmpty() && !pair.wholes().isEmpty())
                .toList();
    }

    /** A part that is larger than its whole is at fault, unless only the whole comes with this upload. */
    private static HistoryRow atFault(LaboratoryValue part, Pair pair) {
        if (part.row().isUploaded()) {
            return part.row();
        }
        return pair.wholes().stream()
                .map(LaboratoryValue::row)
                .filter(HistoryRow::isUploaded)
                .reduce((earlier, later) -> later)
                .orElse(part.row());
    }

    /** L-006: neutrophils and lymphocytes are not more than all white cells of the sample. */
    private static void l006PartOfWhiteCells(PatientHistory patient, HistoryFindings findings) {
        for (String cells : List.of("ANC", "LYM")) {
            for (Pair pair : pairs(patient, cells, "WBC", true)) {
                if (!pair.isOneSample()) {
                    continue;
                }
                for (LaboratoryValue part : pair.above(WHITE_CELL_TOLERANCE)) {
                    boolean percent = part.value().orElseThrow() <= PERCENT;
                    findings.cell(
                            "L-006",
                            Severity.E,
                            atFault(part, pair),
                            "value",
                            Text.of(
                                            "more " + words(cells) + " than white cells in the same sample",
                                            "absolute " + words(cells) + ", at most WBC x 1.05")
                                    .hint(percent ? "perhaps percent of the white cells" : "perhaps another unit"));
                }
            }
        }
    }

    private static String words(String analyte) {
        return analyte.equals("ANC") ? "neutrophils" : "lymphocytes";
    }

    /** L-007: ionised calcium is a part of total calcium. */
    private static void l007IonisedCalcium(PatientHistory patient, HistoryFindings findings) {
        for (Pair pair : pairs(patient, "CA_ION", "CA_TOTAL", false)) {
            for (LaboratoryValue part : pair.above(1)) {
                findings.cell(
                        "L-007",
                        Severity.W,
                        part.row(),
                        "value",
                        Text.of("more ionised calcium than total calcium in the same sample", "at most CA_TOTAL")
                                .hint("perhaps the two results or their units are swapped"));
            }
        }
    }

    /** L-008: direct bilirubin is a part of total bilirubin. */
    private static void l008DirectBilirubin(PatientHistory patient, HistoryFindings findings) {
        for (Pair pair : pairs(patient, "BILI_D", "BILI_T", true)) {
            if (pair.isOneSample()) {
                for (LaboratoryValue part : pair.above(1)) {
                    findings.cell(
                            "L-008",
                            Severity.E,
                            atFault(part, pair),
                            "value",
                            Text.of("more direct than total bilirubin in the same sample", "BILI_D at most BILI_T")
                                    .hint("perhaps the two results or their units are swapped"));
                }
            }
        }
    }

    /** L-010: haematocrit in percent is about three times haemoglobin in g/dL. */
    private static void l010Haematocrit(PatientHistory patient, HistoryFindings findings) {
        for (Pair pair : pairs(patient, "HCT", "HB", true)) {
            for (LaboratoryValue haematocrit : pair.parts()) {
                boolean fits = pair.wholes().stream().anyMatch(haemoglobin -> isThreefold(haematocrit, haemoglobin));
                if (!fits) {
                    findings.cell(
                            "L-010",
                            Severity.W,
                            haematocrit.row(),
                            "value",
                            Text.of(
                                            "haematocrit does not fit the haemoglobin of the same sample",
                                            "2.5 to 3.5 times haemoglobin in g/dL")
                                    .hint("perhaps the unit of one of them is wrong"));
                }
            }
        }
    }

    private static boolean isThreefold(LaboratoryValue haematocrit, LaboratoryValue haemoglobin) {
        double gramsPerDecilitre = haemoglobin.value().orElseThrow() / 10;
        double ratio = haematocrit.value().orElseThrow() / gramsPerDecilitre;
        boolean exact = haematocrit.isExact() && haemoglobin.isExact();
        return !exact || !exceeds(ratio, HIGHEST_HAEMATOCRIT) && !exceeds(LOWEST_HAEMATOCRIT, ratio);
    }

    /** L-012: one sample has one result of an analyte. */
    private static void l012TwoValues(PatientHistory patient, HistoryFindings findings) {
        List<LaboratoryValue> all = patient.laboratory();
        Map<String, List<LaboratoryValue>> sample = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            LaboratoryValue value = all.get(i);
            if (i > 0 && !value.isOfSameSample(all.get(i - 1))) {
                sample.clear();
            }
            if (value.hasResult()) {
                sample.computeIfAbsent(value.analyte(), analyte -> new ArrayList<>())
                        .add(value);
            }
            boolean last = i + 1 == all.size() || !value.isOfSameSample(all.get(i + 1));
            if (last) {
                sample.values().stream().filter(values -> values.size() > 1).forEach(values -> l012(values, findings));
            }
        }
    }

    private static void l012(List<LaboratoryValue> values, HistoryFindings findings) {
        LaboratoryValue first = values.get(0);
        if (values.stream().allMatch(value -> isSame(value, first))) {
            return;
        }
        LaboratoryValue last = values.stream()
                .filter(value -> value.row().isUploaded())
                .reduce((earlier, later) -> later)
                .orElse(first);
        boolean timed = last.minute() != LaboratoryValue.NO_MINUTE;
        findings.cell(
                "L-012",
                Severity.W,
                last.row(),
                last.words().isEmpty() ? "value" : "result_text",
                Text.of(
                                "the same analyte has two different results at the same time",
                                "one result for each analyte, specimen, day and minute")
                        .hint(timed ? "" : "if they are of two samples, give sample_minute"));
    }

    private static boolean isSame(LaboratoryValue value, LaboratoryValue other) {
        boolean words = value.words().equals(other.words()) && value.operator().equals(other.operator());
        double difference =
                StrictMath.abs(value.value().orElse(0) - other.value().orElse(0));
        return words && value.value().isPresent() == other.value().isPresent() && !exceeds(difference, 0);
    }

    /** L-011: results below or above a limit stay what they are; the file is told how many there are. */
    private static final class LimitsOfDetection implements SiteCheck {
        private final FileDefinition labs;
        private long count;

        LimitsOfDetection(FileDefinition labs) {
            this.labs = labs;
        }

        @Override
        public void see(PatientHistory patient) {
            count += patient.laboratory().stream()
                    .filter(value -> value.row().isUploaded() && !value.isExact())
                    .count();
        }

        @Override
        public void finish(HistoryFindings findings) {
            if (count > 0) {
                findings.file(
                        "L-011",
                        Severity.W,
                        labs,
                        "value_op",
                        Text.of(
                                "results below or above a limit of measurement: " + count
                                        + "; they count as beyond the limit and are never averaged",
                                "LT or GT only where the laboratory gave no number"));
            }
        }
    }
}
