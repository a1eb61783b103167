package org.aroregistry.batch.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.aroregistry.batch.validation.HistoryRule.HistoryCheck;
import org.aroregistry.batch.validation.HistoryRule.SiteCheck;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.batch.validation.Rule.RowCheck;
import org.aroregistry.core.cohort.Genotype;
import org.aroregistry.core.cohort.GenotypeGroup;
import org.aroregistry.core.dictionary.Code;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.endpoint.NeurologySchedule;
import org.aroregistry.core.study.HgvsName;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.VitalStatus;

/** Rules G: genes and variants. */
final class GeneticsRules {
    /** Rules that a reader calls while it reads a cell. */
    static final List<String> OF_CELLS = List.of("G-012");

    static final List<Rule<RowCheck>> OF_ROWS = List.of(
            Rule.of("G-011", "genetics", scope -> new GeneticsRules(scope)::g011Hemizygous),
            Rule.of("G-012", "genetics", scope -> new GeneticsRules(scope)::g012Identifier),
            Rule.of("G-016", "genetics", scope -> new GeneticsRules(scope)::g016Notation),
            Rule.of("G-022", "genetics", scope -> new GeneticsRules(scope)::g022Recessive));

    static final List<HistoryRule<HistoryCheck>> OF_HISTORIES = List.of(
            HistoryRule.of("G-011", GeneticsRules::g011Alleles),
            HistoryRule.of("G-009", GeneticsRules::g009Metabolic),
            HistoryRule.of("G-001", GeneticsRules::g001LigandTransplanted),
            HistoryRule.of("G-002", GeneticsRules::g002Neurology),
            HistoryRule.of("G-003", GeneticsRules::g003NeurologyAroundTransplant),
            HistoryRule.of("G-004", GeneticsRules::g004KidneyAndBrain),
            HistoryRule.of("G-005", GeneticsRules::g005KidneyAfterTransplant),
            HistoryRule.of("G-006", GeneticsRules::g006Antibodies),
            HistoryRule.of("G-007", GeneticsRules::g007LigandAntibodies),
            HistoryRule.of("G-008", GeneticsRules::g008Osteoclasts),
            HistoryRule.of("G-010", GeneticsRules::g010OneAllele),
            HistoryRule.of("G-013", GeneticsRules::g013Mitf),
            HistoryRule.of("G-014", GeneticsRules::g014Overlap),
            HistoryRule.of("G-015", GeneticsRules::g015MalignantPlekhm1),
            HistoryRule.of("G-017", GeneticsRules::g017Uncertain),
            HistoryRule.of("G-018", GeneticsRules::g018NarrowTest),
            HistoryRule.of("G-019", GeneticsRules::g019Bleeding),
            HistoryRule.of("G-020", GeneticsRules::g020NeurologyBeforeTransplant),
            HistoryRule.of("G-022", GeneticsRules::g022HemizygousGirl));

    static final List<HistoryRule<SiteCheck>> OF_SITES =
            List.of(HistoryRule.ofSite("G-021", dictionary -> new FamilyGenes()));

    private static final Set<String> X_LINKED = Set.of("IKBKG");

    /** What carriers and embryos were found to have says nothing about the patient's two alleles. */
    private static final Set<String> OTHER_PERSONS = Set.of("CARRIER_PARENT", "PGT");

    private static final Set<String> WIDE_TESTS = Set.of("PANEL", "WES", "WGS");
    private static final Set<String> OSTEOCLAST_RICH = Set.of("TCIRG1", "CLCN7", "OSTM1", "PLEKHM1", "CA2");
    private static final Set<String> OSTEOCLAST_POOR = Set.of("TNFRSF11A", "TNFSF11");
    private static final Set<String> ACID_BASE = Set.of("HCO3", "PH", "K");
    /** Care service: donor search and preparation. */
    private static final String DONOR_SEARCH = "CS03";

    private static final int BEFORE_TRANSPLANT_DAYS = 90;
    private static final int AFTER_TRANSPLANT_FROM = 180;
    private static final int AFTER_TRANSPLANT_TO = 540;
    private static final int ENROLMENT_WINDOW_DAYS = 365;

    private final FileScope scope;
    private final RowReport report;
    private final int gene;
    private final int identifier;
    /** The gene of each HGNC id that the dictionary knows, and the other way round. */
    private final Map<String, String> geneOf = new HashMap<>();

