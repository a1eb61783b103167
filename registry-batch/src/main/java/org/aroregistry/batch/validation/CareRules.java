package org.aroregistry.batch.validation;

import static org.aroregistry.batch.validation.NamedRow.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aroregistry.batch.validation.HistoryRule.HistoryCheck;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.batch.validation.Rule.RowCheck;
import org.aroregistry.core.dictionary.Analyte;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.Range;
import org.aroregistry.core.dictionary.ReferenceLimit;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.endpoint.BodySize;
import org.aroregistry.core.endpoint.ExaminationGap;
import org.aroregistry.core.study.Answer;
import org.aroregistry.core.study.EarExam;
import org.aroregistry.core.study.LabResult;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.Transplant;

/** Rules K: visits, examinations, growth and other care. */
final class CareRules {
    static final List<Rule<RowCheck>> OF_ROWS = List.of(
            rule("K-002", "vision", CareRules::k002Category),
            rule("K-004", "growth", CareRules::k004Standing),
            rule("K-004", "growth", CareRules::k004Surface),
            rule("K-004", "growth", CareRules::k004Inches),
            rule("K-009", "medications", CareRules::k009Supplement),
            rule("K-009", "visits", CareRules::k009Intake),
            rule("K-010", "medications", CareRules::k010Deficiency));

    static final List<HistoryRule<HistoryCheck>> OF_HISTORIES = List.of(
            HistoryRule.of("K-001", CareRules::k001SameBone),
            HistoryRule.of("K-002", CareRules::k002Disc),
            HistoryRule.of("K-003", CareRules::k003Hearing),
            HistoryRule.of("K-004", CareRules::k004Shrinking),
            HistoryRule.of("K-004", CareRules::k004WeightJump),
            HistoryRule.of("K-005", CareRules::k005Decompression),
            HistoryRule.of("K-006", CareRules::k006Calcitriol),
            HistoryRule.with(
                    "K-007", dictionary -> (patient, findings) -> k007PainKiller(dictionary, patient, findings)),
            HistoryRule.of("K-008", CareRules::k008Iron),
            HistoryRule.of("K-011", CareRules::k011Jaw),
            HistoryRule.of("K-012", CareRules::k012Seizure),
            HistoryRule.of("K-013", CareRules::k013Spleen),
            HistoryRule.of("K-016", CareRules::k016Acidosis),
            HistoryRule.of("K-017", CareRules::k017RedFlag),
            HistoryRule.of("K-018", CareRules::k018EyeExams),
            HistoryRule.of("K-019", CareRules::k019Monitoring),
            HistoryRule.of("K-020", CareRules::k020LiveVaccine),
            HistoryRule.with("K-022", dictionary -> (patient, findings) -> k022Blood(dictionary, patient, findings)));

    private CareRules() {}

    private static final int SAME_FRACTURE_DAYS = 90;

    /** K-001: fractures of one bone within 90 days are one fracture, unless the first had healed. */
    private static void k001SameBone(PatientHistory patient, HistoryFindings findings) {
        Map<String, HistoryRow> earlier = new HashMap<>();
        for (HistoryRow fracture : byDay(patient.of("fractures"), "fx_day")) {
            if (!fracture.isFilled("bone") || !fracture.isFilled("side")) {
                continue;
            }
            HistoryRow before = earlier.put(fracture.text("bone") + fracture.text("side"), fracture);
            if (before != null
                    && !before.is("healing", "HEALED")
                    && day(fracture, "fx_day") - day(before, "fx_day") <= SAME_FRACTURE_DAYS) {
                findings.cell(
                        "K-001",
                        Severity.W,
                        fracture,
                        "bone",
                        Text.of(
                                "the same bone and side broke in the 90 days before: both count as one fracture",
                                "HEALED in healing of the first row, if it was another fracture"));
            }
        }
    }

    private static int day(HistoryRow row, String column) {
        return row.whole(column).orElseThrow();
    }

    private static List<HistoryRow> byDay(List<HistoryRow> rows, String column) {
        return rows.stream()
                .filter(row -> row.whole(column).isPresent())
                .sorted(Comparator.comparingInt(row -> day(row, column)))
                .toList();
    }

    private static IntStream days(PatientHistory patient, String file, String column) {
        return patient.of(file).stream().flatMapToInt(row -> row.whole(column).stream());
    }

    /** The largest logMAR of each category of visual acuity, from no impairment to no light perception. */
    private static final List<BigDecimal> CATEGORY_UP_TO = Stream.of("0.30", "0.48", "1.00", "1.30", "2.99", "3.00")
            .map(BigDecimal::new)
            .toList();

    /** K-002: the category of visual acuity is that of the logMAR. */
    private static void k002Category(NamedRow row) {
        Optional<BigDecimal> acuity = row.decimal("va_logmar");
        String code = row.cells().text("va_category");
        if (acuity.isEmpty() || code.isEmpty()) {
            return;
        }
        int derived = 0;
        while (derived < CATEGORY_UP_TO.size() - 1 && acuity.get().compareTo(CATEGORY_UP_TO.get(derived)) > 0) {
            derived++;
        }
        if (!code.equals(Integer.toString(derived))) {
            row.report(
                    "K-002",
                    Severity.W,
                    "va_category",
                    Text.of("the category of visual acuity is not that of va_logmar", "the category of the logMAR")
                            .hint("va_logmar makes category " + derived));
        }
    }

