package org.aroregistry.batch.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.aroregistry.batch.validation.HistoryRule.HistoryCheck;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.batch.validation.Rule.RowCheck;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.endpoint.BodySize;
import org.aroregistry.core.endpoint.DoseCategory;
import org.aroregistry.core.endpoint.InterferonDose;
import org.aroregistry.core.endpoint.InterferonPeriod;
import org.aroregistry.core.endpoint.SegmentDose;
import org.aroregistry.core.study.InterferonSegment;
import org.aroregistry.core.study.Transplant;
import org.aroregistry.core.study.VitalStatus;

/** Rules I: interferon segments, doses and the tests that go with them. */
final class InterferonRules {
    static final List<Rule<RowCheck>> OF_ROWS = List.of(
            Rule.of("I-001", "interferon", scope -> new InterferonRules(scope)::i001Dose),
            Rule.of("I-004", "interferon", scope -> new InterferonRules(scope)::i004Frequency),
            Rule.of("I-006", "interferon", scope -> new InterferonRules(scope)::i006Route));

    static final List<HistoryRule<HistoryCheck>> OF_HISTORIES = List.of(
            HistoryRule.of("I-013", InterferonRules::i013Overlap),
            HistoryRule.of("I-013", InterferonRules::i013Numbering),
            treated("I-001", InterferonRules::i001DoseForMeasuredSize),
            treated("I-002", InterferonRules::i002LabelDose),
            treated("I-003", InterferonRules::i003LowWithoutReason),
            treated("I-005", InterferonRules::i005NearBorder),
            treated("I-007", InterferonRules::i007Weight),
            treated("I-008", InterferonRules::i008BaselineTests),
            treated("I-009", InterferonRules::i009SafetyTests),
            treated("I-010", InterferonRules::i010LiverTests),
            treated("I-011", InterferonRules::i011TestsOfYoungChildren),
            treated("I-012", InterferonRules::i012Antibodies),
            treated("I-014", InterferonRules::i014Conditioning),
            HistoryRule.of("I-014", InterferonRules::i014InterferonBefore),
            treated("I-015", SafetyValues::i015NoAdverseEvent),
            HistoryRule.of("I-016", InterferonRules::i016ActionWithoutChange),
            treated("I-017", InterferonRules::i017AdverseEvent),
            treated("I-017", InterferonRules::i017StopReason),
            treated("I-019", InterferonRules::i019Vaccination),
            treated("I-020", InterferonRules::i020Watch),
            treated("I-021", InterferonRules::i021Hypersensitivity));

    private static final double LOWEST_RATIO = 0.80;
    private static final double HIGHEST_RATIO = 1.25;
    private static final double LABEL_PER_WEEK = 3;
    private static final double WEIGHT_TOLERANCE = 0.15;
    private static final int BASELINE_FROM = -30;
    private static final int BASELINE_TO = 3;
    private static final int SAFETY_INTERVAL = 120;
    private static final int LIVER_INTERVAL = 41;
    private static final int LIVER_UNTIL_DAY = 365;
    private static final int COMMITMENT_UNTIL_DAY = 1095;
    private static final int COMMITMENT_YEARS = 3;
    private static final int YEAR = 365;
    private static final int APART_DAYS = 60;
    private static final int CHANGE_DAYS = 14;
    private static final int TRANSPLANT_DAYS = 120;
    private static final int PROGRESSION_DAYS = 60;
    private static final int DEATH_DAYS = 30;
    private static final int SEVERE = 3;

    private static final Set<String> REASONS_FOR_LESS = Set.of("REDUCE_AE", "INTERRUPT_AE", "RESTART");
    private static final Set<String> LIVER = Set.of("ALT", "AST");
    private static final Set<String> ANTIBODIES = Set.of("IFNG_NAB");
    private static final Set<String> HYPERSENSITIVITY = Set.of("HYPERSENSITIVITY", "ANAPHYLAXIS");
    private static final List<Set<String>> YOUNG_SET = List.of(Set.of("WBC", "ANC"), LIVER);

    /** The safety tests of the label; one analyte of each set will do. */
    private static final Map<String, Set<String>> SAFETY_SET = safetySet();