    private final Map<String, String> identifierOf = new HashMap<>();

    private GeneticsRules(FileScope scope) {
        this.scope = scope;
        this.report = scope.report();
        this.gene = scope.position("gene_symbol");
        this.identifier = scope.position("hgnc_id");
        for (Code code : scope.dictionary().codeList("GENE").codes()) {
            code.coding().stream().filter(id -> id.startsWith("HGNC:")).forEach(id -> {
                geneOf.put(id, code.code());
                identifierOf.put(code.code(), id);
            });
        }
    }

    /** G-012: an old gene name is replaced by the current symbol. */
    static void g012Alias(RowReport report, ColumnDefinition column, String text, String gene) {
        report.cell(
                "G-012",
                Severity.W,
                column,
                text,
                Text.of("an old gene name was replaced by the current one", "the current symbol")
                        .hint("now " + gene));
    }

    /** G-012: the HGNC id is that of the gene. */
    private void g012Identifier(Row row) {
        String symbol = row.text(gene);
        String id = row.text(identifier);
        String owner = geneOf.get(id);
        String own = identifierOf.get(symbol);
        boolean foreign = own == null ? owner != null : !own.equals(id);
        if (symbol.isEmpty() || id.isEmpty() || !foreign) {
            return;
        }
        boolean swapped = owner != null && OSTEOCLAST_POOR.contains(owner) && OSTEOCLAST_POOR.contains(symbol);
        String mixed = swapped ? "; RANK (TNFRSF11A) and RANKL (TNFSF11) are easily mixed up" : "";
        report.cell(
                "G-012",
                Severity.E,
                scope.column(identifier),
                id,
                Text.of("the HGNC id does not belong to the gene", "the id of the gene in gene_symbol, or blank")
                        .hint(owner == null ? "" : "this is the id of " + owner + mixed));
    }

    /** G-011: only a gene on the X chromosome can be hemizygous. */
    private void g011Hemizygous(Row row) {
        int zygosity = scope.position("zygosity");
        String symbol = row.text(gene);
        boolean known = !symbol.isEmpty() && !symbol.equals("OTHER_GENE");
        if (row.text(zygosity).equals("HEMI") && known && !X_LINKED.contains(symbol)) {
            report.cell(
                    "G-011",
                    Severity.E,
                    scope.column(zygosity),
                    row.text(zygosity),
                    Text.of("HEMI in a gene that is not on the X chromosome", "HOM or HET")
                            .hint("if the other copy of the gene is deleted, send both: two HET rows"));
        }
    }

    /** G-016: variants are named as HGVS asks, with the transcript that they are counted in. */
    private void g016Notation(Row row) {
        int coding = scope.position("hgvs_c");
        int protein = scope.position("hgvs_p");
        int transcript = scope.position("transcript");
        if (row.isFilled(coding) && !HgvsName.isDna(row.text(coding))) {
            notation(row, coding, "one variant such as c.1897C>T or c.1554+2T>C");
        }
        if (row.isFilled(protein) && !HgvsName.isProtein(row.text(protein))) {
            notation(row, protein, "one change such as p.Gln633Ter or p.(Arg97ProfsTer23)");
        }
        boolean genomic = row.text(coding).startsWith("g.");
        if (row.isFilled(coding) && !genomic && row.isReadable(transcript) && !row.isFilled(transcript)) {
            report.cell(
                    "G-016",
                    Severity.W,
                    scope.column(transcript),
                    Text.of(
                            "a variant without its transcript cannot be placed",
                            "the transcript with its version, such as NM_006019.4"));
        }
    }

    private void notation(Row row, int position, String expected) {
        report.cell(
                "G-016",
                Severity.W,
                scope.column(position),
                row.text(position),
                Text.of("the name does not follow the HGVS nomenclature", expected));
    }

    /** G-022: a gene on the X chromosome is not inherited in a recessive way from both parents. */
    private void g022Recessive(Row row) {
        int inheritance = scope.position("inheritance");
        if (X_LINKED.contains(row.text(gene)) && row.text(inheritance).equals("AR")) {
            report.cell(
                    "G-022",
                    Severity.W,
                    scope.column(inheritance),
                    row.text(inheritance),
                    Text.of("autosomal inheritance of a gene on the X chromosome", "XL"));
        }
    }

