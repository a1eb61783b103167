package org.aroregistry.batch.validation;

import static org.aroregistry.batch.validation.NamedRow.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aroregistry.batch.validation.HistoryRule.HistoryCheck;
import org.aroregistry.batch.validation.HistoryRule.SiteCheck;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.batch.validation.Rule.RowCheck;
import org.aroregistry.core.dictionary.CellDose;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.Range;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.endpoint.AcuteGvhdGrade;
import org.aroregistry.core.endpoint.NeutrophilRecovery;
import org.aroregistry.core.study.DonorKind;
import org.aroregistry.core.study.LabResult;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.Transplant;
import org.jspecify.annotations.Nullable;

/** Rules H: transplants and what follows them. */
final class TransplantRules {
    static final List<Rule<RowCheck>> OF_ROWS = List.of(
            rule("H-002", "hsct", TransplantRules::h002MoreMatchesThanLoci),
            rule("H-002", "hsct", TransplantRules::h002DonorType),
            rule("H-003", "engraftment", TransplantRules::h003UnusualRecovery),
            rule("H-004", "engraftment", TransplantRules::h004PlateletOrder),
            rule("H-005", "engraftment", TransplantRules::h005PrimaryFailure),
            rule("H-005", "engraftment", TransplantRules::h005SecondaryFailure),
            rule("H-010", "gvhd", TransplantRules::h010AcuteGrade),
            rule("H-011", "gvhd", TransplantRules::h011Onset),
            rule("H-013", "hsct", TransplantRules::h013CellDose),
            rule("H-013", "hsct", TransplantRules::h013CellsLeft),
            rule("H-014", "hsct", TransplantRules::h014BusulfanExposure),
            rule("H-015", "hsct_agents", TransplantRules::h015AgentDose),
            rule("H-016", "hsct", TransplantRules::h016CordBlood),
            rule("H-017", "hsct", TransplantRules::h017Reason),
            rule("H-018", "complications", TransplantRules::h018LiverVeins),
            rule("H-022", "hsct", TransplantRules::h022Age));

    static final List<HistoryRule<HistoryCheck>> OF_HISTORIES = List.of(
            HistoryRule.of("H-001", TransplantRules::h001Regimen),
            HistoryRule.of("H-007", TransplantRules::h007RecoveryByCounts),
            HistoryRule.of("H-009", TransplantRules::h009LostWithDonorCells),
            HistoryRule.of("H-012", TransplantRules::h012DiseaseWithoutGraft),
            HistoryRule.of("H-019", TransplantRules::h019Hypercalcaemia),
            HistoryRule.of("H-024", TransplantRules::h024SensesBefore),
            HistoryRule.of("H-025", TransplantRules::h025Spleen));

    static final List<HistoryRule<SiteCheck>> OF_SITES =
            List.of(HistoryRule.ofSite("H-008", dictionary -> new H008Fractions(dictionary)));

    private static final int EARLIEST_RECOVERY = 8;
    private static final int LATEST_RECOVERY = 60;
    private static final int YOUNGEST = 30;
    private static final int OLDEST = 5475;

    private TransplantRules() {}

    /** H-002: no more loci match than were typed. */
    private static void h002MoreMatchesThanLoci(NamedRow row) {
        OptionalInt typed = row.whole("hla_loci_typed");
        OptionalInt matches = row.whole("hla_matches");
        if (typed.isPresent() && matches.isPresent() && matches.getAsInt() > typed.getAsInt()) {
            row.report(
                    "H-002",
                    Severity.E,
                    "hla_matches",
                    Text.of("more loci match than were typed", "a number not above hla_loci_typed"));
        }
    }

