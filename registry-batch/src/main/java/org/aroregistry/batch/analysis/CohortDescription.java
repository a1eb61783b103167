package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.cohort.Exclusion;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.EndpointResult.Analysed;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.aroregistry.core.study.Answer;
import org.aroregistry.core.study.Baseline;
import org.aroregistry.core.study.VitalStatus;
import org.aroregistry.statistics.survival.KaplanMeier;
import org.aroregistry.statistics.survival.SurvivalCurve;
import org.aroregistry.statistics.survival.SurvivalSample;

/** T01: description of the cohort, by genotype. */
final class CohortDescription {
    private final EndpointDefinition survivalFromBirth;

    CohortDescription(EndpointDefinition survivalFromBirth) {
        this.survivalFromBirth = survivalFromBirth;
    }

    TableResult compute(StudyPopulation population) {
        PatientColumns columns = PatientColumns.byGenotype(population.in(AnalysisSet.ARO));
        List<Section> sections = new ArrayList<>();
        sections.add(enrolment(columns));
        sections.add(enrolmentType(columns));
        sections.add(CodedRows.section(
                columns,
                "sex",
                "Sex",
                "patients.sex",
                p -> Optional.of(p.registration().sex())));
        sections.add(CodedRows.section(
                columns,
                "region",
                "WHO region",
                "patients.who_region",
                p -> Optional.of(p.registration().region())));
        sections.add(CodedRows.section(
                columns, "consanguinity", "Parents related", "patients.consanguinity", p -> p.registration()
                        .consanguinity()));
        sections.add(answered(columns, "family_history", "Disease in the family", p -> p.registration()
                .familyHistory()));
        sections.add(ages(columns));
        sections.add(CodedRows.section(columns, "severity", "Clinical course", "baseline.severity", p -> p.baseline()
                .flatMap(Baseline::severity)));
        // The rules tie the type to the causal gene, so that the table of molecular findings says the same in other
        // words.
        sections.add(CodedRows.section(
                columns, Section.REGULATOR_ONLY + "aro_type", "Type of disease", "baseline.aro_type", p -> p.baseline()
                        .map(Baseline::aroType)));
        sections.add(answered(columns, "severe_malignant", "Severe malignant osteopetrosis", p -> p.registration()
                .severeMalignant()));
        sections.add(treatment(columns));
        sections.add(CodedRows.section(columns, "status", "Vital status", "status.status", p -> p.status()
                .map(VitalStatus::status)));
        sections.add(followUp(columns));
        return new TableResult(
                "T01",
                AnalysisSet.ARO.name(),
                population.accounting(AnalysisSet.ARO),
                columns.columns(),
                true,
                sections,
                notes(population));
    }

    private static List<String> notes(StudyPopulation population) {
        long dominant = population.registered().stream()
                .filter(patient -> patient.membership()
                        .exclusionFrom(AnalysisSet.ARO)
                        .filter(reason -> reason == Exclusion.CLCN7_MONOALLELIC)
                        .isPresent())
                .count();
        return List.of(
                "Not included, as one CLCN7 allele means dominant osteopetrosis: " + dominant + " patients.",
                "Percentages are of patients in whom the item is known; those not known have a row of their own.",
                "Follow-up is the time from enrolment to death or last contact; its median is by reverse Kaplan-Meier.");
    }

    private static Section enrolment(PatientColumns columns) {
        return new Section(
                "enrolment",
                "Enrolment",
                false,
                List.of(
                        columns.row("patients", "Patients", group -> Cells.patients(group.size())),
                        columns.row(
                                "sites",
                                "Sites",
                                group -> new Statistic.Count(
                                        group.stream()
                                                .map(AnalysedPatient::siteId)
                                                .distinct()
                                                .count(),
                                        false))));
    }

    /** A section of its own, as everybody is the one or the other. */
    private static Section enrolmentType(PatientColumns columns) {
        return new Section(
                "enrolment_type",
                "Type of enrolment",
                true,
                List.of(
                        share(columns, "prospective", "Prospective", p -> !p.registration()
                                .retrospective()),
                        share(columns, "retrospective", "Retrospective", p -> p.registration()
                                .retrospective())));
    }

    private static Section ages(PatientColumns columns) {
        return new Section(
                "ages",
                "Age",
                false,
                List.of(
                        columns.row(
                                "first_symptom",
                                "At first symptom",
                                group -> Cells.distribution(
                                        days(group, p -> p.baseline().flatMap(Baseline::firstSymptomDay)), "days")),
                        columns.row(
                                "diagnosis",
                                "At diagnosis",
                                group -> Cells.distribution(
                                        days(group, p -> p.baseline().map(Baseline::dxDay)), "days")),
                        columns.row(
                                "enrolment",
                                "At enrolment",
                                group -> Cells.distribution(
                                        days(
                                                group,
                                                p -> Optional.of(
                                                        p.registration().enrolDay())),
                                        "days"))));
    }

    private static Section treatment(PatientColumns columns) {
        return new Section(
                "treatment",
                "Treatment ever",
                false,
                List.of(
                        share(columns, "transplant", "Transplant", AnalysedPatient::transplanted),
                        share(columns, "interferon", "Interferon gamma-1b", p -> p.exposure()
                                .isPresent())));
    }

    private Section followUp(PatientColumns columns) {
        return new Section(
                "follow_up",
                "Follow-up",
                false,
                List.of(
                        columns.row("median", "Median follow-up", this::medianFollowUp),
                        columns.row(
                                "person_years",
                                "Person-years",
                                group -> new Statistic.Amount(
                                        observed(group).size(),
                                        "person-years",
                                        observed(group).stream()
                                                        .mapToDouble(row -> row.exit() - row.entry())
                                                        .sum()
                                                / Cells.DAYS_PER_YEAR))));
    }

    private List<Analysed> observed(List<AnalysedPatient> group) {
        return group.stream()
                .map(patient -> patient.endpoint(survivalFromBirth.code()))
                .filter(Analysed.class::isInstance)
                .map(Analysed.class::cast)
                .toList();
    }

    private Statistic medianFollowUp(List<AnalysedPatient> group) {
        List<Analysed> rows = observed(group);
        if (rows.isEmpty()) {
            return new Statistic.NotEstimable("no follow-up");
        }
        boolean[] ended = new boolean[rows.size()];
        for (int i = 0; i < ended.length; i++) {
            ended[i] = rows.get(i).event().isEmpty();
        }
        double[] times =
                rows.stream().mapToDouble(row -> row.exit() - row.entry()).toArray();
        SurvivalCurve curve = KaplanMeier.withDefaults().estimate(SurvivalSample.of(times, ended));
        return Cells.median(curve.median(), curve.subjects(), curve.events());
    }

    private static Row share(PatientColumns columns, String key, String label, Predicate<AnalysedPatient> condition) {
        return columns.row(
                key,
                label,
                group -> Cells.share(group.stream().filter(condition).count(), group.size()));
    }

    private static Section answered(
            PatientColumns columns, String key, String label, Function<AnalysedPatient, Answer> answer) {
        return AnswerRows.section(columns, key, label, answer);
    }

    private static double[] days(List<AnalysedPatient> group, Function<AnalysedPatient, Optional<Integer>> day) {
        return group.stream()
                .map(day)
                .flatMap(Optional::stream)
                .mapToDouble(Integer::doubleValue)
                .toArray();
    }
}