    /** What the label asks to watch, by HPO term. */
    private static final Map<String, String> WATCHED = Map.ofEntries(
            Map.entry("HP:0001627", "heart disease"),
            Map.entry("HP:0001626", "heart disease"),
            Map.entry("HP:0001635", "heart disease"),
            Map.entry("HP:0001638", "heart disease"),
            Map.entry("HP:0011675", "heart disease"),
            Map.entry("HP:0002092", "heart disease"),
            Map.entry("HP:0001250", "seizures"),
            Map.entry("HP:0002199", "seizures"),
            Map.entry("HP:0001876", "low blood counts"),
            Map.entry("HP:0001875", "low blood counts"),
            Map.entry("HP:0001882", "low blood counts"),
            Map.entry("HP:0001873", "low blood counts"),
            Map.entry("HP:0000083", "kidney disease"),
            Map.entry("HP:0012622", "kidney disease"),
            Map.entry("HP:0003774", "kidney disease"));

    private final FileScope scope;
    private final RowReport report;
    private final int dose;
    private final int unit;
    private final int perWeek;
    private final int route;
    private final int weight;
    private final int surface;
    private final int height;

    private InterferonRules(FileScope scope) {
        this.scope = scope;
        this.report = scope.report();
        this.dose = scope.position("dose_value");
        this.unit = scope.position("dose_unit");
        this.perWeek = scope.position("freq_per_week");
        this.route = scope.position("route");
        this.weight = scope.position("weight_kg_used");
        this.surface = scope.position("bsa_m2_used");
        this.height = scope.position("height_cm_used");
    }

    private static Map<String, Set<String>> safetySet() {
        Map<String, Set<String>> tests = new LinkedHashMap<>();
        for (String analyte : List.of("HB", "WBC", "ANC", "PLT", "CREAT", "BILI_T", "URINE_PROT")) {
            tests.put(analyte, Set.of(analyte));
        }
        tests.put("ALT or AST", LIVER);
        return tests;
    }

    /** Judges a patient with interferon. */
    @FunctionalInterface
    private interface TreatedCheck {
        void check(TreatedPatient patient, HistoryFindings findings);
    }

    private static HistoryRule<HistoryCheck> treated(String id, TreatedCheck check) {
        return HistoryRule.of(
                id, (history, findings) -> history.treated().ifPresent(patient -> check.check(patient, findings)));
    }

    private static OptionalDouble number(Row row, int position) {
        return row.isDecimal(position)
                ? OptionalDouble.of(row.decimal(position).doubleValue())
                : OptionalDouble.empty();
    }

    /** I-001: one injection is 0.5 to 2000 micrograms, whatever the unit. */
    private void i001Dose(Row row) {
        if (!row.isDecimal(dose) || !row.isFilled(unit)) {
            return;
        }
        double value = row.decimal(dose).doubleValue();
        OptionalDouble kg = number(row, weight);
        OptionalDouble m2 = number(row, surface);
        OptionalDouble micrograms = InterferonDose.micrograms(value, row.text(unit), kg, m2);
        if (micrograms.isPresent() && !InterferonDose.isPlausible(micrograms.getAsDouble())) {
            OptionalDouble known = m2.isPresent() ? m2 : BodySize.surfaceM2(kg, number(row, height));
            report.cell(
                    "I-001",
                    Severity.E,
                    scope.column(dose),
                    row.decimal(dose).toPlainString(),
                    i001Text(value, row.text(unit), kg, known));
        }
    }

    private static Text i001Text(double value, String unit, OptionalDouble kg, OptionalDouble m2) {
        String usual = unitHint(value, unit, kg, m2);
        String slip = value < 1 ? "perhaps milligrams were sent as micrograms" : "perhaps IU were sent as micrograms";
        List<String> hints = Stream.of(unit.startsWith("MCG") ? slip : "", usual)
                .filter(hint -> !hint.isEmpty())
                .toList();
        return Text.of("the dose cannot be one injection in this unit", "0.5 to 2000 micrograms after conversion")
                .hint(String.join("; ", hints));
    }

    private static String unitHint(double value, String unit, OptionalDouble kg, OptionalDouble m2) {
        List<String> fitting = InterferonDose.unitsThatFit(value, unit, kg, m2);
        return fitting.isEmpty() ? "" : "the number would be usual as " + String.join(", or as ", fitting);
    }

    /** I-001 where the unit needs a size that only growth.csv tells. */
    private static void i001DoseForMeasuredSize(TreatedPatient patient, HistoryFindings findings) {
        BodySize size = patient.size();
        for (InterferonSegment segment : patient.segments()) {
            boolean judgedAlone = InterferonDose.micrograms(
                            segment.dose(), segment.doseUnit(), segment.weightKgUsed(), segment.surfaceM2Used())
                    .isPresent();
            OptionalDouble micrograms = patient.doseOf(segment, size).micrograms();
            if (!judgedAlone && micrograms.isPresent() && !InterferonDose.isPlausible(micrograms.getAsDouble())) {
                findings.cell(
                        "I-001",
                        Severity.E,
                        patient.rowOf(segment),
                        "dose_value",
                        i001Text(
                                segment.dose(),
                                segment.doseUnit(),
                                size.weightKg(segment.startDay()),
                                size.surfaceM2(segment.startDay())));
            }
        }
    }

