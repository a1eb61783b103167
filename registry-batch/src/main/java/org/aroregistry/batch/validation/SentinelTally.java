package org.aroregistry.batch.validation;

/**
 * Counts how often a column holds numbers that people use for "missing", and how often values next to them.
 *
 * <p>Ninety-nine is a number like any other where 98 and 100 are as frequent; standing alone it is a code.
 */
final class SentinelTally {
    private static final double SHARE = 0.02;
    private static final int FEWEST = 8;
    private static final int TIMES_NEIGHBOURS = 3;
    private static final double REACH = 1;

    private final long[] exact = new long[StructureRules.SENTINELS.size()];
    private final long[] near = new long[StructureRules.SENTINELS.size()];
    private long numbers;

    /** Takes a value of the column. */
    void add(double value) {
        numbers++;
        for (int i = 0; i < exact.length; i++) {
            double distance = StrictMath.abs(value - StructureRules.SENTINELS.get(i));
            if (distance == 0) {
                exact[i]++;
            } else if (distance <= REACH) {
                near[i]++;
            }
        }
    }

    /** Returns how many values there were. */
    long numbers() {
        return numbers;
    }

    /** Returns how many of them look like codes: frequent, at least eight, and a spike over the values within one unit. */
    long suspicious() {
        long sum = 0;
        for (int i = 0; i < exact.length; i++) {
            boolean many = exact[i] >= FEWEST && exact[i] > SHARE * numbers;
            if (many && exact[i] > TIMES_NEIGHBOURS * near[i]) {
                sum += exact[i];
            }
        }
        return sum;
    }
}
