package org.aroregistry.statistics.regression;

import java.util.Arrays;

/**
 * The exact conditional likelihood of discrete times: given d events among those at risk, which ones they were.
 *
 * <p>The denominator, the sum over all choices of d from the risk set of the product of their risks, is a huge number made of many small ones.
 * It is computed as a probability instead: give each row at risk an event of its own with probability p = c r / (1 + c r), c such that d are
 * expected. The denominator is then P(d events) times known factors, and P follows from a recursion in which every term is positive and
 * none exceeds 1; the derivatives are means and products of the covariates' sum given d events, carried along. Nothing overflows, whatever the
 * number of ties.
 */
final class ExactTies implements PartialLikelihood {
    private final CoxDesign design;
    private final RiskSets sets;

    ExactTies(CoxDesign design) {
        this.design = design;
        this.sets = new RiskSets(design);
    }

    @Override
    public Evaluation at(double[] beta) {
        sets.at(beta);
        Sums sums = new Sums(design.width);
        int[] atRisk = new int[design.size];
        TieSums ties = new TieSums(false);
        double[] hazard = new double[design.groupCount()];
        sets.visit((group, set) -> {
            int from = design.groupStart[group];
            int to = design.groupStart[group + 1];
            for (int i = from; i < to; i++) {
                if (design.events[i]) {
                    sums.addEvent(design, sets, i);
                }
            }
            if (set.deaths == 1) {
                sums.addSingle(group, set, ties, hazard);
                return;
            }
            int count = atRisk(group, atRisk);
            if (set.deaths < count) {
                sums.addTied(new Choice(design, sets, group, Arrays.copyOf(atRisk, count), set.deaths));
            } else {
                sums.addEverybody(design, sets, Arrays.copyOf(atRisk, count));
            }
        });
        double[] expected = new double[design.size];
        sets.expected(hazard, new double[design.groupCount()], expected);
        sums.single.addRows(design.x, expected);
        return new Evaluation(sums.logLikelihood.sum(), sums.score, sums.information());
    }

    private int atRisk(int group, int[] filled) {
        int count = 0;
        int end = design.groupStart[design.stratumStart[design.stratumOf(group) + 1]];
        for (int i = design.groupStart[group]; i < end; i++) {
            if (design.entryGroup == null || design.entryGroup[i] <= group) {
                filled[count++] = i;
            }
        }
        return count;
    }

    private static final class Sums {
        final CompensatedSum logLikelihood = new CompensatedSum();
        final double[] score;
        final CrossProducts single;
        private final double[][] information;
        private final int width;

        Sums(int width) {
            this.width = width;
            this.single = new CrossProducts(width);
            this.score = new double[width];
            this.information = new double[width][width];
        }

        void addEvent(CoxDesign design, RiskSets sets, int position) {
            logLikelihood.add(sets.predictor[position]);
            for (int j = 0; j < width; j++) {
                score[j] += design.x[position * width + j];
            }
        }

        /** One event: nothing is tied, so this is Breslow's term. Its products over the risk set follow from the hazard, row by row. */
        void addSingle(int group, RiskSets set, TieSums ties, double[] hazard) {
            ties.add(set);
            hazard[group] = ties.hazard;
            logLikelihood.add(-set.deathWeight * (Math.log(set.total) + set.shift[group]));
            for (int j = 0; j < width; j++) {
                score[j] -= ties.hazard * set.totals[j];
            }
            single.subtractMeans(ties, set, 1, 1);
        }

        /** Everybody at risk has the event: there was no choice. */
        void addEverybody(CoxDesign design, RiskSets sets, int[] atRisk) {
            for (int i : atRisk) {
                logLikelihood.add(-sets.predictor[i]);
                for (int j = 0; j < width; j++) {
                    score[j] -= design.x[i * width + j];
                }
            }
        }

        double[][] information() {
            double[][] sum = single.matrix();
            for (int j = 0; j < width; j++) {
                for (int k = 0; k < width; k++) {
                    sum[j][k] += information[j][k];
                }
            }
            return sum;
        }

        void addTied(Choice choice) {
            logLikelihood.add(-choice.logDenominator);
            for (int j = 0; j < width; j++) {
                score[j] -= choice.mean[j];
                for (int k = 0; k < width; k++) {
                    information[j][k] += choice.covariance[j][k];
                }
            }
        }
    }

