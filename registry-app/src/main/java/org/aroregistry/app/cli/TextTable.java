package org.aroregistry.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table of words for the terminal: columns as wide as their widest cell, numbers to the right. */
final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... header) {
        rows.add(List.of(header));
    }

    void row(Object... cells) {
        rows.add(List.of(cells).stream().map(Object::toString).toList());
    }

    void print(PrintWriter out) {
        int columns = rows.get(0).size();
        int[] width = new int[columns];
        boolean[] numeric = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            int c = column;
            width[column] =
                    rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0);
            numeric[column] = rows.size() > 1
                    && rows.stream().skip(1).allMatch(row -> row.get(c).matches("[0-9.,]+(e-?[0-9]+)?"));
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String pad = " ".repeat(width[column] - row.get(column).length());
                line.append(numeric[column] ? pad + row.get(column) : row.get(column) + pad);
                line.append(column + 1 < columns ? "  " : "");
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
