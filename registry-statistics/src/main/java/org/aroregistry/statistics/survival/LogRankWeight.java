package org.aroregistry.statistics.survival;

/**
 * How much an event time counts in a test of the log-rank family.
 *
 * <p>Weights are computed within each stratum from all groups together. They are fixed before the data are seen: a test chosen after looking at
 * the curves has no valid p-value.
 */
public sealed interface LogRankWeight {

    /**
     * Gives the weight of one event time.
     *
     * @param atRisk number at risk in all groups
     * @param survivalBefore pooled Kaplan-Meier estimate just before the time
     * @param modifiedSurvival pooled product of 1 - d/(n + 1), the time included
     * @return the weight, at least 0
     */
    double at(int atRisk, double survivalBefore, double modifiedSurvival);

    /** The weights that have names. */
    enum Named implements LogRankWeight {
        /** 1: the log-rank test, strongest against proportional hazards. */
        LOG_RANK {
            @Override
            public double at(int atRisk, double survivalBefore, double modifiedSurvival) {
                return 1;
            }
        },

        /** S(t-): Peto and Peto's Wilcoxon test, R's {@code survdiff(rho = 1)}. */
        PETO_PETO {
            @Override
            public double at(int atRisk, double survivalBefore, double modifiedSurvival) {
                return survivalBefore;
            }
        },

        /** The modified survival of Andersen, a Peto-Peto test less moved by the last subjects. */
        PETO_PETO_MODIFIED {
            @Override
            public double at(int atRisk, double survivalBefore, double modifiedSurvival) {
                return modifiedSurvival;
            }
        },

        /** n: Gehan's Wilcoxon test, which depends on the censoring. */
        GEHAN {
            @Override
            public double at(int atRisk, double survivalBefore, double modifiedSurvival) {
                return atRisk;
            }
        },

        /** √n: Tarone and Ware's test. */
        TARONE_WARE {
            @Override
            public double at(int atRisk, double survivalBefore, double modifiedSurvival) {
                return Math.sqrt(atRisk);
            }
        }
    }

    /**
     * S(t-)^rho (1 - S(t-))^gamma: early events count more with rho, late ones with gamma.
     *
     * @param rho at least 0
     * @param gamma at least 0
     */
    record FlemingHarrington(double rho, double gamma) implements LogRankWeight {

        /**
         * Checks the powers.
         *
         * @throws IllegalArgumentException if a power is negative or not finite
         */
        public FlemingHarrington {
            requirePower("rho", rho);
            requirePower("gamma", gamma);
        }

        @Override
        public double at(int atRisk, double survivalBefore, double modifiedSurvival) {
            return Math.pow(survivalBefore, rho) * Math.pow(1 - survivalBefore, gamma);
        }

        private static void requirePower(String name, double power) {
            if (!(power >= 0 && power < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(name + " " + power + " is not finite and at least 0");
            }
        }
    }
}
