package org.aroregistry.core.study;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * One accepted row of a file, column by column, in the notation of the data dictionary.
 *
 * <p>Blank cells and the tokens UNK, ND and NAP read as absent.
 */
public final class StudyRow {
    private static final Set<String> MISSING = Set.of("", "UNK", "ND", "NAP");

    private final String patientId;
    private final RowSource source;
    private final UnaryOperator<String> cells;
    private final int knownToDay;

    /**
     * Takes the cells of a row.
     *
     * @param patientId the patient
     * @param source file, site and record id
     * @param values cell by column name; columns without a value may be left out
     */
    public StudyRow(String patientId, RowSource source, Map<String, String> values) {
        this(patientId, source, column -> values.getOrDefault(column, ""));
    }

    /**
     * Takes a row whose cells are looked up when they are asked for.
     *
     * @param cells gives a cell by the name of its column, empty if blank
     */
    public StudyRow(String patientId, RowSource source, UnaryOperator<String> cells) {
        this(patientId, source, cells, Integer.MAX_VALUE);
    }

    private StudyRow(String patientId, RowSource source, UnaryOperator<String> cells, int knownToDay) {
        this.patientId = patientId;
        this.source = source;
        this.cells = cells;
        this.knownToDay = knownToDay;
    }

    /** Returns the patient's id. */
    public String patientId() {
        return patientId;
    }

    /** Returns where the row comes from. */
    public RowSource source() {
        return source;
    }

    /** Returns the file name without its ending. */
    public String file() {
        return source.file();
    }

    /** Returns a cell, absent if blank or a missing token. */
    public Optional<String> code(String column) {
        String value = cells.apply(column);
        return MISSING.contains(value) ? Optional.empty() : Optional.of(value);
    }

    /**
     * Returns a cell that the dictionary requires.
     *
     * @throws IllegalArgumentException if it is blank or a missing token
     */
    public String requiredCode(String column) {
        return code(column).orElseThrow(() -> missing(column));
    }

    /** Returns the codes of a cell that may hold several, in alphabetical order. */
    public Set<String> codes(String column) {
        return code(column)
                .map(cell -> Set.copyOf(new TreeSet<>(Set.of(cell.split(";")))))
                .orElse(Set.of());
    }

    /** Returns the answer to a question that is coded Y or N. */
    public Answer answer(String column) {
        return switch (cells.apply(column)) {
            case "Y" -> Answer.YES;
            case "N" -> Answer.NO;
            case "NAP" -> Answer.NOT_APPLICABLE;
            default -> Answer.UNKNOWN;
        };
    }

    /** Returns a whole number, such as a day. */
    public Optional<Integer> whole(String column) {
        return code(column).map(Integer::valueOf);
    }

    /**
     * Returns a whole number that the dictionary requires.
     *
     * @throws IllegalArgumentException if it is missing
     */
    public int requiredWhole(String column) {
        return whole(column).orElseThrow(() -> missing(column));
    }

    /** Returns a number with decimals. */
    public OptionalDouble decimal(String column) {
        return code(column)
                .map(value -> OptionalDouble.of(Double.parseDouble(value)))
                .orElse(OptionalDouble.empty());
    }

    /** Returns how exactly a day is known; exactly if the column is blank. */
    public DayPrecision precision(String column) {
        return code(column).map(DayPrecision::ofLetter).orElse(DayPrecision.DAY);
    }

    /** Returns the same row with some cells changed. */
    StudyRow with(Map<String, String> changed) {
        UnaryOperator<String> all = column -> {
            String value = changed.get(column);
            return value == null ? cells.apply(column) : value;
        };
        return new StudyRow(patientId, source, all, knownToDay);
    }

    /** Returns the same row with some cells blank. */
    StudyRow without(String... columns) {
        Set<String> blank = Set.of(columns);
        return new StudyRow(patientId, source, column -> blank.contains(column) ? "" : cells.apply(column), knownToDay);
    }

    /** Returns the same row, of which nothing after a day may be used. */
    StudyRow knownTo(int day) {
        return new StudyRow(patientId, source, cells, day);
    }

    /** Returns the age, in days, up to which the row may be used. */
    int knownToDay() {
        return knownToDay;
    }

    private IllegalArgumentException missing(String column) {
        return new IllegalArgumentException(source.file() + " row " + source.recordId() + " of site " + source.siteId()
                + " has no value in required column " + column);
    }
}
