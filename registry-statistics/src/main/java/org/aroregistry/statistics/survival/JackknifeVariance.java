package org.aroregistry.statistics.survival;

import org.aroregistry.statistics.numeric.DoubleDoubleSum;

/**
 * The infinitesimal jackknife variance of a cumulative incidence under delayed entry, in one pass over times and subjects.
 *
 * <p>The influences of a subject on F, the incidence of the cause, and G, that of the others, change at a time as errors of F and G do; those at risk are given S/n
 * times their own events less h and g in addition. So the sums of squares and products over all subjects change as the multinomial variance does, but for the products
 * of the old influences with what is given: the influences of those with an event, measured from the mean of those at risk. That is 0 if all entered together.
 *
 * <p>Of two subjects at risk, one from the start and one from e on, the influences differ by u + A(e) (G(t) + S(t)) for F and by -u - A(e) G(t) for G, where A(t) is
 * the sum of d/(n (n - d)), u = C(e) - A(e) G(e) and C(t) the sum of S(t-) (d_other/n) (A(t-) - 1/n). So sums of u and of A(e) over those at risk are all that is needed.
 */
final class JackknifeVariance {

    private final RiskTable table;
    private final CompetingRisksSample sample;

    /** Index of the first time at which each subject is at risk, and the number of subjects of each such time. */
    private final int[] entryIndex;

    private final int[] entering;

    JackknifeVariance(CompetingRisksSample sample, RiskTable table) {
        this.sample = sample;
        this.table = table;
        FollowUp followUp = sample.followUp();
        this.entryIndex = new int[sample.size()];
        this.entering = new int[table.size()];
        int j = 0;
        for (int place = 0; place < entryIndex.length; place++) {
            while (table.time(j) <= followUp.entryTime(place)) {
                j++;
            }
            entryIndex[followUp.entering(place)] = j;
            entering[j]++;
        }
    }

    /** Variance of the incidence of a cause after each time of the table. */
    double[] variances(int cause) {
        Pass pass = new Pass(table, cause);
        FollowUp followUp = sample.followUp();
        double[] variances = new double[table.size()];
        int left = 0;
        for (int j = 0; j < variances.length; j++) {
            pass.enter(j, entering[j]);
            int first = left;
            for (; left < sample.size() && followUp.exitTime(left) == table.time(j); left++) {
                int subject = followUp.exiting(left);
                pass.fail(entryIndex[subject], sample.cause(subject));
            }
            pass.pass(j);
            for (int place = first; place < left; place++) {
                pass.leave(entryIndex[followUp.exiting(place)]);
            }
            variances[j] = pass.covariance.variance();
        }
        return variances;
    }

    /** What is carried from time to time for one cause. */
    private static final class Pass {
        private final RiskTable table;
        private final int cause;
        private final double[] entryHazard;
        private final double[] entryOffset;
        private final IncidenceCovariance covariance = new IncidenceCovariance();

        private double survival = 1;
        private double others;
        private double hazard;
        private double response;

        /** Sums of A(e) and u over those at risk. What leaves must leave nothing behind, or a risk set that empties would never be empty again. */
        private final DoubleDoubleSum hazards = new DoubleDoubleSum();

        private final DoubleDoubleSum offsets = new DoubleDoubleSum();

        /** The same over those with an event of the cause, and of another, at the present time. */
        private double ownHazards;

        private double ownOffsets;
        private double otherHazards;
        private double otherOffsets;

        private Pass(RiskTable table, int cause) {
            this.table = table;
            this.cause = cause;
            this.entryHazard = new double[table.size()];
            this.entryOffset = new double[table.size()];
        }

        private void enter(int j, int count) {
            entryHazard[j] = hazard;
            entryOffset[j] = response - hazard * others;
            hazards.addProduct(count, hazard);
            offsets.addProduct(count, entryOffset[j]);
        }

        private void leave(int entry) {
            hazards.add(-entryHazard[entry]);
            offsets.add(-entryOffset[entry]);
        }

        private void fail(int entry, int ownCause) {
            if (ownCause == cause) {
                ownHazards += entryHazard[entry];
                ownOffsets += entryOffset[entry];
            } else if (ownCause > 0) {
                otherHazards += entryHazard[entry];
                otherOffsets += entryOffset[entry];
            }
        }

        private void pass(int j) {
            int all = table.events(j);
            // Without survival nothing is left to be influenced.
            if (all > 0 && survival > 0) {
                double n = table.atRisk(j);
                double own = table.events(j, cause);
                covariance.pass(n, own, all - own);
                covariance.addMultinomial(survival, n, own, all - own);
                addProducts(n, own, all - own);
                double g = (all - own) / n;
                response += survival * g * (hazard - 1 / n);
                others += survival * g;
                hazard += all < n ? all / (n * (n - all)) : 0;
                survival *= (n - all) / n;
            }
            ownHazards = 0;
            ownOffsets = 0;
            otherHazards = 0;
            otherOffsets = 0;
        }

        /** Products of the old influences with S/n times the events. */
        private void addProducts(double n, double own, double other) {
            double h = own / n;
            double g = other / n;
            double notH = (n - own) / n;
            double notG = (n - other) / n;
            double perSubject = survival / n;
            double ownA = ownHazards - h * hazards.value();
            double ownU = ownOffsets - h * offsets.value();
            double otherA = otherHazards - g * hazards.value();
            double otherU = otherOffsets - g * offsets.value();
            double ownF = ownU + ownA * (others + survival);
            double ownG = -ownU - ownA * others;
            double otherF = otherU + otherA * (others + survival);
            double otherG = -otherU - otherA * others;
            covariance.add(
                    2 * perSubject * (ownF * notH - ownG * h),
                    2 * perSubject * (otherG * notG - otherF * g),
                    perSubject * (otherF * notH - otherG * h + ownG * notG - ownF * g));
        }
    }
}
