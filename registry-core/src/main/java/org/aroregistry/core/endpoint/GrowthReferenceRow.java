package org.aroregistry.core.endpoint;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/**
 * One row of the file of a growth reference.
 *
 * @param name name of the reference, for messages
 * @param cells the cells
 */
record GrowthReferenceRow(String name, CSVRecord cells) {

    String sex() {
        String sex = cell("sex");
        if (!sex.equals("M") && !sex.equals("F")) {
            throw wrong("has sex '" + sex + "', not M or F");
        }
        return sex;
    }

    GrowthCurve curve() {
        String code = cell("measure");
        return Arrays.stream(GrowthCurve.values())
                .filter(curve -> curve.name().equals(code))
                .findFirst()
                .orElseThrow(() -> wrong("has measure '" + code + "', not one of "
                        + Arrays.stream(GrowthCurve.values())
                                .map(GrowthCurve::name)
                                .collect(Collectors.joining(", "))));
    }

    /** Months times 30.4375 need not be whole. */
    double ageDays() {
        double age = number("age_days");
        if (age < 0) {
            throw wrong("has age_days '" + cell("age_days") + "', below 0");
        }
        return age;
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
        if (!cells.isConsistent()) {
            throw wrong("has " + cells.size() + " cells, not " + GrowthReference.HEADER.size());
        }
        return cells.get(column);
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(
                "row " + (cells.getRecordNumber() + 1) + " of growth reference " + name + " " + what);
    }
}
