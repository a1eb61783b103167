package org.aroregistry.qualification.cases;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The cells of one column of data.csv: numbers in an array, or texts of which equal ones are kept once.
 *
 * <p>A column of numbers that holds something else is read all the same; only who asks for its values is told.
 */
final class CaseColumn {
    private static final double[] NO_NUMBERS = {};
    private static final String[] NO_TEXTS = {};

    private final String name;
    private final boolean text;
    private double[] numbers = NO_NUMBERS;
    private String[] texts = NO_TEXTS;
    private int size;
    private int missing;
    private int firstWrong = -1;
    private final Map<String, String> known = new HashMap<>();

    CaseColumn(String name, boolean text) {
        this.name = name;
        this.text = text;
    }

    void add(String cell) {
        if (text) {
            texts = size < texts.length ? texts : Arrays.copyOf(texts, grown());
            String before = known.putIfAbsent(cell, cell);
            texts[size] = before == null ? cell : before;
        } else {
            numbers = size < numbers.length ? numbers : Arrays.copyOf(numbers, grown());
            numbers[size] = cell.isEmpty() ? Double.NaN : parsed(cell);
        }
        missing += cell.isEmpty() ? 1 : 0;
        size++;
    }

    private int grown() {
        return Math.max(16, size + (size >> 1));
    }

    private double parsed(String cell) {
        try {
            if (isDecimal(cell)) {
                // The sum makes one zero of -0 and 0: groups and conditions tell them apart otherwise.
                return Double.parseDouble(cell) + 0.0;
            }
        } catch (NumberFormatException e) {
            // Such as "1.2.3": treated below like any other text.
        }
        firstWrong = firstWrong < 0 ? size : firstWrong;
        return Double.NaN;
    }

    /** Java also reads "NaN", "0x1p3" and "1d" as numbers, which other programs do not write. */
    private static boolean isDecimal(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return false;
            }
        }
        return true;
    }

    /** Ends the reading: what only reading needed is given up. */
    void close() {
        known.clear();
        numbers = text ? NO_NUMBERS : Arrays.copyOf(numbers, size);
    }

    String name() {
        return name;
    }

    boolean isText() {
        return text;
    }

    int missing() {
        return missing;
    }

    boolean isMissing(int row) {
        return text ? texts[row].isEmpty() : Double.isNaN(numbers()[row]);
    }

    /**
     * Gives the numbers.
     *
     * @return by row; NaN where the cell is missing; not to be changed
     * @throws IllegalArgumentException if a cell is not a number
     */
    double[] numbers() {
        if (text) {
            throw new IllegalArgumentException("column '" + name + "' is declared as text; numbers are needed");
        }
        if (firstWrong >= 0) {
            throw new IllegalArgumentException(
                    "data row " + (firstWrong + 1) + " of column '" + name + "' is not a number");
        }
        return numbers;
    }

    /** Gives the text of a cell, empty if it is missing; a number has its shortest form. */
    String text(int row) {
        if (text) {
            return texts[row];
        }
        double number = numbers()[row];
        if (Double.isNaN(number)) {
            return "";
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    /** Numbers the distinct values of some rows from 0: numbers ascending, texts by their characters. */
    int[] ranks(int[] rows) {
        return text ? textRanks(rows) : numberRanks(rows);
    }

    private int[] numberRanks(int[] rows) {
        double[] values = numbers();
        double[] distinct = Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
        Arrays.sort(distinct);
        int count = 0;
        for (int i = 0; i < distinct.length; i++) {
            if (i == 0 || distinct[i] != distinct[count - 1]) {
                distinct[count++] = distinct[i];
            }
        }
        int[] ranks = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            ranks[i] = Arrays.binarySearch(distinct, 0, count, values[rows[i]]);
        }
        return ranks;
    }

    private int[] textRanks(int[] rows) {
        String[] distinct = Arrays.stream(rows)
                .mapToObj(row -> texts[row])
                .distinct()
                .sorted()
                .toArray(String[]::new);
        Map<String, Integer> numbered = new HashMap<>();
        for (int k = 0; k < distinct.length; k++) {
            numbered.put(distinct[k], k);
        }
        return Arrays.stream(rows).map(row -> numbered.get(texts[row])).toArray();
    }
}
