package org.aroregistry.batch.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.aroregistry.core.cohort.DonorGroup;
import org.aroregistry.core.cohort.GenotypeColumn;
import org.aroregistry.core.result.Accounting;

/**
 * A covariate of the model of survival after the first transplant: something known on the day of the transplant, in levels.
 *
 * @param key stable key
 * @param label heading
 * @param ordered whether the levels have an order, so that a small one is put to its neighbour
 * @param levels all levels, the reference first
 * @param levelOf key of the level of a patient; empty if it is not known
 * @param unknown why a patient without a level is lost, its number left at zero
 */
record HazardCovariate(
        String key,
        String label,
        boolean ordered,
        List<PatientColumns.Group> levels,
        Function<AnalysedPatient, Optional<String>> levelOf,
        Accounting.Reason unknown) {

    /** The covariates of F09. They were chosen beforehand: all are in the model, whatever the data say. */
    static final List<HazardCovariate> ALL = List.of(age(), donor(), source(), era(), genotype());

    private static HazardCovariate age() {
        return new HazardCovariate(
                "age",
                "Age at the transplant",
                true,
                Arrays.stream(SurvivalAge.values())
                        .map(age -> new PatientColumns.Group(age.name(), age.label()))
                        .toList(),
                patient -> Optional.of(
                        SurvivalAge.of(transplant(patient).transplant().day()).name()),
                new Accounting.Reason("AGE_UNKNOWN", "Age at the transplant not known", 0));
    }

    private static HazardCovariate donor() {
        return new HazardCovariate(
                "donor",
                "Donor",
                false,
                Arrays.stream(DonorGroup.values())
                        .filter(donor -> donor != DonorGroup.UNKNOWN)
                        .map(donor -> new PatientColumns.Group(donor.name(), donor.label()))
                        .toList(),
                patient -> Optional.of(transplant(patient).donor())
                        .filter(donor -> donor != DonorGroup.UNKNOWN)
                        .map(DonorGroup::name),
                new Accounting.Reason("DONOR_UNKNOWN", "Donor not known", 0));
    }

    private static HazardCovariate source() {
        String column = "hsct.source";
        return new HazardCovariate(
                "source",
                "Source of stem cells",
                false,
                CodedRows.codes(column).stream()
                        .map(code -> new PatientColumns.Group(code, CodeWords.of(column, code)))
                        .toList(),
                patient -> transplant(patient).transplant().cellSource(),
                new Accounting.Reason("SOURCE_UNKNOWN", "Source of stem cells not known", 0));
    }

    private static HazardCovariate era() {
        return new HazardCovariate(
                "era",
                "Year of the transplant",
                true,
                Arrays.stream(TransplantEra.values())
                        .filter(era -> era != TransplantEra.UNKNOWN)
                        .map(era -> new PatientColumns.Group(era.name(), era.label()))
                        .toList(),
                patient -> Optional.of(TransplantEra.of(
                                transplant(patient).transplant().year()))
                        .filter(era -> era != TransplantEra.UNKNOWN)
                        .map(TransplantEra::name),
                new Accounting.Reason("YEAR_UNKNOWN", "Year of the transplant not known", 0));
    }

    private static HazardCovariate genotype() {
        return new HazardCovariate(
                "genotype",
                "Genotype",
                false,
                Arrays.stream(GenotypeColumn.values())
                        .filter(genotype -> genotype != GenotypeColumn.NOT_TESTED)
                        .map(genotype -> new PatientColumns.Group(genotype.name(), genotype.label()))
                        .toList(),
                patient -> Optional.of(patient.genotype())
                        .filter(genotype -> genotype != GenotypeColumn.NOT_TESTED)
                        .map(GenotypeColumn::name),
                new Accounting.Reason("GENOTYPE_UNKNOWN", "Genotype not tested or pending", 0));
    }

    private static FirstTransplant transplant(AnalysedPatient patient) {
        return patient.transplant().orElseThrow();
    }
}
