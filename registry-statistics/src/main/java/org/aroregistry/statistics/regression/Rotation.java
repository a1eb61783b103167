package org.aroregistry.statistics.regression;

/**
 * A rotation of coefficients that makes a linear function of them the first one, so that it can be held while the others move.
 *
 * <p>It is a Householder reflection, its first axis turned to point along the function: orthogonal columns stay so.
 */
final class Rotation {
    /** The first coefficient after the rotation times this is the function. */
    final double length;

    private final double[] normal;
    private final double halfSquare;
    private final double sign;

    /**
     * Takes the function.
     *
     * @param function what the coefficients are multiplied by before they are added up; not all 0
     */
    Rotation(double[] function) {
        double largest = 0;
        for (double value : function) {
            largest = Math.max(largest, Math.abs(value));
        }
        normal = new double[function.length];
        double square = 0;
        for (int j = 0; j < normal.length; j++) {
            normal[j] = function[j] / largest;
            square += normal[j] * normal[j];
        }
        double root = Math.sqrt(square);
        length = root * largest;
        // The reflection that loses no digits turns the first axis against the function, not along it.
        sign = normal[0] >= 0 ? -1 : 1;
        normal[0] -= sign * root;
        halfSquare = square - sign * root * (normal[0] + sign * root);
    }

    /** Turns coefficients. */
    double[] of(double[] coefficients) {
        double[] turned = coefficients.clone();
        turn(turned, 0);
        return turned;
    }

    /** Turns the rows of a design, so that rows times coefficients stay what they are. */
    double[] ofRows(double[] rows) {
        double[] turned = rows.clone();
        for (int at = 0; at < turned.length; at += normal.length) {
            turn(turned, at);
        }
        return turned;
    }

    private void turn(double[] values, int from) {
        double along = 0;
        for (int j = 0; j < normal.length; j++) {
            along += normal[j] * values[from + j];
        }
        along /= halfSquare;
        for (int j = 0; j < normal.length; j++) {
            values[from + j] -= along * normal[j];
        }
        values[from] *= sign;
    }
}