    /** I-002: the dose is 0.80 to 1.25 of the label dose, unless halved for an adverse event, and at most one vial. */
    private static void i002LabelDose(TreatedPatient patient, HistoryFindings findings) {
        BodySize size = patient.size();
        for (InterferonSegment segment : patient.segments()) {
            SegmentDose dose = patient.doseOf(segment, size);
            boolean known = dose.micrograms().isPresent()
                    && InterferonDose.isPlausible(dose.micrograms().getAsDouble());
            if (known) {
                i002(patient, segment, dose, size, findings);
            }
        }
    }

    private static void i002(
            TreatedPatient patient,
            InterferonSegment segment,
            SegmentDose dose,
            BodySize size,
            HistoryFindings findings) {
        int day = segment.startDay();
        OptionalDouble measured = size.weightKg(day);
        String hint = measured.isPresent()
                ? unitHint(segment.dose(), segment.doseUnit(), measured, size.surfaceM2(day))
                : unitHint(
                        segment.dose(),
                        segment.doseUnit(),
                        segment.weightKgUsed(),
                        BodySize.surfaceM2(segment.weightKgUsed(), segment.heightCmUsed()));
        HistoryRow row = patient.rowOf(segment);
        if (dose.isImpossible()) {
            Text text = Text.of(
                    "the dose is above 3 times or below a tenth of the label dose for the child's size",
                    "0.80 to 1.25 of the label dose: 50 mcg per m2 above 0.5 m2, else 1.5 mcg per kg");
            findings.cell("I-002", Severity.E, row, "dose_value", text.hint(hint));
        } else if (isOffLabel(segment, dose)) {
            Text text = Text.of(
                    "the dose is not near the label dose for the child's size",
                    "0.80 to 1.25 of the label dose: 50 mcg per m2 above 0.5 m2, else 1.5 mcg per kg");
            findings.cell("I-002", Severity.W, row, "dose_value", text.hint(hint));
        } else if (dose.micrograms().getAsDouble() > InterferonDose.MCG_PER_VIAL) {
            findings.cell(
                    "I-002",
                    Severity.W,
                    row,
                    "dose_value",
                    Text.of("one injection needs more than a vial", "at most 100 micrograms"));
        }
    }

    /** Tells whether a known ratio lies outside the label's range and is not the half dose that the label itself advises. */
    private static boolean isOffLabel(InterferonSegment segment, SegmentDose dose) {
        if (dose.ratio().isEmpty()) {
            return false;
        }
        double ratio = dose.ratio().getAsDouble();
        boolean outside = ratio < LOWEST_RATIO || ratio > HIGHEST_RATIO;
        return outside && DoseCategory.of(ratio, segment.changeReason()) != DoseCategory.REDUCED;
    }

    /** I-003: a low dose has a reason. */
    private static void i003LowWithoutReason(TreatedPatient patient, HistoryFindings findings) {
        BodySize size = patient.size();
        for (InterferonSegment segment : patient.segments()) {
            SegmentDose dose = patient.doseOf(segment, size);
            boolean low = dose.ratio().isPresent()
                    && dose.ratio().getAsDouble() < LOWEST_RATIO
                    && InterferonDose.isPlausible(dose.micrograms().orElseThrow());
            boolean explained =
                    segment.changeReason().filter(REASONS_FOR_LESS::contains).isPresent();
            if (low && !explained) {
                findings.cell(
                        "I-003",
                        Severity.Q,
                        patient.rowOf(segment),
                        "change_reason",
                        Text.of(
                                "the dose is below 0.80 of the label dose, and no adverse event explains it",
                                "REDUCE_AE, INTERRUPT_AE or RESTART, or a corrected dose"));
            }
        }
    }

    /** I-004: interferon is given three times a week; more than seven is F-003. */
    private void i004Frequency(Row row) {
        if (row.isDecimal(perWeek) && row.decimal(perWeek).doubleValue() != LABEL_PER_WEEK) {
            report.cell(
                    "I-004",
                    Severity.W,
                    scope.column(perWeek),
                    row.decimal(perWeek).toPlainString(),
                    Text.of("the label gives three injections a week", "3")
                            .hint("injections per week, not the dose of a week"));
        }
    }