    /** G-022: a girl has two X chromosomes. */
    private static void g022HemizygousGirl(PatientHistory patient, HistoryFindings findings) {
        boolean girl =
                patient.first("patients").filter(row -> row.is("sex", "F")).isPresent();
        if (!girl) {
            return;
        }
        patient.of("genetics").stream()
                .filter(row -> X_LINKED.contains(row.text("gene_symbol")) && row.is("zygosity", "HEMI"))
                .forEach(row -> findings.cell(
                        "G-022", Severity.W, row, "zygosity", Text.of("HEMI in a girl", "HET or HOM, or another sex")));
    }

    /** G-011: a gene has two alleles, each reported once: one HOM row, or HET rows 1 and 2. */
    private static void g011Alleles(PatientHistory patient, HistoryFindings findings) {
        List<HistoryRow> alleles = patient.of("genetics").stream()
                .filter(row -> row.is("variant_role", "CAUSAL"))
                .filter(row -> row.isFilled("gene_symbol") && !OTHER_PERSONS.contains(row.text("test_type")))
                .filter(row -> !row.is("gene_symbol", "OTHER_GENE"))
                .filter(row -> !row.is("acmg_class", "B") && !row.is("acmg_class", "LB"))
                .sorted(HistoryRow.STORED_FIRST)
                .toList();
        List<HistoryRow> kept = new ArrayList<>();
        for (HistoryRow row : alleles) {
            Optional<HistoryRow> other =
                    kept.stream().filter(first -> isSecondReport(first, row)).findFirst();
            other.ifPresentOrElse(first -> reportAllele(first, row, findings), () -> kept.add(row));
        }
    }

    private static void reportAllele(HistoryRow first, HistoryRow row, HistoryFindings findings) {
        boolean homozygous = first.is("zygosity", "HOM") || row.is("zygosity", "HOM");
        findings.cell(
                "G-011",
                Severity.E,
                row,
                homozygous ? "zygosity" : "allele_no",
                Text.of(
                                homozygous
                                        ? "both alleles of the gene are reported already, or are reported twice"
                                        : "this allele of the gene is reported already",
                                "one HOM row, or two HET rows with allele_no 1 and 2")
                        .hint(homozygous ? "" : "two variants on one chromosome have phase CIS"));
    }

    /** Tells whether two rows of one gene say something about the same allele that cannot both be so. */
    private static boolean isSecondReport(HistoryRow first, HistoryRow row) {
        if (!first.is("gene_symbol", row.text("gene_symbol"))) {
            return false;
        }
        boolean sameVariant = row.isFilled("hgvs_c") && first.is("hgvs_c", row.text("hgvs_c"));
        if (first.is("zygosity", "HOM") || row.is("zygosity", "HOM")) {
            return sameVariant || isPathogenic(first) && isPathogenic(row);
        }
        boolean cis = first.is("phase", "CIS") || row.is("phase", "CIS");
        return first.is("zygosity", "HET")
                && row.is("zygosity", "HET")
                && row.isFilled("allele_no")
                && first.is("allele_no", row.text("allele_no"))
                && (!cis || sameVariant);
    }

    private static boolean isPathogenic(HistoryRow row) {
        return row.is("acmg_class", "P") || row.is("acmg_class", "LP");
    }

    /** G-009: the metabolic type is that of CA2, and CA2 has no other type. */
    private static void g009Metabolic(PatientHistory patient, HistoryFindings findings) {
        Optional<HistoryRow> baseline = patient.first("baseline");
        Optional<Genotype> genotype = genotype(patient).filter(found -> isSolved(found) && !found.severalGenes());
        if (baseline.isEmpty() || genotype.isEmpty() || !baseline.get().isFilled("aro_type")) {
            return;
        }
        boolean metabolic = baseline.get().is("aro_type", "METABOLIC_CA2");
        boolean kidney = genotype.get().group() == GenotypeGroup.CA2;
        if (metabolic == kidney) {
            return;
        }
        Text text = kidney
                ? Text.of("both alleles of CA2 are affected, and the type is another one", "METABOLIC_CA2")
                : Text.of(
                        "the type is METABOLIC_CA2, and the causal gene is another one",
                        "METABOLIC_CA2 only with CA2 or without a causal gene");
        if (baseline.get().isUploaded()) {
            findings.cell("G-009", Severity.E, baseline.get(), "aro_type", text);
            return;
        }
        List<HistoryRow> variants = causal(patient, genotype.get().gene().orElseThrow());
        List<HistoryRow> uploaded =
                variants.stream().filter(HistoryRow::isUploaded).toList();
        Text together = text.hint("send aro_type of baseline.csv in the same upload");
        if (uploaded.isEmpty()) {
            findings.cell("G-009", Severity.E, baseline.get(), "aro_type", text);
        }
        uploaded.forEach(row -> findings.cell("G-009", Severity.E, row, "gene_symbol", together));
    }

