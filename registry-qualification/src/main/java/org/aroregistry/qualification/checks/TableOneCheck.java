package org.aroregistry.qualification.checks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.CaseTable;
import org.aroregistry.qualification.cases.Comparison;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.tables.CountedCell;
import org.aroregistry.statistics.tables.MeasuredCell;
import org.aroregistry.statistics.tables.QuantileDefinition;
import org.aroregistry.statistics.tables.StandardizedDifference;
import tools.jackson.databind.JsonNode;

/** Description of the groups at baseline: values, counts, missing ones, balance. */
final class TableOneCheck {
    private final CaseAnalysis analysis;
    private final Comparison comparison;
    private final int[] groups;
    private final int groupCount;

    private TableOneCheck(CaseAnalysis analysis) {
        this.analysis = analysis;
        this.comparison = analysis.comparison();
        this.groups = analysis.groups();
        this.groupCount = IntStream.of(groups).max().orElse(-1) + 1;
    }

    static void run(CaseAnalysis analysis) {
        new TableOneCheck(analysis).run();
    }

    private void run() {
        JsonNode expected = analysis.expected();
        for (int g = 0; g < groupCount; g++) {
            comparison.exactly(
                    "group size",
                    "group " + g,
                    members(g).length,
                    expected.path("n").path(g));
        }
        JsonNode variables = analysis.spec().get("variables");
        for (int v = 0; v < variables.size(); v++) {
            String column = variables.get(v).get("col").asString();
            JsonNode wanted = expected.get("variables").get(v);
            if (variables.get(v).get("kind").asString().equals("numeric")) {
                measured(column, wanted);
            } else {
                counted(column, wanted);
            }
        }
    }

    private int[] members(int group) {
        return IntStream.range(0, groups.length).filter(i -> groups[i] == group).toArray();
    }

    private void measured(String column, JsonNode wanted) {
        double[] values = analysis.table().numbers(column);
        double[][] own = IntStream.range(0, groupCount)
                .mapToObj(g ->
                        Arrays.stream(members(g)).mapToDouble(i -> values[i]).toArray())
                .toArray(double[][]::new);
        measuredCell(column + ", overall", values, wanted.path("overall"));
        for (int g = 0; g < groupCount; g++) {
            measuredCell(column + ", group " + g, own[g], wanted.path("groups").path(g));
        }
        differences(
                column,
                wanted.path("smd"),
                (i, j) -> StandardizedDifference.ofMeasured(MeasuredCell.of(own[i]), MeasuredCell.of(own[j])));
    }

    private void measuredCell(String where, double[] values, JsonNode wanted) {
        MeasuredCell seven = MeasuredCell.of(values);
        comparison.exactly("values", where, seven.size(), wanted.path("n"));
        comparison.exactly("missing values", where, seven.missing(), wanted.path("missing"));
        analysis.estimate("mean", where, seven.mean(), wanted.path("mean"));
        analysis.estimate("standard deviation", where, seven.standardDeviation(), wanted.path("sd"));
        exactly("minimum", where, seven.minimum(), wanted.path("min"));
        exactly("maximum", where, seven.maximum(), wanted.path("max"));
        quartiles("quartile, definition 7", where, seven, wanted.path("quartilesType7"));
        MeasuredCell six = MeasuredCell.of(values, QuantileDefinition.SIX);
        quartiles("quartile, definition 6", where, six, wanted.path("quartilesType6"));
    }

    private void quartiles(String quantity, String where, MeasuredCell cell, JsonNode wanted) {
        if (wanted.isNull()) {
            exactly(quantity, where, cell.median(), wanted);
            return;
        }
        exactly(quantity, where + " lower", cell.lowerQuartile(), wanted.path(0));
        exactly(quantity, where + " median", cell.median(), wanted.path(1));
        exactly(quantity, where + " upper", cell.upperQuartile(), wanted.path(2));
    }

    private void exactly(String quantity, String where, double got, JsonNode wanted) {
        comparison.number(quantity, where, got, wanted, Tolerance.NONE);
    }

    private void counted(String column, JsonNode wanted) {
        CaseTable table = analysis.table();
        List<String> cells = table.texts(column);
        int[] known = IntStream.range(0, cells.size())
                .filter(i -> !cells.get(i).isEmpty())
                .toArray();
        int[] numbers = table.complete(List.of(column)).groups(List.of(column));
        int[] categories = new int[cells.size()];
        Arrays.fill(categories, -1);
        for (int i = 0; i < known.length; i++) {
            categories[known[i]] = numbers[i];
        }
        int number = IntStream.of(numbers).max().orElse(-1) + 1;
        comparison.number("categories", column, number, wanted.path("levels").size(), Tolerance.NONE);
        wanted.path("levels").forEach(comparison::use);
        boolean named = IntStream.range(0, known.length)
                .allMatch(i ->
                        sameCategory(cells.get(known[i]), wanted.path("levels").path(numbers[i])));
        comparison.exactly("order of categories", column, String.valueOf(named), "true");
        if (number == 0) {
            return;
        }
        CountedCell[] own = IntStream.range(0, groupCount)
                .mapToObj(g -> CountedCell.of(
                        Arrays.stream(members(g)).map(i -> categories[i]).toArray(), number))
                .toArray(CountedCell[]::new);
        countedCell(column + ", overall", CountedCell.of(categories, number), wanted.path("overall"));
        for (int g = 0; g < groupCount; g++) {
            countedCell(column + ", group " + g, own[g], wanted.path("groups").path(g));
        }
        differences(column, wanted.path("smd"), (i, j) -> own[i].standardizedDifference(own[j]));
    }

    /** Compares the difference of every pair of groups, in the order of the groups. */
    private void differences(String column, JsonNode wanted, IntBinaryToDouble difference) {
        if (!wanted.isArray()) {
            return;
        }
        int pairs = groupCount * (groupCount - 1) / 2;
        comparison.exactly("pairs of groups", column, String.valueOf(pairs), String.valueOf(wanted.size()));
        int next = 0;
        for (int i = 0; i < groupCount; i++) {
            for (int j = i + 1; j < groupCount && next < wanted.size(); j++) {
                JsonNode pair = wanted.get(next++);
                String where = column + " " + i + "," + j;
                comparison.exactly("pair of groups", where, i + 1, pair.get("i"));
                comparison.exactly("pair of groups", where, j + 1, pair.get("j"));
                analysis.estimate("standardized difference", where, difference.of(i, j), pair.path("smd"));
            }
        }
    }

    /** A number of two groups. */
    private interface IntBinaryToDouble {
        double of(int first, int second);
    }

    private static boolean sameCategory(String cell, JsonNode level) {
        return level.isNumber() ? Double.parseDouble(cell) == level.asDouble() : cell.equals(level.asString());
    }

    private void countedCell(String where, CountedCell cell, JsonNode wanted) {
        comparison.exactly("missing categories", where, cell.missing(), wanted.path("missing"));
        for (int k = 0; k < cell.counts().size(); k++) {
            comparison.exactly(
                    "category count",
                    where + " " + k,
                    cell.counts().get(k),
                    wanted.path("counts").path(k));
            if (wanted.has("proportions")) {
                analysis.estimate(
                        "category proportion",
                        where + " " + k,
                        cell.proportions().get(k),
                        wanted.get("proportions").path(k));
            }
        }
    }
}
