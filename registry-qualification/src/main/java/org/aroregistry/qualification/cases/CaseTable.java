package org.aroregistry.qualification.cases;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;

/** The rows of a case's data.csv by column; an empty cell is missing. Selections share the cells. */
public final class CaseTable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Map<String, CaseColumn> columns;
    private final int[] rows;

    private CaseTable(Map<String, CaseColumn> columns, int[] rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Reads a file of UTF-8, with commas and a header.
     *
     * @param file the file
     * @param texts names of the columns that hold text
     * @return all rows
     * @throws IOException if it cannot be read or is not such a file
     */
    static CaseTable read(Path file, Set<String> texts) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = withoutMark(Files.newBufferedReader(file, StandardCharsets.UTF_8));
                CSVParser parser = format.parse(reader)) {
            return read(file, texts, parser);
        } catch (UncheckedIOException e) {
            throw unreadable(file, Objects.requireNonNull(e.getCause()));
        } catch (CharacterCodingException | CSVException e) {
            throw unreadable(file, e);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static IOException unreadable(Path file, IOException cause) {
        return cause instanceof CharacterCodingException
                ? new IOException(file + " is not UTF-8 text", cause)
                : new IOException(file + " is not a file of commas and quotes: " + cause.getMessage(), cause);
    }

    private static Reader withoutMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private static CaseTable read(Path file, Set<String> texts, CSVParser parser) throws IOException {
        Map<String, CaseColumn> columns = new LinkedHashMap<>();
        for (String name : parser.getHeaderNames()) {
            if (columns.put(name, new CaseColumn(name, texts.contains(name))) != null) {
                throw new IOException(file + " has two columns named '" + name + "'");
            }
        }
        if (columns.isEmpty()) {
            throw new IOException(file + " is empty; a line of column names and the rows were expected");
        }
        CaseColumn[] ordered = columns.values().toArray(CaseColumn[]::new);
        int count = 0;
        for (CSVRecord row : parser) {
            count++;
            if (row.size() != ordered.length) {
                throw new IOException(
                        file + ": data row " + count + " has " + row.size() + " cells, the header " + ordered.length);
            }
            for (int c = 0; c < ordered.length; c++) {
                ordered[c].add(row.get(c));
            }
        }
        columns.values().forEach(CaseColumn::close);
        return new CaseTable(columns, IntStream.range(0, count).toArray());
    }

    private CaseColumn column(String name) {
        CaseColumn column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("data.csv has no column '" + name + "'");
        }
        return column;
    }

    /** Gives the number of rows. */
    public int size() {
        return rows.length;
    }

    /** Says whether there is a column of a name. */
    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** Gives the number of missing cells of a column, whatever rows are selected. */
    int missing(String column) {
        return column(column).missing();
    }

    /** Says whether a column holds text. */
    public boolean isText(String column) {
        return column(column).isText();
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
            CaseColumn column = column(condition.get("col").asString());
            String operator = condition.get("op").asString();
            JsonNode value = condition.path("value");
            kept = kept.filter(row -> !column.isMissing(row) && matches(column, row, operator, value));
        }
        return kept;
    }

    private static boolean matches(CaseColumn column, int row, String operator, JsonNode value) {
        if (operator.equals("notNull")) {
            return true;
        }
        if (operator.equals("in")) {
            return IntStream.range(0, value.size()).anyMatch(i -> compare(column, row, value.get(i)) == 0);
        }
        int order = compare(column, row, value);
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

    private static int compare(CaseColumn column, int row, JsonNode value) {
        return column.isText()
                ? column.text(row).compareTo(value.asString())
                : Double.compare(column.numbers()[row], value.asDouble() + 0.0);
    }

    /** Keeps the rows in which none of the columns is missing. */
    public CaseTable complete(List<String> names) {
        List<CaseColumn> needed = names.stream().map(this::column).toList();
        return filter(row -> needed.stream().noneMatch(column -> column.isMissing(row)));
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
        return new CaseTable(columns, kept);
    }

    private CaseTable filter(IntPredicate keep) {
        return new CaseTable(columns, Arrays.stream(rows).filter(keep).toArray());
    }

    /** Gives the numbers of a column; a missing one is NaN. */
    public double[] numbers(String column) {
        double[] cells = column(column).numbers();
        return Arrays.stream(rows).mapToDouble(row -> cells[row]).toArray();
    }

    /** Gives the cells of a column; a missing one is empty. */
    public List<String> texts(String column) {
        CaseColumn cells = column(column);
        return Arrays.stream(rows).mapToObj(cells::text).toList();
    }

    /**
     * Numbers the occurring combinations of columns from 0: numbers ascending, text by its characters, first column slowest.
     *
     * @param names columns without missing cells; none for one group of everybody
     * @return the number of each row's combination
     */
    public int[] groups(List<String> names) {
        int[] codes = new int[rows.length];
        for (String name : names) {
            int[] ranks = column(name).ranks(rows);
            long distinct = Arrays.stream(ranks).max().orElse(0) + 1L;
            long[] combined = new long[rows.length];
            for (int i = 0; i < rows.length; i++) {
                combined[i] = codes[i] * distinct + ranks[i];
            }
            codes = numbered(combined);
        }
        return codes;
    }

    private static int[] numbered(long[] values) {
        long[] distinct = values.clone();
        Arrays.sort(distinct);
        int count = 0;
        for (int i = 0; i < distinct.length; i++) {
            if (i == 0 || distinct[i] != distinct[count - 1]) {
                distinct[count++] = distinct[i];
            }
        }
        int[] numbers = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = Arrays.binarySearch(distinct, 0, count, values[i]);
        }
        return numbers;
    }
}