    /** G-001: a transplant is not expected to cure a defect of RANKL. */
    private static void g001LigandTransplanted(PatientHistory patient, HistoryFindings findings) {
        firstTransplant(patient)
                .filter(row -> isGroup(patient, GenotypeGroup.TNFSF11))
                .ifPresent(row -> findings.row(
                        "G-001",
                        Severity.Q,
                        row,
                        Text.of(
                                        "a transplant of a patient without RANKL (TNFSF11), which it is not expected to cure",
                                        "the gene confirmed, and the reason for the transplant")
                                .hint("RANK (TNFRSF11A) and RANKL (TNFSF11) are easily mixed up")));
    }

    /** G-002: who has a disease of the brain is examined by a neurologist again and again. */
    private static void g002Neurology(PatientHistory patient, HistoryFindings findings) {
        boolean gene = isGroup(patient, GenotypeGroup.OSTM1);
        Optional<HistoryRow> neuropathic = patient.first("baseline")
                .filter(row -> row.is("neuropathic_form", "Y") || row.is("neuropathic_form", "SUSPECTED"));
        if (!gene && neuropathic.isEmpty() || !patient.knows("neuro", "status", "patients")) {
            return;
        }
        Optional<Patient> study = patient.study();
        if (study.isEmpty()) {
            return;
        }
        int enrolled = study.get().registration().enrolDay();
        int start = Math.max(
                0,
                patient.first("baseline")
                        .map(row -> Math.max(enrolled, row.whole("dx_day").orElse(enrolled)))
                        .orElse(enrolled));
        lastDay(study.get()).ifPresent(end -> {
            NeurologySchedule schedule = NeurologySchedule.of(start, end, neuroDays(patient));
            if (schedule.missed() > 0) {
                HistoryRow anchor =
                        neuropathic.orElseGet(() -> causal(patient, "OSTM1").get(0));
                findings.cell(
                        "G-002",
                        Severity.Q,
                        anchor,
                        neuropathic.isPresent() ? "neuropathic_form" : "gene_symbol",
                        Text.of(
                                        "the disease may affect the brain, and neurological assessments are missing",
                                        "a row in neuro.csv for each 180 days until the age of 1095 days,"
                                                + " and for each 365 days later")
                                .hint("none in " + schedule.missed() + " of " + schedule.due() + " periods"));
            }
        });
    }

    /** G-003: what a transplant did to the brain can only be told from assessments before and after it. */
    private static void g003NeurologyAroundTransplant(PatientHistory patient, HistoryFindings findings) {
        if (!isGroup(patient, GenotypeGroup.OSTM1) || !patient.knows("neuro", "status")) {
            return;
        }
        List<Integer> exams = neuroDays(patient);
        Optional<Integer> end = patient.study().flatMap(GeneticsRules::lastDay);
        for (HistoryRow transplant : patient.of("hsct")) {
            if (transplant.whole("hsct_day").isEmpty()) {
                continue;
            }
            int day = transplant.whole("hsct_day").getAsInt();
            boolean before = exams.stream().anyMatch(exam -> exam >= day - BEFORE_TRANSPLANT_DAYS && exam < day);
            boolean after = exams.stream()
                    .anyMatch(exam -> exam >= day + AFTER_TRANSPLANT_FROM && exam <= day + AFTER_TRANSPLANT_TO);
            boolean over = end.filter(last -> last >= day + AFTER_TRANSPLANT_TO).isPresent();
            if (!before || over && !after) {
                String missing = before ? "180 to 540 days after" : "within 90 days before";
                findings.cell(
                        "G-003",
                        Severity.Q,
                        transplant,
                        "hsct_day",
                        Text.of(
                                "OSTM1: there is no neurological assessment "
                                        + (!before && over && !after
                                                ? "within 90 days before and 180 to 540 days after"
                                                : missing)
                                        + " this transplant",
                                "a row in neuro.csv within 90 days before and one 180 to 540 days after"));
            }
        }
    }

