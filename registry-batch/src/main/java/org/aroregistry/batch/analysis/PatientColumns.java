package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.aroregistry.core.cohort.DonorGroup;
import org.aroregistry.core.cohort.GenotypeColumn;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult.Column;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;

/**
 * The columns of a table: all patients, then a partition of them.
 *
 * @param columns the headings
 * @param groups the patients of each column
 */
record PatientColumns(List<Column> columns, List<List<AnalysedPatient>> groups) {

    /** All patients in one column. */
    static PatientColumns total(List<AnalysedPatient> patients) {
        return divided(patients, List.of(), patient -> "");
    }

    /** Divides patients by genotype; a genotype that nobody has keeps its column. */
    static PatientColumns byGenotype(List<AnalysedPatient> patients) {
        List<Group> groups = Arrays.stream(GenotypeColumn.values())
                .map(genotype -> new Group(genotype.name(), genotype.label()))
                .toList();
        return divided(patients, groups, patient -> patient.genotype().name());
    }

    /** Divides treated patients by their age at the first dose of interferon: under 1, 1 to under 3, from 3 years. */
    static PatientColumns byAgeAtStart(List<AnalysedPatient> treated) {
        List<Group> groups = Arrays.stream(StartAge.values())
                .map(age -> new Group(age.name(), age.label))
                .toList();
        return divided(treated, groups, patient -> StartAge.of(
                        patient.exposure().orElseThrow().startDay())
                .name());
    }

    /**
     * Divides transplanted patients by their age at the first transplant.
     *
     * <p>Only for those who may see small numbers: the figure on survival by age divides the same patients more coarsely.
     */
    static PatientColumns byAgeAtTransplant(List<AnalysedPatient> transplanted) {
        List<Group> groups = Arrays.stream(TransplantAge.values())
                .map(age -> new Group(Section.REGULATOR_ONLY + age.name(), age.label()))
                .toList();
        return divided(
                transplanted,
                groups,
                patient -> Section.REGULATOR_ONLY
                        + TransplantAge.of(patient.transplant()
                                        .orElseThrow()
                                        .transplant()
                                        .day())
                                .name());
    }

    /** Divides transplanted patients by the donor of the first transplant. */
    static PatientColumns byDonor(List<AnalysedPatient> transplanted) {
        List<Group> groups = Arrays.stream(DonorGroup.values())
                .map(donor -> new Group(donor.name(), donor.label()))
                .toList();
        return divided(
                transplanted,
                groups,
                patient -> patient.transplant().orElseThrow().donor().name());
    }

    /**
     * A group of patients.
     *
     * @param key stable key
     * @param label heading
     */
    record Group(String key, String label) {}

    /**
     * Divides patients.
     *
     * @param groups the columns after the total
     * @param groupOf key of the one group of a patient
     */
    static PatientColumns divided(
            List<AnalysedPatient> patients, List<Group> groups, Function<AnalysedPatient, String> groupOf) {
        List<Column> columns = new ArrayList<>();
        List<List<AnalysedPatient>> members = new ArrayList<>();
        columns.add(new Column("TOTAL", "Total", patients.size()));
        members.add(patients);
        for (Group group : groups) {
            List<AnalysedPatient> part = patients.stream()
                    .filter(patient -> groupOf.apply(patient).equals(group.key()))
                    .toList();
            columns.add(new Column(group.key(), group.label(), part.size()));
            members.add(part);
        }
        return new PatientColumns(columns, members);
    }

    /** Age at the first dose of interferon. */
    private enum StartAge {
        UNDER_1("Under 1 year"),
        FROM_1_TO_3("1 to under 3 years"),
        FROM_3("3 years and over");

        private static final int ONE_YEAR = 365;
        private static final int THREE_YEARS = 1095;

        private final String label;

        StartAge(String label) {
            this.label = label;
        }

        static StartAge of(int day) {
            if (day < ONE_YEAR) {
                return UNDER_1;
            }
            return day < THREE_YEARS ? FROM_1_TO_3 : FROM_3;
        }
    }

    /** Computes a row. */
    Row row(String key, String label, Function<List<AnalysedPatient>, Statistic> cell) {
        return new Row(key, label, Cells.each(groups, cell));
    }
}