    /** H-002: kinship and HLA match are those of the donor type. */
    private static void h002DonorType(NamedRow row) {
        Optional<DonorKind> found = DonorKind.of(row.cells().text("donor_type"));
        if (found.isEmpty()) {
            return;
        }
        DonorKind kind = found.get();
        String relation = row.cells().text("donor_relation");
        OptionalInt typed = row.whole("hla_loci_typed");
        OptionalInt matches = row.whole("hla_matches");
        boolean counted = typed.isPresent() && matches.isPresent() && matches.getAsInt() <= typed.getAsInt();
        if (!relation.isEmpty() && !kind.allowsRelation(relation)) {
            row.report(
                    "H-002",
                    Severity.E,
                    "donor_relation",
                    Text.of("the donor type does not fit the donor's kinship", kinshipOf(kind)));
        } else if (counted && !kind.allowsMatch(typed.getAsInt(), matches.getAsInt())) {
            String fitting = DonorKind.of(relation, typed.getAsInt(), matches.getAsInt())
                    .map(other -> "perhaps donor_type " + other)
                    .orElse("");
            row.report(
                    "H-002",
                    Severity.E,
                    "hla_matches",
                    Text.of("the donor type does not fit the number of matching loci", matchOf(kind))
                            .hint(relation.isEmpty() ? "" : fitting));
        }
    }

    private static String kinshipOf(DonorKind kind) {
        return switch (kind) {
            case MSD -> "SIBLING for MSD";
            case MFD -> "PARENT or OTHER_RELATIVE for MFD";
            case MMFD, HAPLO -> "a relative for " + kind;
            case MUD, MMUD -> "UNRELATED for " + kind;
        };
    }

    private static String matchOf(DonorKind kind) {
        return switch (kind) {
            case MSD, MFD, MUD -> "all loci typed for " + kind;
            case MMUD -> "fewer than all loci typed for MMUD";
            case HAPLO -> "half to 80 percent of the loci typed for HAPLO";
            case MMFD -> "more than 80 percent, but not all of the loci typed for MMFD";
        };
    }

    /** H-003: neutrophils usually recover from day 8 to day 60. */
    private static void h003UnusualRecovery(NamedRow row) {
        OptionalInt day = row.whole("anc500_rel");
        if (day.isPresent() && (day.getAsInt() < EARLIEST_RECOVERY || day.getAsInt() > LATEST_RECOVERY)) {
            row.report(
                    "H-003",
                    Severity.W,
                    "anc500_rel",
                    Text.of("neutrophils recovered on an unusual day", "8..60 days from the infusion"));
        }
    }

    /** H-004: platelets reach 50 no sooner than 20. */
    private static void h004PlateletOrder(NamedRow row) {
        OptionalInt twenty = row.whole("plt20_rel");
        OptionalInt fifty = row.whole("plt50_rel");
        if (twenty.isPresent() && fifty.isPresent() && fifty.getAsInt() < twenty.getAsInt()) {
            row.report(
                    "H-004",
                    Severity.E,
                    "plt50_rel",
                    Text.of("platelets reached 50 before they reached 20", "a day not before plt20_rel")
                            .hint("the two days may be exchanged"));
        }
    }

    /** H-005: a graft that never took brought no neutrophils, unless they are the patient's own. */
    private static void h005PrimaryFailure(NamedRow row) {
        if (!row.is("primary_gf", "Y")) {
            return;
        }
        if (row.is("secondary_gf", "Y")) {
            row.report(
                    "H-005",
                    Severity.E,
                    "primary_gf",
                    Text.of("one graft failed both at the start and later", "Y in primary_gf or in secondary_gf"));
        } else if (row.is("anc500_status", "ACHIEVED") && !row.is("autologous_recovery", "Y")) {
            row.report(
                    "H-005",
                    Severity.E,
                    "primary_gf",
                    Text.of(
                            "the graft never took, and yet neutrophils recovered",
                            "N, or Y in autologous_recovery if they are the patient's own"));
        }
    }

    /** H-005: a graft that was lost had taken before. */
    private static void h005SecondaryFailure(NamedRow row) {
        boolean never = row.is("anc500_status", "NOT_ACHIEVED") || row.is("anc500_status", "DIED_BEFORE");
        if (row.is("secondary_gf", "Y") && never) {
            row.report(
                    "H-005",
                    Severity.E,
                    "secondary_gf",
                    Text.of(
                            "a graft was lost that had not taken",
                            "ACHIEVED or NEVER_BELOW in anc500_status, or a primary failure"));
        }
    }