    /** G-004: CA2 affects the kidney and the brain, so both are looked at. */
    private static void g004KidneyAndBrain(PatientHistory patient, HistoryFindings findings) {
        if (!isGroup(patient, GenotypeGroup.CA2)) {
            return;
        }
        patient.first("baseline").ifPresent(row -> {
            if (!row.isFilled("rta_present") || row.is("rta_present", "N")) {
                boolean denied = row.isFilled("rta_present");
                findings.cell(
                        "G-004",
                        Severity.Q,
                        row,
                        "rta_present",
                        Text.of(
                                denied
                                        ? "CA2 without renal tubular acidosis is not expected"
                                        : "CA2: renal tubular acidosis is not answered",
                                denied ? "the answer confirmed, or Y" : "Y or N"));
            }
            if (!row.isFilled("cerebral_calcification")) {
                findings.cell(
                        "G-004",
                        Severity.Q,
                        row,
                        "cerebral_calcification",
                        Text.of("CA2: calcification of the brain is not answered", "Y or N"));
            }
        });
        boolean tested = patient.of("labs").stream()
                .anyMatch(row -> ACID_BASE.contains(row.text("analyte")) && row.isFilled("value"));
        if (!tested && patient.knows("labs")) {
            findings.cell(
                    "G-004",
                    Severity.Q,
                    causal(patient, "CA2").get(0),
                    "gene_symbol",
                    Text.of(
                            "CA2 without any result of the acid-base balance",
                            "at least one result of HCO3, PH or K in labs.csv"));
        }
    }

    /** G-005: after a transplant for CA2 the kidney stays ill, and is asked for at each visit. */
    private static void g005KidneyAfterTransplant(PatientHistory patient, HistoryFindings findings) {
        Optional<Integer> transplanted = firstTransplant(patient)
                .filter(row -> row.whole("hsct_day").isPresent())
                .map(row -> row.whole("hsct_day").getAsInt());
        if (transplanted.isEmpty() || !isGroup(patient, GenotypeGroup.CA2)) {
            return;
        }
        patient.of("visits").stream()
                .filter(row -> row.whole("visit_day").orElse(0) > transplanted.get())
                .filter(row -> !row.isFilled("rta_status") || row.is("rta_status", "NONE"))
                .forEach(row -> findings.cell(
                        "G-005",
                        Severity.Q,
                        row,
                        "rta_status",
                        row.isFilled("rta_status")
                                ? Text.of(
                                        "CA2: a transplant does not heal renal tubular acidosis",
                                        "the answer confirmed, or ACTIVE_TREATED or ACTIVE_UNTREATED")
                                : Text.of(
                                        "CA2: renal tubular acidosis is not answered after the transplant",
                                        "ACTIVE_TREATED, ACTIVE_UNTREATED or NONE")));
    }

    /** G-006: RANK is needed to make antibodies, so they are measured. */
    private static void g006Antibodies(PatientHistory patient, HistoryFindings findings) {
        if (!isGroup(patient, GenotypeGroup.TNFRSF11A)) {
            return;
        }
        patient.first("baseline")
                .filter(row -> !row.isFilled("hypogammaglobulinaemia"))
                .ifPresent(row -> findings.cell(
                        "G-006",
                        Severity.Q,
                        row,
                        "hypogammaglobulinaemia",
                        Text.of("RANK (TNFRSF11A): low antibodies are not answered", "Y or N")));
        Optional<Patient> study = patient.study();
        if (study.isEmpty() || !patient.knows("labs", "status")) {
            return;
        }
        int enrolled = study.get().registration().enrolDay();
        boolean fromCharts = study.get().registration().retrospective();
        boolean over = lastDay(study.get())
                .filter(last -> last >= enrolled + ENROLMENT_WINDOW_DAYS)
                .isPresent();
        // Of a patient who is entered from old charts, any result will do: nobody was there around enrolment.
        boolean measured = patient.of("labs").stream()
                .filter(row -> row.is("analyte", "IGG") && row.isFilled("value"))
                .flatMapToInt(row -> row.whole("sample_day").stream())
                .anyMatch(day -> fromCharts || Math.abs(day - enrolled) <= ENROLMENT_WINDOW_DAYS);
        if (!measured && (over || fromCharts)) {
            findings.cell(
                    "G-006",
                    Severity.Q,
                    causal(patient, "TNFRSF11A").get(0),
                    "gene_symbol",
                    Text.of(
                            "RANK (TNFRSF11A): IgG was not measured within a year of enrolment",
                            "a result of IGG in labs.csv, 365 days around enrol_day"));
        }
    }

