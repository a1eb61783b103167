package org.aroregistry.core.dictionary;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One column of one file.
 *
 * @param file name of the file, without {@code .csv}
 * @param position place in the file, 1 = column A
 * @param name column name as in the header
 * @param type kind of value
 * @param unit unit of the values, empty if none
 * @param codes the codes allowed, from the column itself or its code list; empty if the values are not codes
 * @param codeList name of the code list, if the codes come from one
 * @param pattern pattern of the whole value, for text
 * @param requirement when the column must be filled
 * @param requiredWhen condition under which a blank is an error (rule F-006), for conditional columns
 * @param onlyWhen condition outside which a value is unexpected (rule F-006, warning)
 * @param hardRange values outside are impossible (rule F-003)
 * @param warnRange values outside are implausible (rule F-004)
 * @param missing missing tokens that the column allows
 * @param references the column of another file that this one points to, as {@code file.column} or
 *     {@code file.column+column}
 * @param rules ids of the rules that look at this column beyond its type
 * @param note remarks for users
 */
public record ColumnDefinition(
        String file,
        int position,
        String name,
        ColumnType type,
        String unit,
        List<String> codes,
        Optional<String> codeList,
        Optional<Pattern> pattern,
        Requirement requirement,
        Optional<Condition> requiredWhen,
        Optional<Condition> onlyWhen,
        Optional<Range> hardRange,
        Optional<Range> warnRange,
        Set<MissingToken> missing,
        Optional<String> references,
        List<String> rules,
        String note) {

    /** Copies the collections. */
    public ColumnDefinition {
        codes = List.copyOf(codes);
        missing = Set.copyOf(missing);
        rules = List.copyOf(rules);
    }

    /** Returns the place of the column in the dictionary, such as {@code status.death_day}. */
    public String qualifiedName() {
        return file + "." + name;
    }

    /** Tells whether values are ages in days: the one time axis of the registry. */
    public boolean isDay() {
        return name.endsWith("_day") && type instanceof ColumnType.Whole;
    }

    /** Tells whether values are days counted from a transplant. */
    public boolean isRelativeDay() {
        return name.endsWith("_rel") && type instanceof ColumnType.Whole;
    }

    /** Returns the letter that spreadsheets show above this column when the file has the dictionary's order. */
    public String letter() {
        return letter(position);
    }

    /**
     * Returns the letter that spreadsheets show above a column.
     *
     * @param position 1 for the first column, giving {@code A}; 27 gives {@code AA}
     */
    public static String letter(int position) {
        StringBuilder letters = new StringBuilder();
        for (int rest = position; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