    /** H-010: the grade of acute disease is that of the organs' stages. */
    private static void h010AcuteGrade(NamedRow row) {
        OptionalInt skin = row.whole("skin_stage");
        OptionalInt liver = row.whole("liver_stage");
        OptionalInt upperGut = row.whole("ugi_stage");
        OptionalInt lowerGut = row.whole("lgi_stage");
        OptionalInt grade = row.whole("acute_grade");
        boolean complete = Stream.of(skin, liver, upperGut, lowerGut, grade).allMatch(OptionalInt::isPresent);
        if (!complete || row.is("criteria", "IBMTR")) {
            return;
        }
        AcuteGvhdGrade stages =
                new AcuteGvhdGrade(skin.getAsInt(), liver.getAsInt(), upperGut.getAsInt(), lowerGut.getAsInt());
        // Where the criteria are not said, either may have been used.
        boolean magic = !row.is("criteria", "KEYSTONE") && stages.magic() == grade.getAsInt();
        boolean keystone = !row.is("criteria", "MAGIC") && stages.keystone() == grade.getAsInt();
        if (!magic && !keystone) {
            int derived = row.is("criteria", "KEYSTONE") ? stages.keystone() : stages.magic();
            row.report(
                    "H-010",
                    Severity.E,
                    "acute_grade",
                    Text.of("the grade is not that of the organs' stages", "the grade of the worst organ")
                            .hint(
                                    derived == 0
                                            ? "the stages make no acute disease"
                                            : "the stages make grade " + derived));
        }
    }

    /** H-011: acute disease begins by day 100, chronic disease not before day 28. */
    private static void h011Onset(NamedRow row) {
        OptionalInt onset = row.whole("onset_rel");
        if (onset.isPresent() && row.is("type", "ACUTE") && onset.getAsInt() > 100) {
            row.report(
                    "H-011",
                    Severity.W,
                    "type",
                    Text.of("acute disease began after day 100", "onset_rel up to 100 for ACUTE")
                            .hint("perhaps LATE_ACUTE"));
        } else if (onset.isPresent() && row.is("type", "CHRONIC") && onset.getAsInt() < 28) {
            row.report(
                    "H-011",
                    Severity.W,
                    "type",
                    Text.of("chronic disease began before day 28", "onset_rel from 28 on for CHRONIC")
                            .hint("perhaps ACUTE"));
        }
    }

    private static final Set<String> T_CELL_DEPLETED =
            Set.of("CD34_SELECTED", "TCRAB_CD19_DEPLETED", "CD3_CD19_DEPLETED");

    /** H-013: the cell dose is plausible for the source. */
    private static void h013CellDose(NamedRow row) {
        String source = row.cells().text("source");
        for (CellDose dose : CellDose.values()) {
            // Whoever takes cells out of a graft leaves fewer nucleated cells than the source has.
            boolean judged = dose != CellDose.NUCLEATED || !row.isOther("manipulation", "NONE");
            Optional<BigDecimal> number = row.decimal(dose.column());
            Optional<Range> plausible = dose.plausible(source);
            if (judged
                    && number.isPresent()
                    && plausible.isPresent()
                    && !plausible.get().contains(number.get())) {
                row.report(
                        "H-013",
                        Severity.W,
                        dose.column(),
                        Text.of("the cell dose is unusual for this source", plausible.get() + " for " + source)
                                .hint(FactorHint.of(number.get(), plausible.get()::contains)));
            }
        }
    }

    /** H-013: few T cells are left in a graft from which they were taken. */
    private static void h013CellsLeft(NamedRow row) {
        Optional<BigDecimal> number = row.decimal("cd3_1e6_kg");
        Predicate<BigDecimal> few = dose -> dose.compareTo(CellDose.DEPLETED_CD3_BELOW) < 0;
        boolean depleted = T_CELL_DEPLETED.contains(row.cells().text("manipulation"));
        if (depleted && number.isPresent() && !few.test(number.get())) {
            row.report(
                    "H-013",
                    Severity.W,
                    "cd3_1e6_kg",
                    Text.of(
                                    "many T cells are left in a graft from which they were taken",
                                    "below " + CellDose.DEPLETED_CD3_BELOW)
                            .hint(FactorHint.of(number.get(), few)));
        }
    }

    private static final Map<String, Range> BUSULFAN_EXPOSURE =
            Map.of("MG_H_L", range("45", "110"), "UMOL_MIN_L", range("11000", "27000"));