    /** I-005: near 0.5 m2 the label's dose jumps, and both doses are accepted. */
    private static void i005NearBorder(TreatedPatient patient, HistoryFindings findings) {
        BodySize size = patient.size();
        for (InterferonSegment segment : patient.segments()) {
            if (patient.doseOf(segment, size).isNearBorder()) {
                findings.cell(
                        "I-005",
                        Severity.I,
                        patient.rowOf(segment),
                        "dose_value",
                        Text.of(
                                "the body surface is near 0.5 m2, where formulas disagree: both doses of the label are accepted",
                                "1.5 mcg per kg or 50 mcg per m2"));
            }
        }
    }

    /** I-006: interferon is injected under the skin. */
    private void i006Route(Row row) {
        if (row.isFilled(route) && !row.text(route).equals("SC")) {
            report.cell(
                    "I-006",
                    Severity.W,
                    scope.column(route),
                    row.text(route),
                    Text.of("the label knows subcutaneous injections only", "SC"));
        }
    }

    /** I-007: the child was weighed near the start of each segment, and the dose was for that weight. */
    private static void i007Weight(TreatedPatient patient, HistoryFindings findings) {
        if (!patient.history().knows("growth")) {
            return;
        }
        BodySize size = patient.size();
        for (InterferonSegment segment : patient.segments()) {
            HistoryRow row = patient.rowOf(segment);
            OptionalDouble measured = size.weightKg(segment.startDay());
            if (!size.isWeighedNear(segment.startDay())) {
                findings.row(
                        "I-007",
                        Severity.W,
                        row,
                        Text.of(
                                "growth.csv has no weight near the start of the segment",
                                "a weight within 60 days of start_day, 180 days from the age of two years"));
            } else if (measured.isPresent() && segment.weightKgUsed().isPresent()) {
                double factor = segment.weightKgUsed().getAsDouble() / measured.getAsDouble();
                if (StrictMath.abs(factor - 1) > WEIGHT_TOLERANCE + 1e-9) {
                    findings.cell("I-007", Severity.W, row, "weight_kg_used", i007Text(factor));
                }
            }
        }
    }

    private static Text i007Text(double factor) {
        boolean pounds = factor > 2 && factor < 2.4;
        boolean tenfold = factor > 8 && factor < 12 || factor > 0.08 && factor < 0.12;
        return Text.of(
                        "the weight is more than 15 percent off the weight of growth.csv on that day",
                        "the weight in kg at start_day")
                .hint(pounds ? "perhaps pounds" : tenfold ? "perhaps the decimal point" : "");
    }

    /** Names the tests without a result on a day that counts. */
    private static List<String> missing(TreatedPatient patient, Predicate<SortedSet<Integer>> isDone) {
        List<String> missing = new ArrayList<>();
        SAFETY_SET.forEach((name, analytes) -> {
            if (!isDone.test(patient.daysOf(analytes))) {
                missing.add(name);
            }
        });
        return missing;
    }

    /** I-008: the safety tests of the label were done before the first dose. */
    private static void i008BaselineTests(TreatedPatient patient, HistoryFindings findings) {
        int first = patient.firstDose();
        if (!patient.history().knows("labs") || patient.lastDay() < first + BASELINE_TO) {
            return;
        }
        List<String> missing = missing(patient, days -> !days.subSet(first + BASELINE_FROM, first + BASELINE_TO + 1)
                .isEmpty());
        if (!missing.isEmpty()) {
            findings.cell(
                    "I-008",
                    Severity.Q,
                    patient.rowOf(patient.segments().get(0)),
                    "start_day",
                    Text.of(
                            "safety tests before the first dose are missing: " + String.join(", ", missing),
                            "a result of each from 30 days before to 3 days after the first dose"));
        }
    }

    /** I-009: the safety tests are done again every three months on the drug. */
    private static void i009SafetyTests(TreatedPatient patient, HistoryFindings findings) {
        if (!patient.history().knows("labs")) {
            return;
        }
        for (InterferonPeriod period : patient.periods(InterferonPeriod.SAME_COURSE_DAYS)) {
            List<String> missing = missing(
                    patient, days -> period.overdue(days, SAFETY_INTERVAL).isEmpty());
            if (!missing.isEmpty()) {
                int day = missing.stream()
                        .map(name -> patient.daysOf(SAFETY_SET.getOrDefault(name, Set.of())))
                        .mapToInt(days -> period.overdue(days, SAFETY_INTERVAL).orElseThrow())
                        .min()
                        .orElseThrow();
                findings.row(
                        "I-009",
                        Severity.Q,
                        patient.rowOf(patient.segmentOn(day)),
                        Text.of(
                                "more than 120 days on the drug without safety tests: " + String.join(", ", missing),
                                "a result of each every 90 days"));
            }
        }
    }

