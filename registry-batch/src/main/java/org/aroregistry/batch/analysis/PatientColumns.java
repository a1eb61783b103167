package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.aroregistry.core.cohort.GenotypeColumn;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult.Column;
import org.aroregistry.core.result.TableResult.Row;

/**
 * The columns of a table: all patients, then a partition of them.
 *
 * @param columns the headings
 * @param groups the patients of each column
 */
record PatientColumns(List<Column> columns, List<List<AnalysedPatient>> groups) {

    /** Divides patients by genotype; a genotype that nobody has keeps its column. */
    static PatientColumns byGenotype(List<AnalysedPatient> patients) {
        List<Column> columns = new ArrayList<>();
        List<List<AnalysedPatient>> groups = new ArrayList<>();
        columns.add(new Column("TOTAL", "Total", patients.size()));
        groups.add(patients);
        for (GenotypeColumn genotype : GenotypeColumn.values()) {
            List<AnalysedPatient> group = patients.stream()
                    .filter(patient -> patient.genotype() == genotype)
                    .toList();
            columns.add(new Column(genotype.name(), genotype.label(), group.size()));
            groups.add(group);
        }
        return new PatientColumns(columns, groups);
    }

    /** Divides treated patients by their age at the first dose of interferon: under 1, 1 to under 3, from 3 years. */
    static PatientColumns byAgeAtStart(List<AnalysedPatient> treated) {
        List<Column> columns = new ArrayList<>();
        List<List<AnalysedPatient>> groups = new ArrayList<>();
        columns.add(new Column("TOTAL", "Total", treated.size()));
        groups.add(treated);
        for (StartAge age : StartAge.values()) {
            List<AnalysedPatient> group = treated.stream()
                    .filter(patient ->
                            StartAge.of(patient.exposure().orElseThrow().startDay()) == age)
                    .toList();
            columns.add(new Column(age.name(), age.label, group.size()));
            groups.add(group);
        }
        return new PatientColumns(columns, groups);
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