    private static Range range(String lower, String upper) {
        return new Range(new BigDecimal(lower), new BigDecimal(upper));
    }

    /** H-014: the exposure to busulfan over all days is plausible in its unit. */
    private static void h014BusulfanExposure(NamedRow row) {
        String unit = row.cells().text("bu_auc_unit");
        Optional<BigDecimal> number = row.decimal("bu_auc_value");
        Range plausible = BUSULFAN_EXPOSURE.get(unit);
        if (number.isEmpty() || plausible == null || plausible.contains(number.get())) {
            return;
        }
        String other = unit.equals("MG_H_L") ? "UMOL_MIN_L" : "MG_H_L";
        boolean swapped =
                Optional.ofNullable(BUSULFAN_EXPOSURE.get(other)).orElseThrow().contains(number.get());
        row.report(
                "H-014",
                Severity.W,
                "bu_auc_value",
                Text.of("the exposure to busulfan is unusual", plausible + " " + unit + ", summed over all days")
                        .hint(swapped ? "perhaps in " + other : ""));
    }

    /**
     * The usual dose of a conditioning agent.
     *
     * @param unit code of the unit
     * @param words the doses in words
     * @param fits tells which doses are usual
     */
    private record UsualDose(String unit, String words, Predicate<BigDecimal> fits) {
        static UsualDose of(String unit, String lower, String upper) {
            Range usual = range(lower, upper);
            return new UsualDose(unit, usual.toString(), usual::contains);
        }
    }

    private static final Set<BigDecimal> TREOSULFAN =
            Set.of(new BigDecimal("30"), new BigDecimal("36"), new BigDecimal("42"));
    private static final Map<String, UsualDose> DOSES = Map.of(
            "TREOSULFAN",
            new UsualDose("G_M2", "30, 36 or 42", dose -> TREOSULFAN.contains(dose.setScale(0, RoundingMode.HALF_UP))),
            "FLUDARABINE",
            UsualDose.of("MG_M2", "120", "180"),
            "THIOTEPA",
            UsualDose.of("MG_KG", "5", "15"),
            "CYCLOPHOSPHAMIDE",
            UsualDose.of("MG_KG", "100", "200"),
            "BUSULFAN",
            UsualDose.of("MG_KG", "8", "25"));

    /** H-015: conditioning agents are given in their usual doses; doses by another measure of the body cannot be judged. */
    private static void h015AgentDose(NamedRow row) {
        UsualDose usual = DOSES.get(row.cells().text("agent"));
        Optional<BigDecimal> number = row.decimal("total_dose");
        if (usual == null || number.isEmpty() || !row.is("role", "CONDITIONING")) {
            return;
        }
        String unit = row.cells().text("dose_unit");
        Optional<BigDecimal> dose = inUnit(number.get(), unit, usual.unit());
        if (dose.isPresent() && !usual.fits().test(dose.get())) {
            boolean otherUnit = !unit.equals(usual.unit()) && usual.fits().test(number.get());
            row.report(
                    "H-015",
                    Severity.W,
                    "total_dose",
                    Text.of("the dose of the agent is unusual", usual.words() + " " + usual.unit() + " over all days")
                            .hint(otherUnit ? "perhaps in " + usual.unit() : FactorHint.of(dose.get(), usual.fits())));
        }
    }

    private static Optional<BigDecimal> inUnit(BigDecimal number, String unit, String wanted) {
        return switch (unit + ">" + wanted) {
            case "MG_M2>G_M2" -> Optional.of(number.movePointLeft(3));
            case "G_M2>MG_M2" -> Optional.of(number.movePointRight(3));
            default -> unit.equals(wanted) ? Optional.of(number) : Optional.empty();
        };
    }

    /** H-016: cord blood is given as it is, and cord blood donors give cord blood. */
    private static void h016CordBlood(NamedRow row) {
        if (row.is("source", "CB") && row.isOther("manipulation", "NONE")) {
            row.report(
                    "H-016",
                    Severity.E,
                    "manipulation",
                    Text.of("cord blood was manipulated", "NONE for source CB, or another source"));
        }
        if (row.cells().text("donor_type").startsWith("UCB_") && row.isOther("source", "CB")) {
            row.report(
                    "H-016",
                    Severity.E,
                    "source",
                    Text.of("a cord blood donor gave other cells", "CB for this donor_type"));
        }
    }

