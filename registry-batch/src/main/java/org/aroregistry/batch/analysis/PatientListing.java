package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.cohort.Exclusion;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Column;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;

/**
 * A table that lists single patients, for the regulator alone.
 *
 * <p>Only patients are listed whose consent covers reports to regulators, whatever the cohort; the others are accounted for. Patients are
 * numbered in the order of what the lines say of them, never of their ids: a number says nothing that the lines do not say, and means
 * nothing in another listing. A letter before the number tells listings apart.
 */
final class PatientListing {
    /** What stands where there is nothing to say. */
    static final String NONE = "\u2013";

    private static final Accounting.Reason NARROW_CONSENT =
            new Accounting.Reason(Exclusion.CONSENT_TOO_NARROW.name(), Exclusion.CONSENT_TOO_NARROW.label(), 0);

    private final String id;
    private final String letter;
    private final String rowKey;
    private final String[][] headings;

    /**
     * Describes a listing.
     *
     * @param id id of the table
     * @param letter letter before the numbers of patients
     * @param rowKey key of the rows, before their number
     * @param headings key and heading of each column
     */
    PatientListing(String id, String letter, String rowKey, String[]... headings) {
        this.id = id;
        this.letter = letter;
        this.rowKey = rowKey;
        this.headings = headings.clone();
    }

    /**
     * Lists the patients of a set who agreed to it.
     *
     * @param lines what is said of a patient, one statistic per column; a patient of whom nothing is said has no line
     * @param notes footnotes by the number of patients with a line
     */
    TableResult compute(
            StudyPopulation population,
            AnalysisSet set,
            Function<AnalysedPatient, List<List<Statistic>>> lines,
            Function<Integer, List<String>> notes) {
        List<List<List<Statistic>>> patients = population.in(set).stream()
                .filter(AnalysedPatient::regulatoryConsent)
                .map(lines)
                .filter(some -> !some.isEmpty())
                .sorted(Comparator.comparing(Object::toString))
                .toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < patients.size(); i++) {
            String number = String.format(Locale.ROOT, "%s%02d", letter, i + 1);
            for (List<Statistic> line : patients.get(i)) {
                rows.add(new Row(rowKey + "_" + (rows.size() + 1), number, line));
            }
        }
        List<Column> columns = new ArrayList<>();
        for (String[] heading : headings) {
            columns.add(new Column(heading[0], heading[1], patients.size()));
        }
        return new TableResult(
                id,
                set.name(),
                population.accounting(set, NARROW_CONSENT, AnalysedPatient::regulatoryConsent),
                columns,
                false,
                List.of(new Section(Section.REGULATOR_ONLY + rowKey + "s", "", false, rows)),
                notes.apply(patients.size()));
    }

    /** Returns words as a cell. */
    static Statistic text(String words) {
        return new Statistic.Text(words);
    }
}
