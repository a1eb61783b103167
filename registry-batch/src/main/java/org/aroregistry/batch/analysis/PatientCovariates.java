package org.aroregistry.batch.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.cohort.AnalysisSet;

/**
 * What reports divide the patients of endpoints by.
 *
 * @param analysisSets codes of the analysis sets that the patient is in
 * @param genotype code of the column of the genotype
 * @param enrolDay age in days at enrolment
 * @param donor kind of donor of the first transplant; empty without one
 * @param transplantYear calendar year of the first transplant; empty without one, or if it is not known
 */
public record PatientCovariates(
        List<String> analysisSets,
        String genotype,
        int enrolDay,
        Optional<String> donor,
        Optional<Integer> transplantYear) {

    /** Copies the sets. */
    public PatientCovariates {
        analysisSets = List.copyOf(analysisSets);
    }

    static PatientCovariates of(AnalysedPatient patient) {
        return new PatientCovariates(
                Arrays.stream(AnalysisSet.values())
                        .filter(patient.membership()::isIn)
                        .map(AnalysisSet::name)
                        .toList(),
                patient.genotype().name(),
                patient.registration().enrolDay(),
                patient.transplant().map(transplant -> transplant.donor().name()),
                patient.transplant().flatMap(first -> first.transplant().year()));
    }
}
