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
record GenotypeColumns(List<Column> columns, List<List<AnalysedPatient>> groups) {

    /** Divides patients by genotype; a genotype that nobody has keeps its column. */
    static GenotypeColumns of(List<AnalysedPatient> patients) {
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
        return new GenotypeColumns(columns, groups);
    }

    /** Computes a row. */
    Row row(String key, String label, Function<List<AnalysedPatient>, Statistic> cell) {
        return new Row(key, label, Cells.each(groups, cell));
    }
}