    /** K-002: a nerve that is lost does not come back. */
    private static void k002Disc(PatientHistory patient, HistoryFindings findings) {
        Map<String, Boolean> lost = new HashMap<>();
        for (HistoryRow exam : byDay(patient.of("vision"), "exam_day")) {
            String eye = exam.text("eye");
            if (exam.is("disc", "NORMAL") && lost.getOrDefault(eye, false)) {
                findings.cell(
                        "K-002",
                        Severity.W,
                        exam,
                        "disc",
                        Text.of(
                                "the disc of this eye is normal, and an earlier exam found atrophy",
                                "ATROPHY, or a correction of the earlier exam"));
                lost.put(eye, false);
            } else if (exam.is("disc", "ATROPHY")) {
                lost.put(eye, true);
            }
        }
    }

    private static final double HEARING_GAIN_DB = 30;

    /** K-003: hearing gets much better only when fluid has gone, or with tubes or a device. */
    private static void k003Hearing(PatientHistory patient, HistoryFindings findings) {
        if (!patient.knows("surgeries") || patient.of("hearing").size() < 2) {
            return;
        }
        Map<String, EarExam> before = new HashMap<>();
        for (EarExam exam : patient.study().map(Patient::earExams).orElse(List.of())) {
            if (exam.threshold().isEmpty()) {
                continue;
            }
            EarExam last = before.put(exam.ear() + exam.methodGroup().orElseThrow(), exam);
            if (last != null && gain(last, exam) > HEARING_GAIN_DB && !isExplained(patient, last, exam)) {
                findings.cell(
                        "K-003",
                        Severity.W,
                        patient.rowOf(exam.source()),
                        exam.methodGroup().orElseThrow() == EarExam.MethodGroup.ELECTRICAL
                                ? "abr_threshold_db"
                                : "thr_1000_db",
                        Text.of(
                                "hearing is more than 30 dB better than at the exam before, without effusion, tubes or"
                                        + " device",
                                "effusion Y at the exam before, VENTILATION_TUBES in surgeries.csv, or a device"));
            }
        }
    }

    private static double gain(EarExam last, EarExam exam) {
        return last.threshold().orElseThrow() - exam.threshold().orElseThrow();
    }

    private static boolean isExplained(PatientHistory patient, EarExam last, EarExam exam) {
        boolean cleared = last.effusion() == Answer.YES && exam.effusion() != Answer.YES;
        boolean device =
                Stream.of(last, exam).flatMap(each -> each.device().stream()).anyMatch(worn -> !worn.equals("NONE"));
        boolean tubes = patient.of("surgeries").stream()
                .filter(row -> row.is("surg_code", "VENTILATION_TUBES"))
                .flatMapToInt(row -> row.whole("surg_day").stream())
                .anyMatch(day -> day >= last.day() && day <= exam.day());
        return cleared || device || tubes;
    }

    private static final int STANDS_FROM_DAY = 274;

    /** K-004: a child who is not nine months old is measured lying. */
    private static void k004Standing(NamedRow row) {
        OptionalInt day = row.whole("meas_day");
        if (row.is("position", "H") && day.isPresent() && day.getAsInt() < STANDS_FROM_DAY) {
            row.report(
                    "K-004",
                    Severity.E,
                    "position",
                    Text.of("a child under " + STANDS_FROM_DAY + " days of age cannot be measured standing", "L"));
        }
    }

    private static final double SURFACE_SHARE = 0.10;

    /** K-004: the site's body surface is that of length and weight (Mosteller), within 10 percent. */
    private static void k004Surface(NamedRow row) {
        OptionalDouble length = row.cells().number("length_cm");
        OptionalDouble weight = row.cells().number("weight_kg");
        OptionalDouble surface = row.cells().number("bsa_site_m2");
        if (length.isEmpty() || weight.isEmpty() || surface.isEmpty()) {
            return;
        }
        double derived = BodySize.surfaceM2(weight, length).orElseThrow();
        if (StrictMath.abs(surface.getAsDouble() - derived) > SURFACE_SHARE * derived) {
            row.report(
                    "K-004",
                    Severity.W,
                    "bsa_site_m2",
                    Text.of(
                            "the body surface is more than 10 percent off that of length and weight",
                            "the root of length_cm x weight_kg / 3600"));
        }
    }

    private static final int INCHES_FROM_DAY = 1096;
    private static final Range INCHES = new Range(BigDecimal.TEN, BigDecimal.valueOf(83));
    private static final BigDecimal CM_PER_INCH = new BigDecimal("2.54");