    /** I-010: in the first year of life the liver is tested every month. */
    private static void i010LiverTests(TreatedPatient patient, HistoryFindings findings) {
        if (!patient.history().knows("labs")) {
            return;
        }
        SortedSet<Integer> days = patient.daysOf(LIVER);
        for (InterferonPeriod period : patient.periods(InterferonPeriod.SAME_COURSE_DAYS)) {
            if (period.startDay() >= LIVER_UNTIL_DAY) {
                continue;
            }
            OptionalInt overdue = period.until(LIVER_UNTIL_DAY - 1).overdue(days, LIVER_INTERVAL);
            if (overdue.isPresent()) {
                findings.row(
                        "I-010",
                        Severity.Q,
                        patient.rowOf(patient.segmentOn(overdue.getAsInt())),
                        Text.of(
                                "more than 41 days on the drug in the first year of life without ALT or AST",
                                "ALT or AST every 31 days"));
            }
        }
    }

    /** I-011: young children have two blood counts and two liver tests in each of the first three years on the drug. */
    private static void i011TestsOfYoungChildren(TreatedPatient patient, HistoryFindings findings) {
        if (!patient.history().knows("labs")) {
            return;
        }
        for (int year = 0; year < COMMITMENT_YEARS; year++) {
            InterferonPeriod window = year(patient, year);
            boolean enough = YOUNG_SET.stream().allMatch(analytes -> isTestedTwice(patient.daysOf(analytes), window));
            if (window.startDay() < COMMITMENT_UNTIL_DAY && isTreatedAllOf(patient, window) && !enough) {
                findings.row(
                        "I-011",
                        Severity.Q,
                        patient.rowOf(patient.segmentOn(window.startDay())),
                        Text.of(
                                "treatment year " + (year + 1) + " has not two blood counts and two liver tests",
                                "WBC or ANC, and ALT or AST, on two days at least 60 days apart in each of the first 3 years"));
                return;
            }
        }
    }

    private static InterferonPeriod year(TreatedPatient patient, int year) {
        int start = patient.firstDose() + year * YEAR;
        return new InterferonPeriod(start, start + YEAR - 1);
    }

    private static boolean isTreatedAllOf(TreatedPatient patient, InterferonPeriod window) {
        return patient.periods(InterferonPeriod.INTERRUPTION_DAYS).stream()
                .map(period -> period.until(patient.lastDay()))
                .anyMatch(period -> period.covers(window.startDay()) && period.covers(window.stopDay()));
    }

    private static boolean isTestedTwice(SortedSet<Integer> days, InterferonPeriod window) {
        SortedSet<Integer> inside = days.subSet(window.startDay(), window.stopDay() + 1);
        return !inside.isEmpty() && inside.last() - inside.first() >= APART_DAYS;
    }

    /** I-012: each year on the drug has a test for neutralising antibodies. */
    private static void i012Antibodies(TreatedPatient patient, HistoryFindings findings) {
        if (!patient.history().knows("labs")) {
            return;
        }
        SortedSet<Integer> days = patient.daysOf(ANTIBODIES);
        for (int year = 0; isTreatedAllOf(patient, year(patient, year)); year++) {
            InterferonPeriod window = year(patient, year);
            if (days.subSet(window.startDay(), window.stopDay() + 1).isEmpty()) {
                findings.row(
                        "I-012",
                        Severity.Q,
                        patient.rowOf(patient.segmentOn(window.startDay())),
                        Text.of(
                                "treatment year " + (year + 1) + " has no test for antibodies to interferon",
                                "one IFNG_NAB result in each year of treatment"));
                return;
            }
        }
    }

    /** I-013: segments follow each other without overlap. */
    private static void i013Overlap(PatientHistory patient, HistoryFindings findings) {
        List<HistoryRow> segments = byStart(patient);
        for (int i = 1; i < segments.size(); i++) {
            HistoryRow earlier = segments.get(i - 1);
            HistoryRow later = segments.get(i);
            int stop = earlier.whole("stop_day").orElse(Integer.MAX_VALUE);
            if (start(later) > stop) {
                continue;
            }
            if (earlier.is("ongoing", "Y") && earlier.isUploaded()) {
                findings.cell(
                        "I-013",
                        Severity.E,
                        earlier,
                        "ongoing",
                        Text.of("a segment that goes on is followed by another", "N and stop_day"));
            } else {
                Text text = Text.of("two segments of interferon overlap", "the first day after the segment before");
                boolean sameDay = start(later) == stop;
                findings.cell(
                        "I-013",
                        Severity.E,
                        atFault(earlier, later),
                        "start_day",
                        text.hint(sameDay ? "stop_day is the last day on a segment: the next begins a day later" : ""));
            }
            // The rows are judged again without the refused one.
            return;
        }
    }

