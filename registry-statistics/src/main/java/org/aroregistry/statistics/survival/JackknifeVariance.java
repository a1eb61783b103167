package org.aroregistry.statistics.survival;

/**
 * The infinitesimal jackknife variance of a cumulative incidence under delayed entry, in one pass over times and subjects.
 *
 * <p>The influence of a subject on F(t) is linear in few functions of t. With A(t) the sum of d/(n (n - d)) and R(t) the sum of
 * S(t-) (d_k/n) (A(t-) - 1/n), one that entered at e and is still at risk has the influence R(t) - R(e) - A(e) (F(t) - F(e)); one that left at x
 * keeps its influence at x plus (A(x) - A(e), less 1/(n - d) if it had an event) times F(t) - F(x). So the sum of squares needs only running sums
 * of the coefficients.
 */
final class JackknifeVariance {

    /** Below this part of the terms it is the difference of, a variance is their rounding error. */
    private static final double ROUNDING = 1e-13;

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
            double before = pass.survival;
            pass.pass(j);
            for (; left < sample.size() && followUp.exitTime(left) == table.time(j); left++) {
                int subject = followUp.exiting(left);
                pass.leave(j, entryIndex[subject], sample.cause(subject), before);
            }
            variances[j] = pass.variance();
        }
        return variances;
    }

    /** What is carried from time to time for one cause. */
    private static final class Pass {
        private final RiskTable table;
        private final int cause;
        private final double[] entryHazard;
        private final double[] entryOffset;

        private double survival = 1;
        private double incidence;
        private double hazard;
        private double response;

        private int present;
        private double sumA;
        private double sumAa;
        private double sumC;
        private double sumCc;
        private double sumAc;
        private double goneConstant;
        private double goneMixed;
        private double goneSlope;

        private Pass(RiskTable table, int cause) {
            this.table = table;
            this.cause = cause;
            this.entryHazard = new double[table.size()];
            this.entryOffset = new double[table.size()];
        }

        private void enter(int j, int count) {
            entryHazard[j] = hazard;
            entryOffset[j] = hazard * incidence - response;
            count(entryHazard[j], entryOffset[j], count);
        }

        private void count(double a, double c, int times) {
            present += times;
            sumA += times * a;
            sumAa += times * a * a;
            sumC += times * c;
            sumCc += times * c * c;
            sumAc += times * a * c;
        }

        private void pass(int j) {
            double n = table.atRisk(j);
            double all = table.events(j);
            double step = survival * table.events(j, cause) / n;
            response += step * (hazard - 1 / n);
            incidence += step;
            // Where all at risk have an event no survival is left to be influenced.
            if (all < n) {
                hazard += all / (n * (n - all));
            }
            survival *= (n - all) / n;
        }

        private void leave(int j, int entry, int ownCause, double survivalBefore) {
            double a = entryHazard[entry];
            double c = entryOffset[entry];
            count(a, c, -1);
            double n = table.atRisk(j);
            double influence = response - a * incidence + c;
            if (ownCause == cause) {
                influence += survivalBefore / n;
            }
            double slope = 0;
            if (survival > 0) {
                slope = hazard - a - (ownCause > 0 ? 1 / (n - table.events(j)) : 0);
            }
            double constant = influence - slope * incidence;
            goneConstant += constant * constant;
            goneMixed += constant * slope;
            goneSlope += slope * slope;
        }

        private double variance() {
            double f = incidence;
            double[] terms = {
                present * response * response,
                f * f * sumAa,
                sumCc,
                -2 * response * f * sumA,
                2 * response * sumC,
                -2 * f * sumAc,
                goneConstant,
                2 * f * goneMixed,
                f * f * goneSlope
            };
            double sum = 0;
            double size = 0;
            for (double term : terms) {
                sum += term;
                size += Math.abs(term);
            }
            return sum > ROUNDING * size ? sum : 0;
        }
    }
}
