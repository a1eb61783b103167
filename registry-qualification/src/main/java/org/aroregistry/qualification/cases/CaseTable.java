package org.aroregistry.qualification.cases;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;

/** The rows of a case's data.csv as text by column; an empty cell is missing. Selections share the cells. */
public final class CaseTable {
    private final Map<String, List<String>> columns;
    private final Set<String> textColumns;
    private final int[] rows;

    private CaseTable(Map<String, List<String>> columns, Set<String> textColumns, int[] rows) {
        this.columns = columns;
        this.textColumns = textColumns;
        this.rows = rows;
    }

    static CaseTable read(Path file, JsonNode declaredColumns) throws IOException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        int count = 0;
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = format.parse(reader)) {
            List<String> header = parser.getHeaderNames();
            header.forEach(name -> columns.put(name, new ArrayList<>()));
            for (CSVRecord row : parser) {
                if (!row.isConsistent()) {
                    throw new IOException(file + ", row " + row.getRecordNumber() + ": " + row.size() + " cells for "
                            + header.size() + " columns");
                }
                for (int c = 0; c < row.size(); c++) {
                    column(columns, header.get(c)).add(row.get(c));
                }
                count++;
            }
        }
        Set<String> text = new HashSet<>();
        for (JsonNode column : declaredColumns) {
            if (column.get("type").asString().equals("string")) {
                text.add(column.get("name").asString());
            }
        }
        return new CaseTable(columns, text, IntStream.range(0, count).toArray());
    }

    private static List<String> column(Map<String, List<String>> columns, String name) {
        List<String> cells = columns.get(name);
        if (cells == null) {
            throw new IllegalArgumentException("data.csv has no column '" + name + "'");
        }
        return cells;
    }

    /** Gives the number of rows. */
    public int size() {
        return rows.length;
    }

    /** Says whether a column holds text. */
    public boolean isText(String column) {
        return textColumns.contains(column);
    }

    /**
     * Keeps the rows that match every condition of a specification's {@code where}; a row in which the value is missing never does.
     *
     * @param conditions array of {col, op, value}
     * @return the kept rows
     */
    public CaseTable where(JsonNode conditions) {
        CaseTable kept = this;
        for (JsonNode condition : conditions) {
            String column = condition.get("col").asString();
            String operator = condition.get("op").asString();
            JsonNode value = condition.get("value");
            kept = kept.filter(row -> matches(column, row, operator, value));
        }
        return kept;
    }

    private boolean matches(String column, int row, String operator, JsonNode value) {
        String cell = column(columns, column).get(row);
        if (cell.isEmpty()) {
            return false;
        }
        if (operator.equals("notNull")) {
            return true;
        }
        if (operator.equals("in")) {
            return IntStream.range(0, value.size()).anyMatch(i -> compare(column, cell, value.get(i)) == 0);
        }
        int order = compare(column, cell, value);
        return switch (operator) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            default -> throw new IllegalArgumentException("operator '" + operator + "' of where is not known");
        };
    }

    private int compare(String column, String cell, JsonNode value) {
        return isText(column)
                ? cell.compareTo(value.asString())
                : Double.compare(Double.parseDouble(cell), value.asDouble());
    }

    /** Keeps the rows in which none of the columns is missing. */
    public CaseTable complete(List<String> names) {
        return filter(row ->
                names.stream().noneMatch(name -> column(columns, name).get(row).isEmpty()));
    }

    /**
     * Keeps rows by their position in this table.
     *
     * @param keep says of each position from 0 whether to keep it
     * @return the kept rows
     */
    public CaseTable select(IntPredicate keep) {
        int[] kept =
                IntStream.range(0, rows.length).filter(keep).map(i -> rows[i]).toArray();
        return new CaseTable(columns, textColumns, kept);
    }

    private CaseTable filter(IntPredicate keep) {
        return new CaseTable(
                columns, textColumns, Arrays.stream(rows).filter(keep).toArray());
    }

    /** Gives the numbers of a column; a missing one is NaN. */
    public double[] numbers(String column) {
        List<String> cells = column(columns, column);
        return Arrays.stream(rows)
                .mapToDouble(row -> cells.get(row).isEmpty() ? Double.NaN : Double.parseDouble(cells.get(row)))
                .toArray();
    }

    /** Gives the cells of a column; a missing one is empty. */
    public List<String> texts(String column) {
        List<String> cells = column(columns, column);
        return Arrays.stream(rows).mapToObj(cells::get).toList();
    }

    /**
     * Numbers the occurring combinations of columns from 0: numbers ascending, text by code point, first column slowest.
     *
     * @param names columns without missing cells; none for one group of everybody
     * @return the number of each row's combination
     */
    public int[] groups(List<String> names) {
        Comparator<List<String>> order = Comparator.comparing(List::size);
        for (int c = 0; c < names.size(); c++) {
            int column = c;
            order = isText(names.get(c))
                    ? order.thenComparing(key -> key.get(column))
                    : order.thenComparing(key -> Double.parseDouble(key.get(column)));
        }
        List<List<String>> keys = Arrays.stream(rows)
                .mapToObj(row -> names.stream()
                        .map(name -> column(columns, name).get(row))
                        .toList())
                .toList();
        TreeMap<List<String>, Integer> numbers = new TreeMap<>(order);
        keys.forEach(key -> numbers.put(key, 0));
        int next = 0;
        for (Map.Entry<List<String>, Integer> entry : numbers.entrySet()) {
            entry.setValue(next++);
        }
        return keys.stream().mapToInt(numbers::get).toArray();
    }
}