    private static List<HistoryRow> byStart(PatientHistory patient) {
        return patient.of("interferon").stream()
                .filter(row -> row.isFilled("start_day"))
                .sorted(Comparator.comparingInt(InterferonRules::start))
                .toList();
    }

    private static int start(HistoryRow segment) {
        return segment.whole("start_day").orElseThrow();
    }

    /** Of two uploaded rows the later line is at fault; of an uploaded and a stored one the uploaded one. */
    private static HistoryRow atFault(HistoryRow one, HistoryRow other) {
        return one.line() > other.line() ? one : other;
    }

    /** I-013: courses and segments are numbered in the order of their days. */
    private static void i013Numbering(PatientHistory patient, HistoryFindings findings) {
        List<HistoryRow> segments = byStart(patient);
        for (int i = 1; i < segments.size(); i++) {
            HistoryRow earlier = segments.get(i - 1);
            HistoryRow later = segments.get(i);
            int courses = number(later, "course_no") - number(earlier, "course_no");
            boolean ordered = courses > 0 || courses == 0 && number(later, "seg_no") > number(earlier, "seg_no");
            if (!ordered) {
                findings.cell(
                        "I-013",
                        Severity.E,
                        atFault(earlier, later),
                        courses == 0 ? "seg_no" : "course_no",
                        Text.of(
                                "the segments are not numbered in the order of their days",
                                "1 for the first, rising with start_day"));
                return;
            }
        }
    }

    private static int number(HistoryRow segment, String column) {
        return segment.whole(column).orElse(0);
    }

    /** I-014: interferon ends before conditioning for a transplant begins. */
    private static void i014Conditioning(TreatedPatient patient, HistoryFindings findings) {
        for (Transplant transplant : patient.study().transplants()) {
            int conditioning = transplant.conditioningDay();
            for (InterferonSegment segment : patient.segments()) {
                boolean after = segment.startDay() >= conditioning;
                boolean excused = segment.indication()
                        .filter("AFTER_GRAFT_FAILURE"::equals)
                        .isPresent();
                boolean reaches = segment.stopDay().orElse(Integer.MAX_VALUE) >= conditioning;
                if (after ? !excused : reaches) {
                    findings.cell(
                            "I-014",
                            Severity.W,
                            patient.rowOf(segment),
                            after ? "start_day" : segment.stopDay().isEmpty() ? "ongoing" : "stop_day",
                            Text.of(
                                    "interferon was given on or after the start of conditioning for a transplant",
                                    "a last day before hsct_day + cond_start_rel, or indication AFTER_GRAFT_FAILURE"));
                }
            }
        }
    }

    /** I-014: whether interferon was given before a transplant is said alike in both files. */
    private static void i014InterferonBefore(PatientHistory patient, HistoryFindings findings) {
        if (!patient.knows("interferon")) {
            return;
        }
        for (HistoryRow transplant : patient.of("hsct")) {
            OptionalInt day = transplant.whole("hsct_day");
            boolean answered = transplant.isFilled("ifn_before");
            if (day.isEmpty() || !answered) {
                continue;
            }
            boolean given = byStart(patient).stream().anyMatch(segment -> start(segment) < day.getAsInt());
            if (transplant.is("ifn_before", "Y") != given) {
                findings.cell(
                        "I-014",
                        Severity.W,
                        transplant,
                        "ifn_before",
                        given
                                ? Text.of("interferon.csv has a segment before this transplant", "Y")
                                : Text.of("interferon.csv has no segment before this transplant", "N")
                                        .hint("perhaps the segments are missing in interferon.csv"));
            }
        }
    }

