package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;

/** The rows of an item that is coded by the data dictionary: parts of those known, and a row of those not known. */
final class CodedRows {
    private CodedRows() {}

    /** One row per code of a column, and one for patients without a code: together these are all patients. */
    static Section section(
            PatientColumns columns,
            String key,
            String label,
            String column,
            Function<AnalysedPatient, Optional<String>> code) {
        return section(columns, key, label, column, codes(column), code);
    }

    /**
     * One row per given code, and one for patients without a code: together these are all patients.
     *
     * @param column file and column, by which codes are put into words
     * @param codes all codes that the function gives
     */
    static Section section(
            PatientColumns columns,
            String key,
            String label,
            String column,
            List<String> codes,
            Function<AnalysedPatient, Optional<String>> code) {
        List<Row> rows = new ArrayList<>();
        for (String value : codes) {
            rows.add(columns.row(
                    value.toLowerCase(Locale.ROOT),
                    CodeWords.of(column, value),
                    group -> Cells.share(
                            count(
                                    group,
                                    p -> code.apply(p).filter(value::equals).isPresent()),
                            count(group, p -> code.apply(p).isPresent()))));
        }
        rows.add(notKnown(columns, p -> code.apply(p).isPresent()));
        return new Section(key, label, true, rows);
    }

    /** One row per code of a column of which a patient can have several, and one for patients of whom nothing is known. */
    static Section several(
            PatientColumns columns,
            String key,
            String label,
            String column,
            List<String> codes,
            Function<AnalysedPatient, Set<String>> codesOf) {
        List<Row> rows = new ArrayList<>();
        for (String value : codes) {
            rows.add(columns.row(
                    value.toLowerCase(Locale.ROOT),
                    CodeWords.of(column, value),
                    group -> Cells.share(
                            count(group, p -> codesOf.apply(p).contains(value)),
                            count(group, p -> !codesOf.apply(p).isEmpty()))));
        }
        rows.add(notKnown(columns, p -> !codesOf.apply(p).isEmpty()));
        return new Section(key, label, false, rows);
    }

    /** The codes of a column in the order of the data dictionary. */
    static List<String> codes(String column) {
        String[] place = column.split("\\.");
        return Dictionary.current().file(place[0]).column(place[1]).codes();
    }

    private static Row notKnown(PatientColumns columns, Predicate<AnalysedPatient> known) {
        return columns.row("not_known", "Not known", group -> Cells.patients(count(group, known.negate())));
    }

    private static long count(List<AnalysedPatient> group, Predicate<AnalysedPatient> condition) {
        return group.stream().filter(condition).count();
    }
}
