package org.aroregistry.statistics.recurrent;

import org.aroregistry.statistics.ConfidenceInterval;

/** The scale on which the limits of a mean number of events are symmetric. */
public enum MeanTransform {
    /** mean ± z se; may be negative. */
    PLAIN,

    /** mean exp(± z se / mean); undefined as long as the mean is 0. */
    LOG;

    ConfidenceInterval limits(double mean, double error, double z) {
        if (this == PLAIN) {
            return new ConfidenceInterval(mean - z * error, mean + z * error);
        }
        if (!(mean > 0)) {
            return ConfidenceInterval.undefined();
        }
        double factor = Math.exp(z * error / mean);
        return new ConfidenceInterval(mean / factor, mean * factor);
    }
}