    /** I-016: what was done with interferon for an adverse event shows in the segments. */
    private static void i016ActionWithoutChange(PatientHistory patient, HistoryFindings findings) {
        Set<String> actions = Set.of("REDUCED", "INTERRUPTED", "WITHDRAWN");
        if (!patient.knows("interferon")) {
            return;
        }
        Optional<TreatedPatient> treated = patient.treated();
        for (HistoryRow event : patient.of("adverse_events")) {
            OptionalInt onset = event.whole("onset_day");
            String action = event.text("action_ifn");
            if (onset.isEmpty() || !actions.contains(action)) {
                continue;
            }
            boolean tooEarly = treated.filter(t -> t.lastDay() < onset.getAsInt() + CHANGE_DAYS)
                    .isPresent();
            boolean changed = treated.filter(t -> isChanged(t.segments(), action, onset.getAsInt()))
                    .isPresent();
            if (!changed && !tooEarly) {
                findings.cell(
                        "I-016",
                        Severity.W,
                        event,
                        "action_ifn",
                        Text.of("no segment of interferon.csv shows this action", expected(action)));
            }
        }
    }

    private static String expected(String action) {
        return switch (action) {
            case "REDUCED" -> "a segment that begins within 14 days of onset_day, REDUCE_AE or with a lower dose";
            case "INTERRUPTED" -> "a segment that ends within 14 days of onset_day, INTERRUPT_AE or RESTART after it";
            default -> "a last segment that ends within 14 days of onset_day";
        };
    }

