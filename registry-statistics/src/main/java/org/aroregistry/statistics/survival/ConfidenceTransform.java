package org.aroregistry.statistics.survival;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * The scale on which the limits of a probability are symmetric.
 *
 * <p>On every scale a probability without variance (a survival still at 1) has itself as both limits, and a survival of 0 has none, as in R's
 * survival 3.8.
 */
public enum ConfidenceTransform {
    /** Symmetric on the probability itself: p ± z se, cut at 0 and 1. */
    PLAIN {
        @Override
        ConfidenceInterval apply(double p, double logError, double z) {
            double half = z * logError * p;
            return new ConfidenceInterval(Math.max(0, p - half), Math.min(1, p + half));
        }
    },

    /** Symmetric on log p: p exp(± z se / p), cut at 1. The default of R's {@code survfit}. */
    LOG {
        @Override
        ConfidenceInterval apply(double p, double logError, double z) {
            return new ConfidenceInterval(p * Math.exp(-z * logError), Math.min(1, p * Math.exp(z * logError)));
        }
    },

    /**
     * Symmetric on log(-log p): p to the power exp(± z se / (p log p)), always within 0 and 1. The registry's default.
     *
     * @see <a href="https://doi.org/10.1002/9781118032985">Kalbfleisch &amp; Prentice (1980), The Statistical Analysis of Failure Time Data</a>
     */
    LOG_LOG {
        @Override
        ConfidenceInterval apply(double p, double logError, double z) {
            double logP = Math.log(p);
            if (logP == 0) {
                return ConfidenceInterval.undefined();
            }
            double half = z * logError / -logP;
            return new ConfidenceInterval(Math.exp(logP * Math.exp(half)), Math.exp(logP * Math.exp(-half)));
        }
    };

    /**
     * Computes the limits of a probability.
     *
     * @param probability the estimate, between 0 and 1
     * @param logError standard error of its logarithm, at least 0; infinite if the probability is 0
     * @param z standard normal quantile of the confidence level
     * @return the limits, undefined if the probability is 0 and its logarithm has no standard error
     */
    public ConfidenceInterval limits(double probability, double logError, double z) {
        if (logError == 0) {
            return new ConfidenceInterval(probability, probability);
        }
        if (!(probability > 0) || !(logError < Double.POSITIVE_INFINITY)) {
            return ConfidenceInterval.undefined();
        }
        return apply(probability, logError, z);
    }

    abstract ConfidenceInterval apply(double p, double logError, double z);
}
