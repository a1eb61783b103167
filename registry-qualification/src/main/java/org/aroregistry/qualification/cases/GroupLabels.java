package org.aroregistry.qualification.cases;

import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Compares how a case names its groups with the groups that were formed: results in another order would pass for each other's. */
final class GroupLabels {
    private final CaseAnalysis analysis;
    private final Comparison comparison;

    private GroupLabels(CaseAnalysis analysis) {
        this.analysis = analysis;
        this.comparison = analysis.comparison();
    }

    static void compare(CaseAnalysis analysis) {
        GroupLabels labels = new GroupLabels(analysis);
        JsonNode expected = analysis.expected();
        List<String> columns = analysis.names("group");
        labels.lines("groups", columns, expected.path("groups"));
        labels.lines("curves", columns, expected.path("curves"));
        labels.lines("rows", analysis.names("row"), expected.path("rows"));
        labels.lines("columns", analysis.names("col"), expected.path("cols"));
    }

    private void lines(String what, List<String> columns, JsonNode lines) {
        // Lines of a grid are rows of the data, not groups of them.
        if (!lines.isArray() || what.equals("rows") && columns.isEmpty()) {
            return;
        }
        CaseTable table = analysis.table();
        int[] numbers = table.groups(columns);
        int[] first = first(numbers);
        int count = columns.isEmpty() ? 1 : first.length;
        comparison.exactly("number of " + what, "", String.valueOf(count), String.valueOf(lines.size()));
        for (int g = 0; g < Math.min(first.length, lines.size()); g++) {
            JsonNode line = lines.get(g);
            JsonNode inner = line.path("group");
            label(what + " " + g, columns, inner.isObject() || columns.isEmpty() ? inner : line, first[g]);
        }
    }

    private static int[] first(int[] numbers) {
        int[] first = new int[Arrays.stream(numbers).max().orElse(-1) + 1];
        for (int i = numbers.length - 1; i >= 0; i--) {
            first[numbers[i]] = i;
        }
        return first;
    }

    private void label(String where, List<String> columns, JsonNode label, int row) {
        if (columns.isEmpty() && label.isNull()) {
            comparison.use(label);
        } else if (columns.isEmpty() && label.isValueNode()) {
            comparison.exactly("value of group", where, "no group", label);
        }
        for (String column : columns) {
            JsonNode value = label.path(column);
            if (value.isNumber() && !analysis.table().isText(column)) {
                comparison.number(
                        "value of group", where, analysis.table().numbers(column)[row], value, Tolerance.NONE);
            } else if (!value.isMissingNode()) {
                comparison.exactly(
                        "value of group", where, analysis.table().texts(column).get(row), value);
            }
        }
    }
}