    private static boolean isChanged(List<InterferonSegment> segments, String action, int onset) {
        for (int i = 0; i < segments.size(); i++) {
            InterferonSegment segment = segments.get(i);
            boolean ends = segment.stopDay().filter(day -> isNear(day, onset)).isPresent();
            boolean begins = i > 0 && isNear(segment.startDay(), onset);
            String reason = segment.changeReason().orElse("");
            boolean goesOn = segment.stopReason().filter("NEXT_SEGMENT"::equals).isPresent();
            boolean changed =
                    switch (action) {
                        case "REDUCED" ->
                            begins && (reason.equals("REDUCE_AE") || isLower(segment, segments.get(i - 1)));
                        case "INTERRUPTED" ->
                            ends && (!goesOn || hasGapAfter(segments, i))
                                    || begins && (reason.equals("INTERRUPT_AE") || reason.equals("RESTART"));
                        default -> ends && !goesOn;
                    };
            if (changed) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNear(int day, int onset) {
        return StrictMath.abs(day - onset) <= CHANGE_DAYS;
    }

    /** Tells whether the dose in the same unit, or the number of injections, went down. */
    private static boolean isLower(InterferonSegment segment, InterferonSegment before) {
        boolean sameUnit = segment.doseUnit().equals(before.doseUnit());
        return segment.perWeek() < before.perWeek() || sameUnit && segment.dose() < before.dose();
    }

    private static boolean hasGapAfter(List<InterferonSegment> segments, int place) {
        int stop = segments.get(place).stopDay().orElse(Integer.MAX_VALUE - 1);
        return place + 1 == segments.size() || segments.get(place + 1).startDay() > stop + 1;
    }

    /** I-017: a change or stop for an adverse event names the event. */
    private static void i017AdverseEvent(TreatedPatient patient, HistoryFindings findings) {
        for (InterferonSegment segment : patient.segments()) {
            HistoryRow row = patient.rowOf(segment);
            boolean changed = row.is("change_reason", "REDUCE_AE") || row.is("change_reason", "INTERRUPT_AE");
            boolean stopped = row.is("stop_reason", "AE");
            String event = row.text("ae_record_id");
            if ((changed || stopped) && event.isEmpty()) {
                findings.cell(
                        "I-017",
                        Severity.Q,
                        row,
                        stopped ? "stop_reason" : "change_reason",
                        Text.of(
                                "the segment names an adverse event as its reason, but not which one",
                                "ae_record_id, the record_id of a row in adverse_events.csv"));
            } else if (!event.isEmpty() && isUnknown(patient.history(), event)) {
                findings.cell(
                        "I-017",
                        Severity.Q,
                        row,
                        "ae_record_id",
                        Text.of(
                                "adverse_events.csv has no such row of this patient",
                                "the record_id of a row in adverse_events.csv"));
            }
        }
    }

    private static boolean isUnknown(PatientHistory patient, String event) {
        return patient.knows("adverse_events")
                && patient.of("adverse_events").stream()
                        .noneMatch(row -> row.recordId().equals(event));
    }

    /** I-017: the reason for stopping shows in the other files. */
    private static void i017StopReason(TreatedPatient patient, HistoryFindings findings) {
        for (InterferonSegment segment : patient.segments()) {
            if (segment.stopDay().isEmpty()) {
                continue;
            }
            int stop = segment.stopDay().get();
            Optional<String> expected =
                    switch (segment.stopReason().orElse("")) {
                        case "HSCT" -> noTransplant(patient, stop);
                        case "PROGRESSION" -> noProgression(patient, stop);
                        case "DEATH" -> noDeath(patient, stop);
                        default -> Optional.empty();
                    };
            expected.ifPresent(words -> findings.cell(
                    "I-017",
                    Severity.Q,
                    patient.rowOf(segment),
                    "stop_reason",
                    Text.of("no other file shows this reason for stopping", words)));
        }
    }

    private static Optional<String> noTransplant(TreatedPatient patient, int stop) {
        boolean known = patient.history().knows("hsct") && patient.lastDay() >= stop + TRANSPLANT_DAYS;
        boolean found = patient.study().transplants().stream()
                .anyMatch(transplant -> StrictMath.abs(transplant.day() - stop) <= TRANSPLANT_DAYS);
        return known && !found ? Optional.of("a transplant in hsct.csv within 120 days of stop_day") : Optional.empty();
    }

    private static Optional<String> noProgression(TreatedPatient patient, int stop) {
        boolean known = patient.history().knows("labs", "transfusions", "infections", "hearing", "vision", "baseline");
        return known && !patient.progressedNear(stop, PROGRESSION_DAYS)
                ? Optional.of(
                        "progression by the registry's definition within 60 days of stop_day: serious infection, fall of"
                                + " haemoglobin or platelets, loss of hearing, optic atrophy")
                : Optional.empty();
    }

    private static Optional<String> noDeath(TreatedPatient patient, int stop) {
        Optional<VitalStatus> status = patient.study().status();
        boolean found = patient.study()
                .deathDay()
                .filter(day -> StrictMath.abs(day - stop) <= DEATH_DAYS)
                .isPresent();
        return status.isPresent() && !found
                ? Optional.of("DEAD in status.csv, with death_day within 30 days of stop_day")
                : Optional.empty();
    }

    /** I-019: after a vaccination on the drug an antibody titre is wanted. */
    private static void i019Vaccination(TreatedPatient patient, HistoryFindings findings) {
        List<InterferonPeriod> periods = patient.periods(0);
        SortedSet<Integer> titres = patient.daysOf(Set.of("VACC_TITRE"));
        for (HistoryRow vaccination : patient.history().of("vaccinations")) {
            OptionalInt day = vaccination.whole("vacc_day");
            boolean onDrug = day.isPresent() && periods.stream().anyMatch(period -> period.covers(day.getAsInt()));
            if (onDrug
                    && !vaccination.is("titre_done", "Y")
                    && titres.tailSet(day.getAsInt()).isEmpty()) {
                findings.row(
                        "I-019",
                        Severity.I,
                        vaccination,
                        Text.of(
                                "the child was vaccinated on interferon, and no titre is known",
                                "titre_done Y and a VACC_TITRE result in labs.csv"));
            }
        }
    }

    /** I-020: conditions at the first dose that the label warns of. */
    private static void i020Watch(TreatedPatient patient, HistoryFindings findings) {
        int first = patient.firstDose();
        List<String> watched = patient.history().of("phenotypes").stream()
                .filter(row -> row.is("present", "Y"))
                .filter(row -> row.whole("onset_day").orElse(first) <= first
                        && row.whole("resolved_day").orElse(first) >= first)
                .map(row -> WATCHED.getOrDefault(row.text("hpo_id"), ""))
                .filter(words -> !words.isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (!watched.isEmpty()) {
            findings.row(
                    "I-020",
                    Severity.I,
                    patient.rowOf(patient.segments().get(0)),
                    Text.of(
                            "the label asks to watch for adverse events of special interest: the child had "
                                    + String.join(", ", watched) + " at the first dose",
                            ""));
        }
    }

    /** I-021: nobody gets interferon again after a severe hypersensitivity reaction. */
    private static void i021Hypersensitivity(TreatedPatient patient, HistoryFindings findings) {
        OptionalInt reaction = patient.history().of("adverse_events").stream()
                .filter(event -> HYPERSENSITIVITY.contains(event.text("ae_term")))
                .filter(event -> event.whole("ctcae_grade").orElse(0) >= SEVERE)
                .flatMapToInt(event -> event.whole("onset_day").stream())
                .min();
        if (reaction.isEmpty()) {
            return;
        }
        patient.segments().stream()
                .filter(segment -> segment.startDay() > reaction.getAsInt())
                .findFirst()
                .ifPresent(segment -> findings.cell(
                        "I-021",
                        Severity.W,
                        patient.rowOf(segment),
                        "start_day",
                        Text.of(
                                "interferon was started again after a hypersensitivity reaction of grade 3 or more",
                                "no new segment: the label forbids it")));
    }
}