    /** K-004: a length that is implausible in centimetres and plausible in inches is one in inches. */
    private static void k004Inches(NamedRow row) {
        OptionalInt day = row.whole("meas_day");
        Optional<BigDecimal> length = row.decimal("length_cm");
        if (day.isEmpty() || length.isEmpty() || day.getAsInt() <= INCHES_FROM_DAY) {
            return;
        }
        Optional<Range> plausible = GrowthRules.rangeAt(
                row.scope().dictionary().growthLimits(), day.getAsInt(), limit -> Optional.of(limit.lengthCm()));
        BigDecimal converted = length.get().multiply(CM_PER_INCH);
        boolean inches = INCHES.contains(length.get())
                && plausible
                        .filter(range -> !range.contains(length.get()) && range.contains(converted))
                        .isPresent();
        if (inches) {
            row.report(
                    "K-004",
                    Severity.W,
                    "length_cm",
                    Text.of("the length may be in inches", "centimetres").hint("perhaps in inches"));
        }
    }

    /** K-004: children do not shrink: length by no more than 1.5 cm, head by no more than 0.7 cm. */
    private static void k004Shrinking(PatientHistory patient, HistoryFindings findings) {
        List<HistoryRow> measures = byDay(patient.of("growth"), "meas_day");
        k004Shrinking(measures, "length_cm", 15, "the length is more than 1.5 cm below the one before", findings);
        k004Shrinking(measures, "head_circ_cm", 7, "the head is more than 0.7 cm smaller than before", findings);
    }

    private static void k004Shrinking(
            List<HistoryRow> measures, String column, int millimetres, String what, HistoryFindings findings) {
        long before = 0;
        for (HistoryRow measure : measures) {
            OptionalDouble centimetres = measure.number(column);
            if (centimetres.isEmpty()) {
                continue;
            }
            long now = StrictMath.round(10 * centimetres.getAsDouble());
            if (before - now > millimetres) {
                findings.cell(
                        "K-004",
                        Severity.W,
                        measure,
                        column,
                        Text.of(what, "a measure not below the one before; one of the two may be wrong"));
            }
            before = now;
        }
    }

    private static final int WEIGHT_DAYS = 14;
    private static final int WEIGHT_PERCENT = 15;
    /** Healthy babies gain more than 15 percent in two weeks of their first months. */
    private static final int FAST_GAIN_UNTIL_DAY = 60;

    /** K-004: weight changes by no more than 15 percent in 14 days, but for oedema and for babies who gain. */
    private static void k004WeightJump(PatientHistory patient, HistoryFindings findings) {
        HistoryRow before = null;
        for (HistoryRow measure : byDay(patient.of("growth"), "meas_day")) {
            if (measure.number("weight_kg").isEmpty() || measure.is("oedema", "Y")) {
                continue;
            }
            if (before != null && isJump(before, measure)) {
                findings.cell(
                        "K-004",
                        Severity.W,
                        measure,
                        "weight_kg",
                        Text.of(
                                "the weight is more than 15 percent off the one of up to 14 days before",
                                "a similar weight; one of the two may be wrong"));
            }
            before = measure;
        }
    }

    private static boolean isJump(HistoryRow before, HistoryRow measure) {
        long grams = StrictMath.round(1000 * before.number("weight_kg").orElseThrow());
        long change = StrictMath.round(1000 * measure.number("weight_kg").orElseThrow()) - grams;
        int first = day(before, "meas_day");
        boolean mayGain = change > 0 && first < FAST_GAIN_UNTIL_DAY;
        return day(measure, "meas_day") - first <= WEIGHT_DAYS
                && !mayGain
                && 100 * StrictMath.abs(change) > WEIGHT_PERCENT * grams;
    }

    /** K-005: eyes are examined in the 90 days before an optic nerve is freed, and 30 to 270 days after. */
    private static void k005Decompression(PatientHistory patient, HistoryFindings findings) {
        if (!patient.knows("vision")) {
            return;
        }
        for (HistoryRow surgery : byDay(patient.of("surgeries"), "surg_day")) {
            if (!surgery.is("surg_code", "OPTIC_DECOMPRESSION")) {
                continue;
            }
            int day = day(surgery, "surg_day");
            if (days(patient, "vision", "exam_day").noneMatch(exam -> exam >= day - 90 && exam <= day)) {
                findings.cell(
                        "K-005",
                        Severity.Q,
                        surgery,
                        "surg_code",
                        Text.of("no eye exam in the 90 days before the operation", "a row in vision.csv"));
            }
            boolean due = end(patient).orElse(Integer.MIN_VALUE) >= day + 270;
            if (due && days(patient, "vision", "exam_day").noneMatch(exam -> exam >= day + 30 && exam <= day + 270)) {
                findings.cell(
                        "K-005",
                        Severity.Q,
                        surgery,
                        "surg_code",
                        Text.of("no eye exam from 30 to 270 days after the operation", "a row in vision.csv"));
            }
        }
    }