    /** G-007: patients without RANKL have no obvious defect of antibodies. */
    private static void g007LigandAntibodies(PatientHistory patient, HistoryFindings findings) {
        patient.first("baseline")
                .filter(row -> row.is("hypogammaglobulinaemia", "Y") && isGroup(patient, GenotypeGroup.TNFSF11))
                .ifPresent(row -> findings.cell(
                        "G-007",
                        Severity.W,
                        row,
                        "hypogammaglobulinaemia",
                        Text.of("low antibodies are not known with RANKL (TNFSF11)", "N, or another gene")
                                .hint("RANK (TNFRSF11A) and RANKL (TNFSF11) are easily mixed up")));
    }

    /** G-008: the gene decides whether there are osteoclasts. */
    private static void g008Osteoclasts(PatientHistory patient, HistoryFindings findings) {
        Optional<HistoryRow> baseline = patient.first("baseline");
        Optional<String> gene = genotype(patient)
                .filter(found -> isSolved(found) || found.group() == GenotypeGroup.CLCN7_MONOALLELIC)
                .flatMap(Genotype::gene);
        if (baseline.isEmpty() || gene.isEmpty()) {
            return;
        }
        boolean rich = OSTEOCLAST_RICH.contains(gene.get());
        boolean poor = OSTEOCLAST_POOR.contains(gene.get());
        Set<String> against =
                rich ? Set.of("FEW", "ABSENT", "OC_POOR") : poor ? Set.of("NUMEROUS", "NORMAL", "OC_RICH") : Set.of();
        for (String column : List.of("biopsy_osteoclasts", "aro_type")) {
            if (against.contains(baseline.get().text(column))) {
                findings.cell(
                        "G-008",
                        Severity.Q,
                        baseline.get(),
                        column,
                        Text.of(
                                rich
                                        ? "few osteoclasts are not expected with the patient's gene"
                                        : "osteoclasts are not expected with the patient's gene",
                                (rich ? "an osteoclast-rich" : "an osteoclast-poor")
                                        + " finding, or the gene and the finding confirmed"));
            }
        }
    }

    /** G-010: a recessive disease needs two affected alleles. */
    private static void g010OneAllele(PatientHistory patient, HistoryFindings findings) {
        Optional<Genotype> genotype = genotype(patient)
                .filter(found -> found.group() == GenotypeGroup.CLCN7_MONOALLELIC
                        || found.group() == GenotypeGroup.MONOALLELIC_INCOMPLETE);
        if (genotype.isEmpty()) {
            return;
        }
        String gene = genotype.get().gene().orElseThrow();
        HistoryRow row = causal(patient, gene).get(0);
        boolean dominantPerhaps = gene.equals("CLCN7");
        boolean recessive = !X_LINKED.contains(gene)
                && !gene.equals("MITF")
                && (!gene.equals("OTHER_GENE") || row.is("inheritance", "AR"));
        if (recessive) {
            findings.cell(
                    "G-010",
                    Severity.W,
                    row,
                    "zygosity",
                    Text.of(
                                    "only one disease-causing allele of the gene is reported, or both in cis",
                                    "a second allele in trans, or HOM")
                            .hint(
                                    dominantPerhaps
                                            ? "one allele of CLCN7 suggests dominant disease (ADO2): the patient is left out of the sets of ARO"
                                            : "the patient counts as having one allele found"));
        }
    }