    /** The choice of the events of one time. */
    private static final class Choice {
        final double logDenominator;
        final double[] mean;
        final double[][] covariance;
        private final int width;

        Choice(CoxDesign design, RiskSets sets, int group, int[] atRisk, int events) {
            this.width = design.width;
            double unit = sets.shift[group];
            double[] logRisk = new double[atRisk.length];
            for (int i = 0; i < atRisk.length; i++) {
                logRisk[i] = sets.predictor[atRisk[i]] - unit;
            }
            double logOdds = logOdds(logRisk, events);
            // Covariates from the mean over the risk set: the products below then are of the size of the variance.
            double[] centre = centre(design, atRisk, logRisk, logOdds);
            double[] given = new double[events + 1];
            double[][] sums = new double[events + 1][width];
            double[][] products = new double[events + 1][width * width];
            given[0] = 1;
            double log = 0;
            for (int i = 0; i < atRisk.length; i++) {
                double logit = logRisk[i] + logOdds;
                double p = 1 / (1 + Math.exp(-logit));
                double q = 1 / (1 + Math.exp(logit));
                // Minus log q, without cancellation at either end.
                log += Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit)));
                double[] z = new double[width];
                for (int j = 0; j < width; j++) {
                    z[j] = design.x[atRisk[i] * width + j] - centre[j];
                }
                // Fewer than this can no longer become d with the rows left.
                int lowest = Math.max(0, events - (atRisk.length - 1 - i));
                for (int d = Math.min(i + 1, events); d >= lowest; d--) {
                    include(d, p, q, z, given, sums, products);
                }
            }
            this.logDenominator = log + Math.log(given[events]) + events * (unit - logOdds);
            this.mean = new double[width];
            this.covariance = new double[width][width];
            for (int j = 0; j < width; j++) {
                mean[j] = sums[events][j] / given[events];
            }
            for (int j = 0; j < width; j++) {
                for (int k = 0; k < width; k++) {
                    covariance[j][k] = products[events][j * width + k] / given[events] - mean[j] * mean[k];
                }
            }
            for (int j = 0; j < width; j++) {
                mean[j] += events * centre[j];
            }
        }

        /** Lets a row have the event with probability p, for the count d: P, and the sums of z and of z z' on that event. */
        private void include(
                int d, double p, double q, double[] z, double[] given, double[][] sums, double[][] products) {
            double[] sum = sums[d];
            double[] product = products[d];
            if (d == 0) {
                given[0] *= q;
                return;
            }
            double before = given[d - 1];
            double[] sumBefore = sums[d - 1];
            double[] productBefore = products[d - 1];
            for (int j = 0; j < width; j++) {
                for (int k = 0; k < width; k++) {
                    int at = j * width + k;
                    double added = productBefore[at] + z[j] * sumBefore[k] + sumBefore[j] * z[k] + z[j] * z[k] * before;
                    product[at] = product[at] * q + added * p;
                }
            }
            for (int j = 0; j < width; j++) {
                sum[j] = sum[j] * q + (sumBefore[j] + z[j] * before) * p;
            }
            given[d] = given[d] * q + before * p;
        }

        private double[] centre(CoxDesign design, int[] atRisk, double[] logRisk, double logOdds) {
            double[] centre = new double[width];
            double total = 0;
            for (int i = 0; i < atRisk.length; i++) {
                double p = 1 / (1 + Math.exp(-logRisk[i] - logOdds));
                total += p;
                for (int j = 0; j < width; j++) {
                    centre[j] += p * design.x[atRisk[i] * width + j];
                }
            }
            for (int j = 0; j < width; j++) {
                centre[j] /= total;
            }
            return centre;
        }

        /** Finds log c such that about d events are expected; any c gives the same result, a good one the best accuracy. */
        private static double logOdds(double[] logRisk, int events) {
            double low = -800;
            double high = 800;
            for (int i = 0; i < 60; i++) {
                double middle = (low + high) / 2;
                double expected = 0;
                for (double log : logRisk) {
                    expected += 1 / (1 + Math.exp(-log - middle));
                }
                if (expected < events) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return (low + high) / 2;
        }
    }
}