    /** H-017: the first transplant, and only the first, has the reason FIRST. */
    private static void h017Reason(NamedRow row) {
        OptionalInt number = row.whole("hsct_no");
        if (number.isEmpty() || !row.isFilled("reason")) {
            return;
        }
        boolean first = number.getAsInt() == 1;
        if (first != row.is("reason", "FIRST")) {
            row.report(
                    "H-017",
                    Severity.E,
                    "reason",
                    first
                            ? Text.of("the first transplant has another reason than FIRST", "FIRST for hsct_no 1")
                            : Text.of("a later transplant has the reason FIRST", "why the transplant was repeated"));
        }
    }

    /** H-018: blocked liver veins are told by at least two criteria. */
    private static void h018LiverVeins(NamedRow row) {
        if (!row.is("comp_code", "VOD_SOS")) {
            return;
        }
        boolean gain = row.decimal("vod_weight_gain_pct")
                .filter(percent -> percent.compareTo(BigDecimal.valueOf(5)) > 0)
                .isPresent();
        long criteria = Stream.of(
                        row.is("vod_refractory_plt", "Y"),
                        row.is("vod_weight_3d", "Y") || gain,
                        row.is("vod_hepatomegaly", "Y"),
                        row.is("vod_ascites", "Y"),
                        row.isOther("vod_bilirubin_rise", "NONE"))
                .filter(met -> met)
                .count();
        if (criteria < 2) {
            row.report(
                    "H-018",
                    Severity.Q,
                    "comp_code",
                    Text.of(
                            "fewer than two criteria of EBMT for VOD_SOS are recorded",
                            "two of refractory platelets, weight gain, hepatomegaly, ascites, rising bilirubin"));
        }
    }

    /** H-022: children are transplanted from the age of 30 days to that of 15 years. */
    private static void h022Age(NamedRow row) {
        OptionalInt day = row.whole("hsct_day");
        if (day.isPresent() && (day.getAsInt() < YOUNGEST || day.getAsInt() > OLDEST)) {
            row.report(
                    "H-022",
                    Severity.W,
                    "hsct_day",
                    Text.of("the age at transplant is unusual", YOUNGEST + ".." + OLDEST + " days")
                            .hint(day.getAsInt() < YOUNGEST ? "perhaps in months" : ""));
        }
    }

    private static final Map<String, Set<String>> REGIMENS = Map.of(
            "BU_CY", Set.of("BUSULFAN", "CYCLOPHOSPHAMIDE"),
            "BU_FLU", Set.of("BUSULFAN", "FLUDARABINE"),
            "BU_FLU_TT", Set.of("BUSULFAN", "FLUDARABINE", "THIOTEPA"),
            "TREO_FLU", Set.of("TREOSULFAN", "FLUDARABINE"),
            "TREO_FLU_TT", Set.of("TREOSULFAN", "FLUDARABINE", "THIOTEPA"),
            "CY_TBI", Set.of("CYCLOPHOSPHAMIDE", "TBI_TLI"),
            "NONE", Set.of());

    /** What makes a regimen; serotherapy is named apart even where a site calls it conditioning. */
    private static final Set<String> CYTOTOXIC =
            Set.of("BUSULFAN", "TREOSULFAN", "FLUDARABINE", "CYCLOPHOSPHAMIDE", "THIOTEPA", "MELPHALAN", "TBI_TLI");

    /** H-001: the conditioning agents are those of the regimen. */
    private static void h001Regimen(PatientHistory patient, HistoryFindings findings) {
        if (!patient.knows("hsct_agents")) {
            return;
        }
        for (HistoryRow transplant : patient.of("hsct")) {
            Set<String> given = conditioning(patient, transplant);
            Optional<String> like = REGIMENS.entrySet().stream()
                    .filter(regimen -> regimen.getValue().equals(given))
                    .map(Map.Entry::getKey)
                    .findFirst();
            Set<String> wanted = REGIMENS.get(transplant.text("regimen"));
            boolean named = like.isPresent() && !given.isEmpty();
            boolean mismatch = wanted == null ? transplant.is("regimen", "OTHER") && named : !wanted.equals(given);
            if (mismatch) {
                findings.cell(
                        "H-001",
                        Severity.W,
                        transplant,
                        "regimen",
                        Text.of(
                                        "the CONDITIONING agents in hsct_agents.csv are not those of the regimen",
                                        agents(wanted))
                                .hint(like.filter(name -> !given.isEmpty())
                                        .map(name -> "the agents are those of " + name)
                                        .orElse(given.isEmpty() ? "no such agent is reported" : "")));
            }
        }
    }