    /** G-013: MITF causes syndromes, with one allele or with both. */
    private static void g013Mitf(PatientHistory patient, HistoryFindings findings) {
        List<HistoryRow> variants = causal(patient, "MITF");
        Optional<Genotype> genotype = genotype(patient)
                .filter(found -> found.gene().filter("MITF"::equals).isPresent());
        if (variants.isEmpty() || genotype.isEmpty()) {
            return;
        }
        if (genotype.get().group() == GenotypeGroup.MONOALLELIC_INCOMPLETE) {
            findings.cell(
                    "G-013",
                    Severity.W,
                    variants.get(0),
                    "zygosity",
                    Text.of(
                            "one allele of MITF suggests Waardenburg 2A or Tietz syndrome, not ARO",
                            "a second allele, or aro_type SYNDROMIC with the diagnosis confirmed"));
        }
        patient.first("baseline")
                .filter(row -> row.isFilled("aro_type") && !row.is("aro_type", "SYNDROMIC"))
                .ifPresent(row -> findings.cell(
                        "G-013",
                        Severity.W,
                        row,
                        "aro_type",
                        Text.of("MITF causes a syndrome (COMMAD if both alleles are affected)", "SYNDROMIC")));
    }

    /** G-014: SLC29A3 causes H syndrome or dysosteosclerosis, which overlap with ARO. */
    private static void g014Overlap(PatientHistory patient, HistoryFindings findings) {
        causal(patient, "SLC29A3").stream()
                .findFirst()
                .ifPresent(row -> findings.cell(
                        "G-014",
                        Severity.W,
                        row,
                        "gene_symbol",
                        Text.of(
                                "SLC29A3 causes H syndrome or dysosteosclerosis: tables show the patient under other genes",
                                "the diagnosis confirmed")));
    }

    /** G-015: disease by PLEKHM1 is usually intermediate. */
    private static void g015MalignantPlekhm1(PatientHistory patient, HistoryFindings findings) {
        patient.first("baseline")
                .filter(row -> row.is("severity", "MALIGNANT_INFANTILE") && isGroup(patient, GenotypeGroup.PLEKHM1))
                .ifPresent(row -> findings.cell(
                        "G-015",
                        Severity.Q,
                        row,
                        "severity",
                        Text.of("PLEKHM1 is usually intermediate", "INTERMEDIATE, or the severity confirmed")));
    }

    /** G-017: variants of uncertain significance alone do not solve a case. */
    private static void g017Uncertain(PatientHistory patient, HistoryFindings findings) {
        tested(patient, GenotypeGroup.UNSOLVED_TESTED, row -> row.is("test_result", "VUS_ONLY"))
                .ifPresent(row -> findings.cell(
                        "G-017",
                        Severity.I,
                        row,
                        "test_result",
                        Text.of("the patient counts as tested without a cause found", "")));
    }

    /** G-018: only a wide test without a result says that no cause was found. */
    private static void g018NarrowTest(PatientHistory patient, HistoryFindings findings) {
        tested(
                        patient,
                        GenotypeGroup.NOT_TESTED,
                        row -> row.is("test_result", "NEGATIVE") && !WIDE_TESTS.contains(row.text("test_type")))
                .ifPresent(row -> findings.cell(
                        "G-018",
                        Severity.I,
                        row,
                        "test_type",
                        Text.of(
                                "the patient counts as not tested: the test looked at too little",
                                "PANEL, WES or WGS")));
    }

    private static Optional<HistoryRow> tested(
            PatientHistory patient, GenotypeGroup group, Predicate<HistoryRow> which) {
        return patient.of("genetics").stream().filter(which).findFirst().filter(row -> isGroup(patient, group));
    }

    /** G-019: with these genes children bleed and are infected more than their counts let expect. */
    private static void g019Bleeding(PatientHistory patient, HistoryFindings findings) {
        for (String gene : List.of("FERMT3", "RASGRP2")) {
            causal(patient, gene).stream()
                    .findFirst()
                    .ifPresent(row -> findings.cell(
                            "G-019",
                            Severity.I,
                            row,
                            "gene_symbol",
                            Text.of(
                                    "a defect of platelets or leukocyte adhesion:"
                                            + " bleeding and infections out of proportion to the counts are expected",
                                    "")));
        }
    }