    /** Returns the age at death, or else at the last contact. */
    private static OptionalInt end(PatientHistory patient) {
        Optional<HistoryRow> status = patient.first("status");
        if (status.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt death = status.get().whole("death_day");
        return death.isPresent() ? death : status.get().whole("last_contact_day");
    }

    private static final double HIGH_CALCITRIOL = 0.1;
    private static final double ROUNDING = 1e-9;

    /** K-006: no more than 0.1 mcg of calcitriol for each kilogram and day. */
    private static void k006Calcitriol(PatientHistory patient, HistoryFindings findings) {
        for (HistoryRow medicine : patient.of("medications")) {
            OptionalDouble dose = medicine.number("dose_value");
            OptionalDouble times = medicine.number("doses_per_day");
            if (!medicine.is("med_code", "CALCITRIOL") || dose.isEmpty() || times.isEmpty()) {
                continue;
            }
            OptionalDouble kilograms = kilograms(patient, medicine);
            double thousand = medicine.text("dose_unit").startsWith("MG") ? 1000 : 1;
            double daily = dose.getAsDouble() * times.getAsDouble() * thousand / kilograms.orElse(Double.NaN);
            if (daily > HIGH_CALCITRIOL + ROUNDING) {
                findings.cell(
                        "K-006",
                        Severity.W,
                        medicine,
                        "dose_value",
                        Text.of("a high dose of calcitriol", "up to 0.1 mcg/kg/day outside of trials")
                                .hint(thousand > 1 ? "perhaps in MCG" : ""));
            }
        }
    }

    /** Returns what a dose is divided by: 1 if it is one for each kilogram, else the weight; empty if that is not known. */
    private static OptionalDouble kilograms(PatientHistory patient, HistoryRow medicine) {
        return switch (medicine.text("dose_unit")) {
            case "MCG_KG", "MG_KG" -> OptionalDouble.of(1);
            case "MCG", "MG" ->
                patient.study()
                        .map(study -> new BodySize(study.measures())
                                .weightKg(medicine.whole("start_day").orElse(0)))
                        .orElse(OptionalDouble.empty());
            default -> OptionalDouble.empty();
        };
    }

    private static final int PAIN_KILLER_DAYS = 7;
    private static final double FEW_PLATELETS = 50;

    /** K-007: no NSAID within 7 days of few platelets or of creatinine above the limit for the age. */
    private static void k007PainKiller(Dictionary dictionary, PatientHistory patient, HistoryFindings findings) {
        for (HistoryRow medicine : patient.of("medications")) {
            if (!medicine.is("med_code", "NSAID")) {
                continue;
            }
            Period given = Period.of(medicine);
            List<LabResult> near = labs(patient)
                    .filter(lab -> given.reaches(lab.day(), PAIN_KILLER_DAYS))
                    .toList();
            boolean bleeds = near.stream().anyMatch(lab -> isBelow(lab, "PLT", FEW_PLATELETS));
            boolean kidney = near.stream()
                    .anyMatch(lab -> lab.analyte().equals("CREAT")
                            && lab.value().orElseThrow() > upperLimit(dictionary, patient, lab));
            if (bleeds || kidney) {
                findings.cell(
                        "K-007",
                        Severity.W,
                        medicine,
                        "med_code",
                        Text.of(
                                bleeds
                                        ? "an NSAID within 7 days of platelets below 50"
                                        : "an NSAID within 7 days of creatinine above the limit for the age",
                                "another medicine against pain"));
            }
        }
    }

    /** Returns the results with a number, by time. */
    private static Stream<LabResult> labs(PatientHistory patient) {
        return patient.study().stream().flatMap(study -> study.labs().stream()).filter(lab -> lab.value()
                .isPresent());
    }

    private static boolean isBelow(LabResult lab, String analyte, double limit) {
        return lab.analyte().equals(analyte) && lab.value().orElseThrow() < limit;
    }

    /** Returns the laboratory's upper limit, or else the dictionary's for the age; infinite without either. */
    private static double upperLimit(Dictionary dictionary, PatientHistory patient, LabResult lab) {
        HistoryRow row = patient.rowOf(lab.source());
        OptionalDouble own = row.number("ref_high");
        if (own.isPresent()) {
            Optional<BigDecimal> canonical = dictionary
                    .analyte(lab.analyte())
                    .flatMap((Analyte analyte) ->
                            analyte.toCanonical(BigDecimal.valueOf(own.getAsDouble()), row.text("unit")));
            if (canonical.isPresent()) {
                return canonical.get().doubleValue();
            }
        }
        return dictionary
                .referenceLimit(lab.analyte(), lab.day(), sex(patient))
                .map(limit -> limit.upper().doubleValue())
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static String sex(PatientHistory patient) {
        return patient.first("patients").map(row -> row.text("sex")).orElse("");
    }

    /**
     * Days on which a medicine was taken.
     *
     * @param from first day
     * @param to last day; without one the first, or no end if it goes on
     */
    private record Period(int from, int to) {
        static Period of(HistoryRow medicine) {
            int from = medicine.whole("start_day").orElseThrow();
            int open = medicine.is("ongoing", "Y") ? Integer.MAX_VALUE : from;
            return new Period(from, medicine.whole("stop_day").orElse(open));
        }

        boolean reaches(int day, int margin) {
            return day >= (long) from - margin && day <= (long) to + margin;
        }
    }

    /** K-008: iron is given after ferritin or iron was measured, in the 90 days before. */
    private static void k008Iron(PatientHistory patient, HistoryFindings findings) {
        if (!patient.knows("labs")) {
            return;
        }
        for (HistoryRow medicine : patient.of("medications")) {
            OptionalInt start = medicine.whole("start_day");
            if (!medicine.is("med_code", "IRON") || start.isEmpty()) {
                continue;
            }
            boolean measured = patient.of("labs").stream()
                    .filter(lab -> lab.is("analyte", "FERRITIN") || lab.is("analyte", "IRON"))
                    .flatMapToInt(lab -> lab.whole("sample_day").stream())
                    .anyMatch(day -> day >= start.getAsInt() - 90 && day <= start.getAsInt());
            if (!measured) {
                findings.cell(
                        "K-008",
                        Severity.Q,
                        medicine,
                        "med_code",
                        Text.of(
                                "iron was started without ferritin or iron measured in the 90 days before",
                                "a FERRITIN or IRON result in labs.csv"));
            }
        }
    }

    private static final Map<String, BigDecimal> UNITS_OF_VITAMIN_D =
            Map.of("IU", BigDecimal.ONE, "MCG", BigDecimal.valueOf(40), "MG", BigDecimal.valueOf(40_000));
    private static final BigDecimal HIGH_VITAMIN_D = BigDecimal.valueOf(4000);

    /** K-009: nobody starts calcium, or more than 4000 IU of vitamin D a day, without a doctor. */
    private static void k009Supplement(NamedRow row) {
        if (!row.is("source", "SELF_SUPPLEMENT")) {
            return;
        }
        Optional<BigDecimal> dose = row.decimal("dose_value");
        Optional<BigDecimal> times = row.decimal("doses_per_day");
        BigDecimal factor = UNITS_OF_VITAMIN_D.get(row.cells().text("dose_unit"));
        boolean high = row.is("med_code", "VITAMIN_D3")
                && dose.isPresent()
                && times.isPresent()
                && factor != null
                && dose.get().multiply(times.get()).multiply(factor).compareTo(HIGH_VITAMIN_D) > 0;
        if (high) {
            row.report(
                    "K-009",
                    Severity.W,
                    "dose_value",
                    Text.of("a high dose of vitamin D was started without a doctor", "up to 4000 IU a day"));
        } else if (row.is("med_code", "CALCIUM")) {
            row.report(
                    "K-009",
                    Severity.W,
                    "source",
                    Text.of("calcium was started without a doctor", "PRESCRIBED or DIETARY"));
        }
    }

    /** K-009: the same as told at a visit. */
    private static void k009Intake(NamedRow row) {
        if (row.is("vitd_highdose_self", "Y")) {
            row.report(
                    "K-009",
                    Severity.W,
                    "vitd_highdose_self",
                    Text.of("a high dose of vitamin D was started without a doctor", "N"));
        }
        if (row.is("calcium_intake", "SUPPLEMENTED_SELF")) {
            row.report(
                    "K-009",
                    Severity.W,
                    "calcium_intake",
                    Text.of("calcium was started without a doctor", "calcium from food, or prescribed"));
        }
    }

    private static final Set<String> NEEDS_DEFICIENCY = Set.of("MAGNESIUM", "PHOSPHATE", "B_COMPLEX");

    /** K-010: some supplements are for a deficiency that was shown. */
    private static void k010Deficiency(NamedRow row) {
        String code = row.cells().text("med_code");
        if (NEEDS_DEFICIENCY.contains(code) && !row.is("deficiency_documented", "Y")) {
            row.report(
                    "K-010",
                    Severity.Q,
                    "deficiency_documented",
                    Text.of("the supplement is given without a documented deficiency", "Y for " + code));
        }
    }

    /** K-011: an infection of the jaw comes with a look at the teeth, within 180 days. */
    private static void k011Jaw(PatientHistory patient, HistoryFindings findings) {
        if (!patient.knows("visits")) {
            return;
        }
        for (HistoryRow infection : byDay(patient.of("infections"), "onset_day")) {
            if (!infection.is("site_of_infection", "JAW_BONE")) {
                continue;
            }
            int onset = day(infection, "onset_day");
            boolean seen = patient.of("visits").stream()
                    .filter(CareRules::hasDentalStatus)
                    .flatMapToInt(visit -> visit.whole("visit_day").stream())
                    .anyMatch(day -> StrictMath.abs(day - onset) <= 180);
            if (!seen) {
                findings.cell(
                        "K-011",
                        Severity.Q,
                        infection,
                        "site_of_infection",
                        Text.of(
                                "the jaw is infected, and no visit within 180 days tells the state of the teeth",
                                "dental_status in visits.csv"));
            }
        }
    }

    /** A child without teeth has a state as well. */
    private static boolean hasDentalStatus(HistoryRow visit) {
        String status = visit.asWritten(visit.file().column("dental_status"));
        return !status.isEmpty() && !status.equals("ND");
    }

    private static final int SEIZURE_DAYS = 3;

    /** K-012: calcium was low within 3 days of the time in which a seizure by low calcium happened. */
    private static void k012Seizure(PatientHistory patient, HistoryFindings findings) {
        if (!patient.knows("labs")) {
            return;
        }
        patient.first("baseline")
                .filter(baseline -> baseline.is("sym_seizure", "HYPOCALCAEMIC"))
                .ifPresent(baseline -> {
                    Period window = baselineWindow(baseline);
                    int from = StrictMath.min(
                            window.from(), baseline.whole("first_symptom_day").orElse(window.from()));
                    k012Seizure(patient, baseline, "sym_seizure", new Period(from, window.to()), findings);
                });
        int before = 0;
        for (HistoryRow exam : byDay(patient.of("neuro"), "exam_day")) {
            int day = day(exam, "exam_day");
            if (exam.is("seizures_since_last", "HYPOCALCAEMIC")) {
                k012Seizure(patient, exam, "seizures_since_last", new Period(before, day), findings);
            }
            before = day;
        }
    }

    private static void k012Seizure(
            PatientHistory patient, HistoryRow row, String column, Period time, HistoryFindings findings) {
        boolean low = labs(patient)
                .filter(lab -> time.reaches(lab.day(), SEIZURE_DAYS))
                .anyMatch(lab -> isBelow(lab, "CA_TOTAL", 2.0) || isBelow(lab, "CA_ION", 1.0));
        if (!low) {
            findings.cell(
                    "K-012",
                    Severity.Q,
                    row,
                    column,
                    Text.of(
                            "a seizure by low calcium, and no result of that time is low",
                            "CA_TOTAL below 2.0 or CA_ION below 1.0 mmol/L in labs.csv"));
        }
    }

    /** The time that a baseline speaks of: 30 days before the diagnosis to 60 days after it, or after birth. */
    private static Period baselineWindow(HistoryRow baseline) {
        int diagnosis = baseline.whole("dx_day").orElseThrow();
        return new Period(diagnosis - 30, StrictMath.max(0, diagnosis) + 60);
    }

    /** K-013: liver and spleen that can be felt are enlarged. */
    private static void k013Spleen(PatientHistory patient, HistoryFindings findings) {
        Optional<HistoryRow> baseline = patient.first("baseline").filter(row -> row.is("sym_hepatosplenomegaly", "N"));
        if (baseline.isEmpty()) {
            return;
        }
        Period window = baselineWindow(baseline.get());
        Stream<HistoryRow> visits = patient.of("visits").stream()
                .filter(visit -> visit.whole("visit_day").isPresent() && window.reaches(day(visit, "visit_day"), 0));
        boolean enlarged = Stream.concat(baseline.stream(), visits)
                .anyMatch(row -> row.number("liver_cm").orElse(0) > 3
                        || row.number("spleen_cm").orElse(0) > 2);
        if (enlarged) {
            findings.cell(
                    "K-013",
                    Severity.W,
                    baseline.get(),
                    "sym_hepatosplenomegaly",
                    Text.of(
                            "liver or spleen is not called enlarged, and was measured so at baseline",
                            "Y with more than 3 cm of liver or 2 cm of spleen"));
        }
    }

    private static final double LOW_BICARBONATE = 18;

    /** K-016: bicarbonate does not stay low while acidosis is treated. */
    private static void k016Acidosis(PatientHistory patient, HistoryFindings findings) {
        TreeMap<Integer, String> states = new TreeMap<>();
        for (HistoryRow visit : byDay(patient.of("visits"), "visit_day")) {
            if (visit.isFilled("rta_status")) {
                states.put(day(visit, "visit_day"), visit.text("rta_status"));
            }
        }
        if (!states.containsValue("ACTIVE_TREATED")) {
            return;
        }
        int first = Integer.MAX_VALUE;
        boolean reported = false;
        for (LabResult result :
                labs(patient).filter(lab -> lab.analyte().equals("HCO3")).toList()) {
            Map.Entry<Integer, String> state = states.floorEntry(result.day());
            boolean treated = state != null && state.getValue().equals("ACTIVE_TREATED");
            boolean low = treated && result.value().orElseThrow() < LOW_BICARBONATE;
            first = low ? StrictMath.min(first, result.day()) : Integer.MAX_VALUE;
            boolean again = low && first < result.day();
            if (again && !reported) {
                k016Low(patient.rowOf(result.source()), findings);
            }
            // One warning for results that stay low.
            reported = again;
        }
    }

    private static void k016Low(HistoryRow result, HistoryFindings findings) {
        findings.cell(
                "K-016",
                Severity.W,
                result,
                "value",
                Text.of(
                        "bicarbonate is below 18 mmol/L twice in a row under treatment of acidosis",
                        "at least 18 mmol/L: check the treatment"));
    }

    private static final Set<String> EYE_OR_BRAIN = Set.of("SUDDEN_VISION", "LOSS_VISUAL_TRACKING", "NEW_NEURO_SIGN");
    private static final int RED_FLAG_DAYS = 14;

    /** K-017: after a sign of the eyes or the brain the child is examined within 14 days. */
    private static void k017RedFlag(PatientHistory patient, HistoryFindings findings) {
        if (!patient.knows("vision", "imaging")) {
            return;
        }
        for (HistoryRow visit : byDay(patient.of("visits"), "visit_day")) {
            int day = day(visit, "visit_day");
            boolean due = visit.codes("red_flags").stream().anyMatch(EYE_OR_BRAIN::contains)
                    && end(patient).orElse(Integer.MIN_VALUE) >= day + RED_FLAG_DAYS;
            if (!due) {
                continue;
            }
            boolean examined = IntStream.concat(
                            days(patient, "vision", "exam_day"), days(patient, "imaging", "exam_day"))
                    .anyMatch(exam -> StrictMath.abs(exam - day) <= RED_FLAG_DAYS);
            if (!examined) {
                findings.cell(
                        "K-017",
                        Severity.Q,
                        visit,
                        "red_flags",
                        Text.of(
                                "a red flag of eyes or brain, and no eye exam or imaging within 14 days",
                                "a row in vision.csv or imaging.csv"));
            }
        }
    }

    /** Returns the time in which the registry follows a patient: from enrolment, in hindsight from the diagnosis, to the last contact. */
    private static Optional<Period> followUp(PatientHistory patient) {
        Optional<HistoryRow> registration = patient.first("patients");
        OptionalInt diagnosis =
                patient.first("baseline").map(row -> row.whole("dx_day")).orElse(OptionalInt.empty());
        OptionalInt end = end(patient);
        if (registration.isEmpty() || diagnosis.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        boolean prospective = registration.get().is("enrol_type", "PROSPECTIVE");
        int enrolment = prospective ? registration.get().whole("enrol_day").orElse(0) : 0;
        int from = StrictMath.max(enrolment, StrictMath.max(0, diagnosis.getAsInt()));
        return Optional.of(new Period(from, end.getAsInt()));
    }

    /** Asks once for a patient, at the last examination before the first time that is too long. */
    private static void reportGaps(
            String rule,
            PatientHistory patient,
            List<HistoryRow> exams,
            String column,
            List<ExaminationGap> gaps,
            Text text,
            HistoryFindings findings) {
        if (gaps.isEmpty()) {
            return;
        }
        int from = gaps.get(0).from();
        Optional<HistoryRow> last =
                exams.stream().filter(exam -> day(exam, column) == from).reduce((first, second) -> second);
        String hint = gaps.size() == 1 ? "" : "and " + (gaps.size() - 1) + " more such times";
        if (last.isPresent()) {
            findings.cell(rule, Severity.Q, last.get(), column, text.hint(hint));
        } else {
            findings.cell(rule, Severity.Q, patient.first("patients").orElseThrow(), "enrol_day", text.hint(hint));
        }
    }

    private static final int YOUNG_UNTIL_DAY = 730;
    private static final int EYES_YOUNG_DAYS = 90;
    private static final int EYES_DAYS = 365;

    /** K-018: until a transplant eyes are examined every 90 days before the age of 730 days, then every 365 days. */
    private static void k018EyeExams(PatientHistory patient, HistoryFindings findings) {
        Optional<Period> followUp = followUp(patient);
        if (followUp.isEmpty() || !patient.knows("vision", "hsct")) {
            return;
        }
        int transplant = days(patient, "hsct", "hsct_day").min().orElse(Integer.MAX_VALUE);
        List<HistoryRow> exams = byDay(patient.of("vision"), "exam_day");
        List<ExaminationGap> gaps = gaps(
                new Period(followUp.get().from(), StrictMath.min(followUp.get().to(), transplant)),
                exams,
                "exam_day",
                gap -> gap.daysWithin(0, YOUNG_UNTIL_DAY) > EYES_YOUNG_DAYS || gap.days() > EYES_DAYS);
        Text text = Text.of(
                "no eye exam for too long after this day",
                "one every 90 days before the age of 730 days, then every 365 days, until a transplant");
        reportGaps("K-018", patient, exams, "exam_day", gaps, text, findings);
    }

    private static List<ExaminationGap> gaps(
            Period followUp, List<HistoryRow> exams, String column, Predicate<ExaminationGap> tooLong) {
        Set<Integer> days = exams.stream().map(exam -> day(exam, column)).collect(Collectors.toSet());
        return ExaminationGap.between(followUp.from(), followUp.to(), days).stream()
                .filter(tooLong)
                .toList();
    }

    private static final Set<String> MONITORING = Set.of("CA_TOTAL", "PHOS", "ALP", "PTH", "VITD25", "CREAT");
    private static final int MONITORING_DAYS = 365;
    private static final int MONITORING_CALCITRIOL_DAYS = 180;

    /** K-019: some of the monitoring set is measured every 365 days, on calcitriol every 180 days. */
    private static void k019Monitoring(PatientHistory patient, HistoryFindings findings) {
        Optional<Period> followUp = followUp(patient);
        if (followUp.isEmpty() || !patient.knows("labs", "medications")) {
            return;
        }
        List<Period> calcitriol = new ArrayList<>();
        patient.of("medications").stream()
                .filter(row -> row.is("med_code", "CALCITRIOL"))
                .forEach(row -> calcitriol.add(Period.of(row)));
        List<HistoryRow> results = byDay(
                patient.of("labs").stream()
                        .filter(row -> MONITORING.contains(row.text("analyte")))
                        .toList(),
                "sample_day");
        List<ExaminationGap> gaps = gaps(
                followUp.get(),
                results,
                "sample_day",
                gap -> gap.days() > MONITORING_DAYS
                        || calcitriol.stream()
                                .anyMatch(on -> gap.daysWithin(on.from(), on.to()) > MONITORING_CALCITRIOL_DAYS));
        Text text = Text.of(
                "nothing of the monitoring set was measured for too long after this day",
                "CA_TOTAL, PHOS, ALP, PTH, VITD25, CREAT every 365 days, on CALCITRIOL every 180 days");
        reportGaps("K-019", patient, results, "sample_day", gaps, text, findings);
    }

    private static final Set<String> LIVE = Set.of("MMR", "VAR", "ROTA", "BCG");
    private static final Set<String> SUPPRESSING = Set.of("TACROLIMUS", "CICLOSPORIN", "MYCOPHENOLATE", "STEROID");
    private static final int LIVE_AFTER_DAYS = 730;

    /** K-020: no live vaccine in the 730 days after a transplant, nor while immunity is suppressed. */
    private static void k020LiveVaccine(PatientHistory patient, HistoryFindings findings) {
        List<HistoryRow> live = byDay(patient.of("vaccinations"), "vacc_day").stream()
                .filter(row -> LIVE.contains(row.text("vaccine")))
                .toList();
        if (live.isEmpty()) {
            return;
        }
        List<Period> afterTransplant = days(patient, "hsct", "hsct_day")
                .mapToObj(day -> new Period(day, day + LIVE_AFTER_DAYS))
                .toList();
        List<Period> suppressed = suppressed(patient);
        for (HistoryRow vaccine : live) {
            int day = day(vaccine, "vacc_day");
            boolean early = afterTransplant.stream().anyMatch(period -> period.reaches(day, 0));
            if (early || suppressed.stream().anyMatch(period -> period.reaches(day, 0))) {
                findings.cell(
                        "K-020",
                        Severity.W,
                        vaccine,
                        "vaccine",
                        Text.of(
                                early
                                        ? "a live vaccine in the 730 days after a transplant"
                                        : "a live vaccine while immunity was suppressed",
                                "a vaccine that is not live, or a later day"));
            }
        }
    }

    private static List<Period> suppressed(PatientHistory patient) {
        List<Period> periods = new ArrayList<>();
        for (HistoryRow medicine : patient.of("medications")) {
            // A cream or an inhaled spray is no systemic steroid.
            if (SUPPRESSING.contains(medicine.text("med_code")) && !medicine.is("route", "TOPICAL")) {
                periods.add(Period.of(medicine));
            }
        }
        Map<Integer, Integer> dayZero = new HashMap<>();
        for (HistoryRow transplant : patient.of("hsct")) {
            dayZero.put(
                    transplant.whole("hsct_no").orElse(0),
                    transplant.whole("hsct_day").orElse(0));
        }
        for (HistoryRow agent : patient.of("hsct_agents")) {
            Integer zero = dayZero.get(agent.whole("hsct_no").orElse(0));
            OptionalInt start = agent.whole("start_rel");
            if (zero != null && start.isPresent() && SUPPRESSING.contains(agent.text("agent"))) {
                int stop = agent.whole("stop_rel").orElse(start.getAsInt());
                periods.add(new Period(zero + start.getAsInt(), zero + stop));
            }
        }
        return periods;
    }

    private static final double FEW_PLATELETS_AT_BASELINE = 150;

    /** K-022: whoever has neither anaemia nor few platelets at baseline has such results. */
    private static void k022Blood(Dictionary dictionary, PatientHistory patient, HistoryFindings findings) {
        patient.first("baseline").ifPresent(baseline -> {
            String sex = sex(patient);
            if (baseline.is("sym_anaemia", "N")
                    && atBaseline(patient, baseline)
                            .anyMatch(lab -> isBelow(lab, "HB", lowerLimit(dictionary, sex, lab)))) {
                findings.cell(
                        "K-022",
                        Severity.W,
                        baseline,
                        "sym_anaemia",
                        Text.of("no anaemia, and haemoglobin at baseline is below the limit for the age", "Y"));
            }
            if (baseline.is("sym_thrombocytopenia", "N")
                    && atBaseline(patient, baseline).anyMatch(lab -> isBelow(lab, "PLT", FEW_PLATELETS_AT_BASELINE))) {
                findings.cell(
                        "K-022",
                        Severity.W,
                        baseline,
                        "sym_thrombocytopenia",
                        Text.of("platelets are not called low, and are below 150 at baseline", "Y"));
            }
        });
    }

    /** Returns the results of the time that the baseline speaks of; conditioning changes the blood. */
    private static Stream<LabResult> atBaseline(PatientHistory patient, HistoryRow baseline) {
        Period window = baselineWindow(baseline);
        int conditioning = patient.study().stream()
                .flatMap(study -> study.transplants().stream())
                .mapToInt(Transplant::conditioningDay)
                .min()
                .orElse(Integer.MAX_VALUE);
        return labs(patient).filter(lab -> window.reaches(lab.day(), 0) && lab.day() < conditioning);
    }

    /** Returns the laboratory's lower limit, or else the dictionary's for the age; 0 without either. */
    private static double lowerLimit(Dictionary dictionary, String sex, LabResult lab) {
        return lab.lowerLimit().orElseGet(() -> dictionary
                .referenceLimit(lab.analyte(), lab.day(), sex)
                .map(ReferenceLimit::lower)
                .orElse(BigDecimal.ZERO)
                .doubleValue());
    }
}
