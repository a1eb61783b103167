package org.aroregistry.statistics.oracle;

import java.io.IOException;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The rows of a case's data.csv as text by column; an empty cell is missing. */
record OracleTable(Map<String, List<String>> columns, Set<String> textColumns, int[] rows) {

    static OracleTable read(Path file, JsonNode declaredColumns) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = cells(lines.get(0));
        Map<String, List<String>> columns = new LinkedHashMap<>();
        header.forEach(name -> columns.put(name, new ArrayList<>()));
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            if (cells.size() != header.size()) {
                throw new IOException(file + ": " + cells.size() + " cells for " + header.size() + " columns: " + line);
            }
            for (int c = 0; c < cells.size(); c++) {
                columns.get(header.get(c)).add(cells.get(c));
            }
        }
        Set<String> text = new HashSet<>();
        for (JsonNode column : declaredColumns) {
            if (column.get("type").asString().equals("string")) {
                text.add(column.get("name").asString());
            }
        }
        return new OracleTable(
                columns, text, IntStream.range(0, lines.size() - 1).toArray());
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    int size() {
        return rows.length;
    }

    /** Keeps the rows that match every condition of a specification's {@code where}. */
    OracleTable where(JsonNode conditions) {
        OracleTable kept = this;
        for (JsonNode condition : conditions) {
            String column = condition.get("col").asString();
            String operator = condition.get("op").asString();
            JsonNode value = condition.get("value");
            kept = kept.filter(row -> matches(column, row, operator, value));
        }
        return kept;
    }

    private boolean matches(String column, int row, String operator, JsonNode value) {
        String cell = columns.get(column).get(row);
        if (cell.isEmpty()) {
            return false;
        }
        int order = textColumns.contains(column)
                ? cell.compareTo(value.asString())
                : Double.compare(Double.parseDouble(cell), value.asDouble());
        return switch (operator) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            default -> throw new IllegalArgumentException("operator " + operator);
        };
    }

    /** Keeps the rows in which none of the columns is missing. */
    OracleTable complete(List<String> names) {
        return filter(row ->
                names.stream().noneMatch(name -> columns.get(name).get(row).isEmpty()));
    }

    private OracleTable filter(IntPredicate keep) {
        return new OracleTable(
                columns, textColumns, Arrays.stream(rows).filter(keep).toArray());
    }

    double[] numbers(String column) {
        List<String> cells = columns.get(column);
        return Arrays.stream(rows)
                .mapToDouble(row -> Double.parseDouble(cells.get(row)))
                .toArray();
    }

    /** Numbers the occurring combinations of columns from 0: numbers ascending, text by code point, first column slowest. */
    int[] groups(List<String> names) {
        Comparator<List<String>> order = Comparator.comparing(List::size);
        for (int c = 0; c < names.size(); c++) {
            int column = c;
            order = textColumns.contains(names.get(c))
                    ? order.thenComparing(key -> key.get(column))
                    : order.thenComparing(key -> Double.parseDouble(key.get(column)));
        }
        List<List<String>> keys = Arrays.stream(rows)
                .mapToObj(row ->
                        names.stream().map(name -> columns.get(name).get(row)).toList())
                .toList();
        TreeMap<List<String>, Integer> numbers = new TreeMap<>(order);
        keys.forEach(key -> numbers.put(key, 0));
        int next = 0;
        for (Map.Entry<List<String>, Integer> entry : numbers.entrySet()) {
            entry.setValue(next++);
        }
        return keys.stream().mapToInt(numbers::get).toArray();
    }

    static Set<Double> values(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToObj(i -> array.get(i).asDouble())
                .collect(Collectors.toSet());
    }
}
