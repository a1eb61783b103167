package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.cohort.GenotypeGroup;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.aroregistry.core.study.Baseline;

/**
 * T02: what genetic testing found.
 *
 * <p>The columns are those of the cohort's description, so that both tables give the same sizes of the groups or hide the same. Genes, one
 * allele and uncertain variants are one partition: no row is the sum of others.
 */
final class MolecularFindings {

    TableResult compute(StudyPopulation population) {
        PatientColumns columns = PatientColumns.byGenotype(population.in(AnalysisSet.ARO));
        return new TableResult(
                "T02",
                AnalysisSet.ARO.name(),
                population.accounting(AnalysisSet.ARO),
                columns.columns(),
                true,
                List.of(
                        finding(columns),
                        uncertainAllele(columns),
                        CodedRows.several(
                                columns,
                                "variant_class",
                                "Patients with a causal variant of this kind",
                                "genetics.variant_class",
                                CodedRows.codes("genetics.variant_class"),
                                patient -> patient.molecular().variantClasses()),
                        CodedRows.several(
                                columns,
                                "test_type",
                                "Patients with a result of this test",
                                "genetics.test_type",
                                testTypes(),
                                patient -> patient.molecular().testTypes()),
                        time(columns)),
                List.of(
                        "Tested: a cause was found, or a panel, exome or genome gave a result, or only variants of uncertain"
                                + " significance were found. These count as no cause found.",
                        "Only causal variants classed pathogenic or likely pathogenic count, and a variant of uncertain"
                                + " significance opposite to one of them."));
    }

    private static Section finding(PatientColumns columns) {
        List<Row> rows = new ArrayList<>();
        Arrays.stream(GenotypeGroup.values())
                .filter(group -> group.isSolved() || group == GenotypeGroup.MONOALLELIC_INCOMPLETE)
                .forEach(group -> rows.add(found(
                        columns,
                        group.name().toLowerCase(Locale.ROOT),
                        group.label(),
                        diagnosis -> diagnosis.group() == group)));
        rows.add(found(columns, "uncertain_only", "Uncertain variants only", diagnosis -> diagnosis.uncertainOnly()));
        rows.add(found(
                columns,
                "no_variant",
                "No variant found",
                diagnosis -> diagnosis.group() == GenotypeGroup.UNSOLVED_TESTED && !diagnosis.uncertainOnly()));
        Stream.of(GenotypeGroup.PENDING, GenotypeGroup.NOT_TESTED)
                .forEach(group -> rows.add(columns.row(
                        group.name().toLowerCase(Locale.ROOT),
                        group.label(),
                        patients -> Cells.patients(count(patients, diagnosis -> diagnosis.group() == group)))));
        return new Section("finding", "Finding", true, rows);
    }

    private static Row found(
            PatientColumns columns, String key, String label, Predicate<MolecularDiagnosis> condition) {
        return columns.row(
                key,
                label,
                patients -> Cells.share(count(patients, condition), count(patients, MolecularDiagnosis::isTested)));
    }

    private static Section uncertainAllele(PatientColumns columns) {
        return new Section(
                "certainty",
                "Of patients with both alleles found",
                false,
                List.of(columns.row(
                        "uncertain_allele",
                        "One allele of uncertain significance",
                        patients -> Cells.share(
                                count(patients, MolecularDiagnosis::uncertainAllele),
                                count(patients, diagnosis -> diagnosis.group().isSolved())))));
    }

    private static List<String> testTypes() {
        return CodedRows.codes("genetics.test_type").stream()
                .filter(type -> !type.equals("NONE"))
                .toList();
    }

    private static Section time(PatientColumns columns) {
        return new Section(
                "time",
                "Time to the result",
                false,
                List.of(columns.row("diagnosis_to_result", "From diagnosis to the first result", patients -> {
                    double[] days = patients.stream()
                            .filter(patient -> patient.baseline().isPresent()
                                    && patient.molecular().resultDay().isPresent())
                            .mapToDouble(patient -> patient.molecular()
                                            .resultDay()
                                            .orElseThrow()
                                    - patient.baseline().map(Baseline::dxDay).orElseThrow())
                            .toArray();
                    return Cells.distribution(days, "days");
                })));
    }

    private static long count(List<AnalysedPatient> patients, Predicate<MolecularDiagnosis> condition) {
        return patients.stream()
                .map(AnalysedPatient::molecular)
                .filter(condition)
                .count();
    }
}
