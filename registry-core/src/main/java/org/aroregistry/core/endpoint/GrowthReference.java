package org.aroregistry.core.endpoint;

import java.io.IOException;
import java.io.Reader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A growth reference from a file: power, median and coefficient of variation by sex, measure and age.
 *
 * <p>The file is a CSV with the header {@code sex,measure,age_days,l,m,s}: sex {@code M} or {@code F}, measure {@code LENGTH}, {@code WEIGHT} or
 * {@code HEAD}, age in whole days. Between two ages the numbers are interpolated; before the first and after the last age there are none. The
 * product brings no table: those of WHO are not free to pass on.
 */
public final class GrowthReference {
    private static final List<String> HEADER = List.of("sex", "measure", "age_days", "l", "m", "s");

    private final String name;
    private final Map<GrowthMeasure, Map<String, TreeMap<Integer, LmsPoint>>> points;

    private GrowthReference(String name, Map<GrowthMeasure, Map<String, TreeMap<Integer, LmsPoint>>> points) {
        this.name = name;
        this.points = points;
    }

    /**
     * Reads a reference.
     *
     * @param name how reports call it, such as {@code WHO 2006}
     * @param csv the file
     * @throws IllegalArgumentException if the file is not a reference; the message says which row and why, the header being row 1
     * @throws IOException if the file cannot be read
     */
    public static GrowthReference read(String name, Reader csv) throws IOException {
        Map<GrowthMeasure, Map<String, TreeMap<Integer, LmsPoint>>> points = new EnumMap<>(GrowthMeasure.class);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = format.parse(csv)) {
            if (!parser.getHeaderNames().equals(HEADER)) {
                throw new IllegalArgumentException("the header of growth reference " + name + " is not "
                        + String.join(",", HEADER) + " but " + String.join(",", parser.getHeaderNames()));
            }
            for (CSVRecord row : parser) {
                Line line = new Line(name, row);
                TreeMap<Integer, LmsPoint> ages = points.computeIfAbsent(line.measure(), m -> new TreeMap<>())
                        .computeIfAbsent(line.sex(), sex -> new TreeMap<>());
                if (ages.put(line.ageDays(), line.point()) != null) {
                    throw line.wrong("repeats the sex, measure and age of a row before");
                }
            }
        }
        if (points.isEmpty()) {
            throw new IllegalArgumentException("growth reference " + name + " has no rows");
        }
        return new GrowthReference(name, points);
    }

    /** Returns how reports call it. */
    public String name() {
        return name;
    }

    /**
     * Returns the distribution of a measure.
     *
     * @param sex {@code M} or {@code F}; there is none for others
     * @param ageDays age in days
     * @return empty outside of the ages that the reference covers
     */
    Optional<LmsPoint> at(GrowthMeasure measure, String sex, int ageDays) {
        TreeMap<Integer, LmsPoint> ages = points.getOrDefault(measure, Map.of()).getOrDefault(sex, new TreeMap<>());
        Map.Entry<Integer, LmsPoint> before = ages.floorEntry(ageDays);
        Map.Entry<Integer, LmsPoint> after = ages.ceilingEntry(ageDays);
        if (before == null || after == null) {
            return Optional.empty();
        }
        int apart = after.getKey() - before.getKey();
        double part = apart == 0 ? 0 : (double) (ageDays - before.getKey()) / apart;
        return Optional.of(before.getValue().between(after.getValue(), part));
    }

    /**
     * One line of the file.
     *
     * @param name name of the reference, for messages
     * @param row the cells
     */
    private record Line(String name, CSVRecord row) {

        String sex() {
            String sex = cell("sex");
            if (!sex.equals("M") && !sex.equals("F")) {
                throw wrong("has sex '" + sex + "', not M or F");
            }
            return sex;
        }

        GrowthMeasure measure() {
            String code = cell("measure");
            for (GrowthMeasure measure : GrowthMeasure.values()) {
                if (measure.name().equals(code)) {
                    return measure;
                }
            }
            throw wrong("has measure '" + code + "', not LENGTH, WEIGHT or HEAD");
        }

        int ageDays() {
            double age = number("age_days");
            if (age >= 0 && age == StrictMath.rint(age) && age <= Integer.MAX_VALUE) {
                return (int) age;
            }
            throw wrong("has age_days '" + cell("age_days") + "', not a whole number of days");
        }

        LmsPoint point() {
            double m = number("m");
            double s = number("s");
            if (m > 0 && s > 0) {
                return new LmsPoint(number("l"), m, s);
            }
            throw wrong("has m or s that is not above 0");
        }

        private double number(String column) {
            try {
                double value = Double.parseDouble(cell(column));
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // The sentence below says what was there.
            }
            throw wrong("has " + column + " '" + cell(column) + "', not a number");
        }

        private String cell(String column) {
            if (!row.isConsistent()) {
                throw wrong("has " + row.size() + " cells, not " + HEADER.size());
            }
            return row.get(column);
        }

        IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException(
                    "row " + (row.getRecordNumber() + 1) + " of growth reference " + name + " " + what);
        }
    }
}