    private static Set<String> conditioning(PatientHistory patient, HistoryRow transplant) {
        return sameTransplant(patient, "hsct_agents", transplant)
                .filter(row -> row.is("role", "CONDITIONING") && CYTOTOXIC.contains(row.text("agent")))
                // Cyclophosphamide after the infusion prevents graft-versus-host disease.
                .filter(row -> row.whole("start_rel").orElse(-1) < 0)
                .map(row -> row.text("agent"))
                .collect(Collectors.toSet());
    }

    private static String agents(@Nullable Set<String> wanted) {
        if (wanted == null) {
            return "agents of no regimen that has a code";
        }
        return wanted.isEmpty() ? "no agent" : String.join(", ", new TreeSet<>(wanted));
    }

    private static Stream<HistoryRow> sameTransplant(PatientHistory patient, String file, HistoryRow row) {
        return patient.of(file).stream()
                .filter(other -> other.whole("hsct_no").isPresent()
                        && other.whole("hsct_no").equals(row.whole("hsct_no")));
    }

    private static final int COUNTS_FROM = 7;
    private static final int COUNTS_TO = 45;
    private static final int FEWEST_COUNTS = 5;
    private static final int RECOVERY_DAYS_APART = 3;

    /** H-007: neutrophils recovered on the day that the counts show, give or take three days. */
    private static void h007RecoveryByCounts(PatientHistory patient, HistoryFindings findings) {
        for (HistoryRow report : patient.of("engraftment")) {
            OptionalInt reported = report.whole("anc500_rel");
            OptionalInt shown = reported.isPresent() && report.is("anc500_status", "ACHIEVED")
                    ? patient.study()
                            .map(study -> recoveryByCounts(
                                    study, report.whole("hsct_no").orElse(0)))
                            .orElse(OptionalInt.empty())
                    : OptionalInt.empty();
            if (shown.isPresent() && StrictMath.abs(shown.getAsInt() - reported.getAsInt()) > RECOVERY_DAYS_APART) {
                findings.cell(
                        "H-007",
                        Severity.Q,
                        report,
                        "anc500_rel",
                        Text.of(
                                        "the ANC results in labs.csv show neutrophil recovery on another day",
                                        "the first of three days with ANC of at least 0.5")
                                .hint("day " + shown.getAsInt() + " by the results"));
            }
        }
    }

    private static OptionalInt recoveryByCounts(Patient study, int number) {
        Optional<Transplant> found =
                study.transplants().stream().filter(t -> t.number() == number).findFirst();
        if (found.isEmpty()) {
            return OptionalInt.empty();
        }
        int dayZero = found.get().day();
        int end = study.transplants().stream()
                .filter(other -> other.number() > number)
                .mapToInt(other -> other.conditioningDay() - dayZero)
                .min()
                .orElse(Integer.MAX_VALUE);
        TreeMap<Integer, Double> lowest = new TreeMap<>();
        int counted = 0;
        for (LabResult count : study.labs()) {
            int day = count.day() - dayZero;
            boolean used = count.analyte().equals("ANC") && count.value().isPresent() && day >= 1 && day < end;
            if (used && day <= COUNTS_TO) {
                lowest.merge(day, count.value().getAsDouble(), StrictMath::min);
                counted += day >= COUNTS_FROM ? 1 : 0;
            }
        }
        NeutrophilRecovery recovery = NeutrophilRecovery.of(lowest);
        boolean shown = counted >= FEWEST_COUNTS && recovery.status() == NeutrophilRecovery.Status.ACHIEVED;
        return shown ? recovery.day() : OptionalInt.empty();
    }

