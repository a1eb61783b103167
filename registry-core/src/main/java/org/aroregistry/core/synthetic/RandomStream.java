package org.aroregistry.core.synthetic;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A stream of random draws that is the same on every machine.
 *
 * <p>Only {@link SplittableRandom#nextLong()} and {@link StrictMath} are used: their results are fixed by their
 * specification, those of other methods may change between Java versions.
 */
final class RandomStream {
    private static final double UNIT = 0x1.0p-53;

    private final SplittableRandom source;

    private RandomStream(SplittableRandom source) {
        this.source = source;
    }

    /**
     * Opens the stream that belongs to a seed and a purpose.
     *
     * @param seed the seed of the run
     * @param parts what the stream is for, such as a patient's id and the name of the layer
     */
    static RandomStream of(long seed, String... parts) {
        // FNV-1a, 64 bit: a hash that no library version can change.
        long hash = 0xcbf29ce484222325L;
        for (String part : parts) {
            for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
                hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
            }
            hash = (hash ^ 0xff) * 0x100000001b3L;
        }
        SplittableRandom outer = new SplittableRandom(seed);
        return new RandomStream(new SplittableRandom(outer.nextLong() ^ hash));
    }

    /** Returns a number in [0, 1). */
    double uniform() {
        return (source.nextLong() >>> 11) * UNIT;
    }

    /** Returns a number in [low, high). */
    double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Returns a whole number from low to high, both included. */
    int between(int low, int high) {
        return low + (int) StrictMath.floor(uniform() * (high - low + 1.0));
    }

    /** Returns true with the given probability. */
    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** Returns a draw from the normal distribution. */
    double normal(double mean, double sd) {
        // Box-Muller; 1 - u keeps the logarithm finite.
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return mean + sd * radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /** Returns a draw from the normal distribution, moved to the nearer limit if outside. */
    double normal(double mean, double sd, double low, double high) {
        return StrictMath.min(high, StrictMath.max(low, normal(mean, sd)));
    }

    /** Returns a draw from the lognormal distribution with this median and log standard deviation. */
    double lognormal(double median, double sigma) {
        return median * StrictMath.exp(normal(0, sigma));
    }

    /** Returns a draw from the exponential distribution. */
    double exponential(double mean) {
        return -mean * StrictMath.log(1 - uniform());
    }

    /** Returns a draw from the Weibull distribution. */
    double weibull(double shape, double scale) {
        return scale * StrictMath.pow(-StrictMath.log(1 - uniform()), 1 / shape);
    }

    /** Returns a draw from the Poisson distribution; the mean must be below 500. */
    int poisson(double mean) {
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = uniform(); product > limit; product *= uniform()) {
            count++;
        }
        return count;
    }

    /** Returns a draw from the gamma distribution with this shape and mean (Marsaglia and Tsang 2000). */
    double gamma(double shape, double mean) {
        if (shape < 1) {
            double boost = StrictMath.pow(1 - uniform(), 1 / shape);
            // Gamma(a) = Gamma(a + 1) * U^(1/a); the scale is mean / shape in both.
            return gamma(shape + 1, mean * (shape + 1) / shape) * boost;
        }
        double d = shape - 1.0 / 3;
        while (true) {
            double x = normal(0, 1);
            double v = StrictMath.pow(1 + x / StrictMath.sqrt(9 * d), 3);
            if (v > 0 && StrictMath.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v * mean / shape;
            }
        }
    }

    /** Returns one of the items with equal probability. */
    <T> T pick(List<T> items) {
        return items.get(between(0, items.size() - 1));
    }

    /** Returns one of the items with equal probability. */
    String pick(String... items) {
        return items[between(0, items.length - 1)];
    }

    /**
     * Returns the place of one weight, drawn in proportion to the weights.
     *
     * @param weights not negative, not all zero; need not add up to one
     */
    int weighted(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double rest = uniform() * sum;
        for (int i = 0; i < weights.length; i++) {
            rest -= weights[i];
            if (rest < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
