package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.cohort.GenotypeGroup;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.aroregistry.core.study.Answer;
import org.jspecify.annotations.Nullable;

/**
 * A01: what an abstract on first transplants says and no other report holds: the genes of those transplanted, and signs before the transplant.
 *
 * <p>The rest of the page are cells of T04, F01 and F04. Both sections are for the regulator: T01 gives the transplanted by gene and T03 the signs of all
 * patients, so that the same numbers, hidden by the rules of other tables there, could be subtracted from these.
 */
final class AbstractPage {

    TableResult compute(StudyPopulation population) {
        PatientColumns columns = PatientColumns.total(population.in(AnalysisSet.HSCT1));
        return new TableResult(
                "A01",
                AnalysisSet.HSCT1.name(),
                population.accounting(AnalysisSet.HSCT1),
                columns.columns(),
                false,
                List.of(genes(columns), signs(columns)),
                List.of(
                        "Genes are parts of the patients with a causal gene. Signs are those at diagnosis, or dated before the day of the"
                                + " infusion; percentages are of patients in whom the sign is known."));
    }

    /** The genes that abstracts name, and all other causal ones as one row. */
    private enum Gene {
        TCIRG1("TCIRG1", GenotypeGroup.TCIRG1),
        CLCN7("CLCN7, both alleles", GenotypeGroup.CLCN7_BIALLELIC),
        SNX10("SNX10", GenotypeGroup.SNX10),
        RANK("TNFRSF11A (RANK)", GenotypeGroup.TNFRSF11A),
        OTHER("Other gene", null);

        private final String label;
        private final @Nullable GenotypeGroup group;

        Gene(String label, @Nullable GenotypeGroup group) {
            this.label = label;
            this.group = group;
        }

        /** Returns the row of a causal gene. */
        static Gene of(GenotypeGroup causal) {
            return Arrays.stream(values())
                    .filter(gene -> gene.group == causal)
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    private static Section genes(PatientColumns columns) {
        List<Row> rows = new ArrayList<>();
        for (Gene gene : Gene.values()) {
            rows.add(columns.row(
                    gene.name().toLowerCase(Locale.ROOT),
                    gene.label,
                    group -> Cells.share(
                            group.stream()
                                    .map(patient -> patient.molecular().group())
                                    .filter(causal -> causal.isSolved() && Gene.of(causal) == gene)
                                    .count(),
                            solved(group))));
        }
        rows.add(columns.row(
                "not_known", "No causal gene known", group -> Cells.patients(group.size() - solved(group))));
        return new Section(Section.REGULATOR_ONLY + "genes", "Causal gene", true, rows);
    }

    private static long solved(List<AnalysedPatient> group) {
        return group.stream()
                .filter(patient -> patient.molecular().group().isSolved())
                .count();
    }

    private static Section signs(PatientColumns columns) {
        List<Row> rows = new ArrayList<>();
        for (SignBeforeTransplant sign : SignBeforeTransplant.values()) {
            rows.add(columns.row(
                    sign.name().toLowerCase(Locale.ROOT),
                    sign.label(),
                    group -> Cells.share(AnswerRows.answers(group, patient -> answer(patient, sign)))));
        }
        return new Section(Section.REGULATOR_ONLY + "before", "Before the transplant", false, rows);
    }

    private static Answer answer(AnalysedPatient patient, SignBeforeTransplant sign) {
        return patient.transplant().orElseThrow().signsBefore().getOrDefault(sign, Answer.UNKNOWN);
    }
}