    /** Cells that come from the graft; T cells of the donor may outlive it. */
    private static final Set<String> GRAFT_LINEAGES = Set.of("WHOLE_BLOOD", "MYELOID", "MARROW");

    private static final double FULL_DONOR_PERCENT = 95;
    private static final double NO_DONOR_PERCENT = 5;
    private static final int AROUND_FAILURE_DAYS = 30;

    /** H-009: a graft that is lost is not made of donor cells throughout. */
    private static void h009LostWithDonorCells(PatientHistory patient, HistoryFindings findings) {
        for (HistoryRow report : patient.of("engraftment")) {
            OptionalInt failure = report.whole("gf_rel");
            boolean full = report.is("secondary_gf", "Y")
                    && failure.isPresent()
                    && sameTransplant(patient, "chimerism", report)
                            .filter(sample -> GRAFT_LINEAGES.contains(sample.text("lineage")))
                            .filter(sample -> near(sample.whole("rel_day"), failure.getAsInt(), AROUND_FAILURE_DAYS))
                            .anyMatch(sample -> sample.number("donor_pct").orElse(0) > FULL_DONOR_PERCENT);
            if (full) {
                findings.cell(
                        "H-009",
                        Severity.Q,
                        report,
                        "secondary_gf",
                        Text.of(
                                "the graft is reported lost, and within 30 days more than 95 percent of the cells are"
                                        + " the donor's",
                                "a lost graft with fewer donor cells, or poor_graft_function"));
            }
        }
    }

    private static boolean near(OptionalInt day, int other, int days) {
        return day.isPresent() && StrictMath.abs(day.getAsInt() - other) <= days;
    }

    /** H-012: acute disease needs cells of a donor. */
    private static void h012DiseaseWithoutGraft(PatientHistory patient, HistoryFindings findings) {
        if (!patient.knows("engraftment", "chimerism")) {
            return;
        }
        for (HistoryRow disease : patient.of("gvhd")) {
            boolean acute = disease.is("type", "ACUTE") || disease.is("type", "LATE_ACUTE");
            boolean neverTook =
                    sameTransplant(patient, "engraftment", disease).anyMatch(row -> row.is("primary_gf", "Y"));
            boolean donorCells = sameTransplant(patient, "chimerism", disease)
                    .anyMatch(sample -> sample.number("donor_pct").orElse(0) >= NO_DONOR_PERCENT);
            if (acute && neverTook && !donorCells) {
                findings.cell(
                        "H-012",
                        Severity.W,
                        disease,
                        "type",
                        Text.of(
                                "acute disease by a graft that never took, and no sample shows donor cells",
                                "NONE, or a sample in chimerism.csv with donor cells"));
            }
        }
    }

    /** 11.0 mg/dL, as mmol/L. */
    private static final double HIGH_CALCIUM = 2.7445;

    private static final int EPISODE_MARGIN_DAYS = 7;

    /** H-019: calcium above 11.0 mg/dL after a transplant is a complication, reported within 7 days. */
    private static void h019Hypercalcaemia(PatientHistory patient, HistoryFindings findings) {
        IntStream days = patient.of("hsct").stream().flatMapToInt(row -> row.whole("hsct_day").stream());
        OptionalInt transplant = days.min();
        if (transplant.isEmpty()
                || !patient.knows("complications")
                || patient.study().isEmpty()) {
            return;
        }
        int asked = Integer.MIN_VALUE / 2;
        for (LabResult result : patient.study().get().labs()) {
            boolean high = result.analyte().equals("CA_TOTAL")
                    && result.value().orElse(0) > HIGH_CALCIUM
                    && result.day() >= transplant.getAsInt();
            if (high && !isReported(patient, result.day())) {
                // One question for an episode, however often it was measured.
                if (result.day() - asked > EPISODE_MARGIN_DAYS) {
                    findings.cell(
                            "H-019",
                            Severity.Q,
                            patient.rowOf(result.source()),
                            "value",
                            Text.of(
                                    "calcium is above 2.74 mmol/L (11.0 mg/dL) after the transplant, and no"
                                            + " HYPERCALCAEMIA is reported within 7 days",
                                    "a row in complications.csv"));
                }
                asked = result.day();
            }
        }
    }