    /** G-020: before a transplant for CLCN7 it must be known whether the brain is affected. */
    private static void g020NeurologyBeforeTransplant(PatientHistory patient, HistoryFindings findings) {
        if (!isGroup(patient, GenotypeGroup.CLCN7_BIALLELIC) || !patient.knows("neuro")) {
            return;
        }
        List<Integer> exams = neuroDays(patient);
        Optional<HistoryRow> transplant = firstTransplant(patient);
        boolean done = transplant.isPresent();
        if (!done && (!patient.knows("hsct") || !exams.isEmpty())) {
            return;
        }
        Optional<HistoryRow> anchor = done ? transplant : plannedTransplant(patient);
        int dayZero = anchor.filter(row -> done)
                .flatMap(row -> row.whole("hsct_day").stream().boxed().findFirst())
                .orElse(Integer.MAX_VALUE);
        if (exams.stream().noneMatch(exam -> exam < dayZero)) {
            anchor.ifPresent(row -> findings.row(
                    "G-020",
                    Severity.Q,
                    row,
                    Text.of(
                            done
                                    ? "CLCN7: there is no neurological assessment before the transplant"
                                    : "CLCN7: a transplant is planned, and there is no neurological assessment",
                            "a row in neuro.csv before day 0")));
        }
    }

    /** The row that says that a transplant is prepared: interferon as a bridge, or a donor search. */
    private static Optional<HistoryRow> plannedTransplant(PatientHistory patient) {
        return patient.of("interferon").stream()
                .filter(row -> row.is("indication", "BRIDGE_TO_HSCT"))
                .findFirst()
                .or(() -> patient.of("care_services").stream()
                        .filter(row -> row.is("svc_code", DONOR_SEARCH) && row.is("provided", "Y"))
                        .findFirst());
    }

    private static Optional<Genotype> genotype(PatientHistory patient) {
        return patient.of("genetics").isEmpty() ? Optional.empty() : patient.genotype();
    }

    private static boolean isGroup(PatientHistory patient, GenotypeGroup group) {
        return genotype(patient).filter(found -> found.group() == group).isPresent();
    }

    /** Tells whether both alleles of a gene are affected. */
    private static boolean isSolved(Genotype genotype) {
        return genotype.group().isSolved();
    }

    /** Returns the rows with a disease-causing variant of a gene, those of the upload first. */
    private static List<HistoryRow> causal(PatientHistory patient, String gene) {
        return patient.of("genetics").stream()
                .filter(row -> row.is("gene_symbol", gene) && row.is("variant_role", "CAUSAL") && isPathogenic(row))
                .toList();
    }

    private static Optional<HistoryRow> firstTransplant(PatientHistory patient) {
        return patient.of("hsct").stream()
                .min(Comparator.comparingInt(row -> row.whole("hsct_no").orElse(Integer.MAX_VALUE)));
    }

    private static List<Integer> neuroDays(PatientHistory patient) {
        return patient.of("neuro").stream()
                .flatMapToInt(row -> row.whole("exam_day").stream())
                .boxed()
                .toList();
    }

    /** Returns the age at death or at the last contact. */
    private static Optional<Integer> lastDay(Patient study) {
        return study.status().map((VitalStatus status) -> study.deathDay().orElse(status.lastContactDay()));
    }

    /** G-021: members of a family have the same causal gene. */
    private static final class FamilyGenes implements SiteCheck {
        private record Member(HistoryRow row, String gene) {}

        private final Map<String, List<Member>> families = new LinkedHashMap<>();

        @Override
        public void see(PatientHistory patient) {
            Optional<HistoryRow> row = patient.first("patients").filter(found -> found.isFilled("family_id"));
            Optional<String> gene = row.flatMap(found -> genotype(patient))
                    .filter(found -> isSolved(found) || found.group() == GenotypeGroup.CLCN7_MONOALLELIC)
                    .flatMap(Genotype::gene);
            if (row.isPresent() && gene.isPresent()) {
                families.computeIfAbsent(row.get().text("family_id"), id -> new ArrayList<>())
                        .add(new Member(row.get(), gene.get()));
            }
        }

        @Override
        public void finish(HistoryFindings findings) {
            for (List<Member> members : families.values()) {
                members.sort(Comparator.comparing(Member::row, HistoryRow.STORED_FIRST));
                members.stream()
                        .skip(1)
                        .filter(member -> !member.gene().equals(members.get(0).gene()))
                        .forEach(member -> findings.cell(
                                "G-021",
                                Severity.Q,
                                member.row(),
                                "family_id",
                                Text.of(
                                        "members of one family have different causal genes",
                                        "the same gene, or family_id and genes confirmed")));
            }
        }
    }
}
