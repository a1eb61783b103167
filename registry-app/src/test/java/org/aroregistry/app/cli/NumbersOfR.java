package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.Statistic;

/** What {@code docs/evidence/recompute.R} computed, compared with numbers of reports; counts the numbers that were compared. */
final class NumbersOfR {
    private static final double CLOSE = 1e-9;

    private final Map<String, TreeMap<Double, double[]>> steps = new HashMap<>();
    private final Map<String, double[]> single = new HashMap<>();
    private final Map<String, Integer> compared = new TreeMap<>();
    private String report = "";

    /** Reads what R printed. */
    static NumbersOfR read(Path file) throws IOException {
        NumbersOfR numbers = new NumbersOfR();
        Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("endpoint,"))
                .map(line -> line.split(",", -1))
                .forEach(numbers::add);
        return numbers;
    }

    private void add(String[] cells) {
        String key = cells[0] + " " + cells[1];
        double[] estimate = {number(cells[4]), number(cells[5]), number(cells[6])};
        if (Character.isDigit(cells[3].charAt(0))) {
            steps.computeIfAbsent(key, k -> new TreeMap<>()).put(number(cells[3]), estimate);
        } else {
            single.put(key + " " + cells[3], estimate);
        }
    }

    private static double number(String cell) {
        return cell.equals("NA") ? Double.NaN : Double.parseDouble(cell);
    }

    /** Names the report that the next numbers are of. */
    NumbersOfR of(String id) {
        report = id;
        return this;
    }

    /** Returns how many numbers were compared, by report. */
    Map<String, Integer> compared() {
        return compared;
    }

    /** Compares an estimate at a time: R has the steps at events of any cause, and between them nothing changes. */
    void at(String key, double time, Statistic.Estimate ours) {
        at(key, time, ours.value(), ours.interval().lower(), ours.interval().upper());
    }

    /** Compares a step of a curve. */
    void at(String key, FigureResult.Point ours) {
        at(key, ours.time(), ours.estimate(), ours.lower(), ours.upper());
    }

    private void at(String key, double time, double... ours) {
        assertThat(steps.get(key)).as("R has no curve " + key).isNotNull();
        Map.Entry<Double, double[]> step = steps.get(key).floorEntry(time);
        assertThat(step).as(key + " by " + time).isNotNull();
        agree(key + " at " + time, step.getValue(), ours);
    }

    /** Compares numbers that R has under a word, as many as are given. */
    void is(String key, double... ours) {
        assertThat(single.get(key)).as("R has no " + key).isNotNull();
        agree(key, single.get(key), ours);
    }

    /** Compares the p-value of a test. */
    void pValue(String key, double ours) {
        assertThat(single.get(key)).as("R has no " + key).isNotNull();
        agree(key, new double[] {single.get(key)[2]}, ours);
    }

    private void agree(String what, double[] r, double... ours) {
        for (int i = 0; i < ours.length; i++) {
            String name = report + ": " + what + ", number " + i;
            if (Double.isNaN(r[i]) || Double.isNaN(ours[i])) {
                assertThat(Double.isNaN(ours[i])).as(name).isEqualTo(Double.isNaN(r[i]));
            } else {
                // Rates and statistics are of any size; probabilities are at most 1.
                assertThat(ours[i]).as(name).isCloseTo(r[i], within(CLOSE * Math.max(1, Math.abs(r[i]))));
                compared.merge(report, 1, Integer::sum);
            }
        }
    }
}