    private static boolean isReported(PatientHistory patient, int day) {
        return patient.of("complications").stream()
                .filter(row -> row.is("comp_code", "HYPERCALCAEMIA"))
                .anyMatch(row -> {
                    int onset = row.whole("onset_day").orElse(Integer.MAX_VALUE);
                    boolean lasting = row.is("outcome", "ONGOING");
                    int end = row.whole("resolved_day").orElse(lasting ? Integer.MAX_VALUE : onset);
                    return day >= (long) onset - EPISODE_MARGIN_DAYS && day <= (long) end + EPISODE_MARGIN_DAYS;
                });
    }

    private static final int EXAM_BEFORE_DAYS = 90;

    /** H-024: eyes or ears are examined in the 90 days before the first conditioning. */
    private static void h024SensesBefore(PatientHistory patient, HistoryFindings findings) {
        if (!patient.knows("vision", "hearing")) {
            return;
        }
        for (HistoryRow transplant : patient.of("hsct")) {
            OptionalInt day = transplant.whole("hsct_day");
            if (day.isEmpty() || transplant.whole("hsct_no").orElse(0) != 1) {
                continue;
            }
            int conditioning =
                    day.getAsInt() + transplant.whole("cond_start_rel").orElse(0);
            boolean examined = Stream.of("vision", "hearing")
                    .flatMap(file -> patient.of(file).stream())
                    .flatMapToInt(exam -> exam.whole("exam_day").stream())
                    .anyMatch(exam -> exam <= conditioning && exam >= conditioning - EXAM_BEFORE_DAYS);
            if (!examined) {
                findings.cell(
                        "H-024",
                        Severity.Q,
                        transplant,
                        "cond_start_rel",
                        Text.of(
                                "neither vision nor hearing was examined in the 90 days before conditioning",
                                "a row in vision.csv or hearing.csv"));
            }
        }
    }

    /** H-025: a spleen that was taken out before the transplant was taken out in an operation. */
    private static void h025Spleen(PatientHistory patient, HistoryFindings findings) {
        if (!patient.knows("surgeries")) {
            return;
        }
        OptionalInt removed = patient.of("surgeries").stream()
                .filter(row -> row.is("surg_code", "SPLENECTOMY"))
                .flatMapToInt(row -> row.whole("surg_day").stream())
                .min();
        for (HistoryRow transplant : patient.of("hsct")) {
            int day = transplant.whole("hsct_day").orElse(Integer.MIN_VALUE);
            if (transplant.is("splenectomy_before", "Y") && (removed.isEmpty() || removed.getAsInt() > day)) {
                findings.cell(
                        "H-025",
                        Severity.W,
                        transplant,
                        "splenectomy_before",
                        Text.of(
                                "surgeries.csv has no SPLENECTOMY before the transplant",
                                "N, or a row in surgeries.csv"));
            } else if (transplant.is("splenectomy_before", "N") && removed.isPresent() && removed.getAsInt() < day) {
                findings.cell(
                        "H-025",
                        Severity.W,
                        transplant,
                        "splenectomy_before",
                        Text.of("surgeries.csv has a SPLENECTOMY before the transplant", "Y"));
            }
        }
    }

    /** H-008: donor cells are sent in percent, not as a share of 1; a percentage outside 0..100 is refused by F-003. */
    private static final class H008Fractions implements SiteCheck {
        private final Dictionary dictionary;
        private double largest;

        H008Fractions(Dictionary dictionary) {
            this.dictionary = dictionary;
        }

        @Override
        public void see(PatientHistory patient) {
            for (HistoryRow sample : patient.of("chimerism")) {
                OptionalDouble percent = sample.number("donor_pct");
                if (sample.isUploaded() && percent.isPresent()) {
                    largest = StrictMath.max(largest, percent.getAsDouble());
                }
            }
        }

        @Override
        public void finish(HistoryFindings findings) {
            if (largest > 0 && largest <= 1) {
                findings.file(
                        "H-008",
                        Severity.W,
                        dictionary.file("chimerism"),
                        "donor_pct",
                        Text.of("no value of the file is above 1", "percent, 0..100")
                                .hint("perhaps too small by a factor of 100"));
            }
        }
    }
}
