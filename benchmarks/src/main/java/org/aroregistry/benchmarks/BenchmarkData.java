package org.aroregistry.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/**
 * One data set: two causes, two groups, ten covariates, about a third censored.
 *
 * @param times follow-up in years
 * @param causes 0 censored, 1 or 2
 * @param groups 0 or 1
 * @param covariates ten columns: x1 standard normal, x2 of 0 and 1, x3 uniform, the others standard normal
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record BenchmarkData(double[] times, int[] causes, int[] groups, double[][] covariates) {
    private static final int COVARIATES = 10;
    private static final long SEED = 20260101;
    private static final double DAYS_PER_YEAR = 365.25;

    /** Makes the data of a size; the same every time. Times are continuous, or whole days divided by 365.25. */
    static BenchmarkData make(int size, boolean wholeDays) {
        SplittableRandom random = new SplittableRandom(SEED + size);
        BenchmarkData data =
                new BenchmarkData(new double[size], new int[size], new int[size], new double[COVARIATES][size]);
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < COVARIATES; k++) {
                data.covariates[k][i] = switch (k) {
                    case 1 -> random.nextInt(2);
                    case 2 -> random.nextDouble();
                    default -> random.nextGaussian();
                };
            }
            data.groups[i] = random.nextInt(2);
            data.follow(i, random, wholeDays);
        }
        return data;
    }

    private void follow(int i, SplittableRandom random, boolean wholeDays) {
        double effect = 0.2 * groups[i];
        for (int k = 0; k < COVARIATES; k++) {
            effect += (k % 2 == 0 ? 0.3 : -0.2) / (1 + k / 2) * covariates[k][i];
        }
        double first = random.nextExponential() / (0.15 * Math.exp(effect));
        double second = random.nextExponential() / (0.10 * Math.exp(-0.5 * effect));
        double censored = 12 * random.nextDouble();
        double time = Math.min(censored, Math.min(first, second));
        causes[i] = time == first ? 1 : time == second ? 2 : 0;
        times[i] = wholeDays ? Math.ceil(time * DAYS_PER_YEAR) / DAYS_PER_YEAR : time;
    }

    int size() {
        return times.length;
    }

    /** Whether any cause was seen. */
    boolean[] events() {
        boolean[] events = new boolean[size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = causes[i] > 0;
        }
        return events;
    }

    /** Writes what {@code r/run.R} reads. */
    void write(Path file) {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer count = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            writeAll(channel, count.putInt(0, size()));
            writeColumn(channel, times);
            writeColumn(channel, asDoubles(causes));
            writeColumn(channel, asDoubles(groups));
            for (double[] column : covariates) {
                writeColumn(channel, column);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void writeColumn(FileChannel channel, double[] column) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(column.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(column);
        writeAll(channel, bytes);
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Reads what {@link #write} wrote. */
    static BenchmarkData read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            int size = bytes.getInt();
            double[] times = column(bytes, size);
            int[] causes = asInts(column(bytes, size));
            int[] groups = asInts(column(bytes, size));
            double[][] covariates = new double[COVARIATES][];
            for (int k = 0; k < COVARIATES; k++) {
                covariates[k] = column(bytes, size);
            }
            return new BenchmarkData(times, causes, groups, covariates);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static double[] column(ByteBuffer bytes, int size) {
        double[] column = new double[size];
        for (int i = 0; i < size; i++) {
            column[i] = bytes.getDouble();
        }
        return column;
    }

    private static double[] asDoubles(int[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private static int[] asInts(double[] values) {
        int[] ints = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            ints[i] = (int) values[i];
        }
        return ints;
    }
}
