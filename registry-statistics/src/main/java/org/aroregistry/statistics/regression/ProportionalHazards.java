package org.aroregistry.statistics.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aroregistry.statistics.numeric.ChiSquare;
import org.aroregistry.statistics.survival.ChiSquareTest;

/**
 * The score test of beta(t) = beta + theta g(t): R's {@code cox.zph} since survival 3.0.
 *
 * <p>At theta = 0 the score of theta is the sum over events of g(t) (x - mean), and the information of both is made of the variances V of the
 * risk sets: [sum V, sum g V; sum g V, sum g² V]. So one scan, and one pass over the rows. No shift of g changes the test, as the score
 * of beta is 0; g is centred at its mean over the events to keep the matrix well conditioned.
 *
 * @see <a href="https://doi.org/10.1093/biomet/81.3.515">Grambsch &amp; Therneau (1994), Biometrika 81:515-526</a>
 */
final class ProportionalHazards {
    private final CoxModel model;
    private final CoxDesign design;
    private final double[] function;
    private final double[] score;
    private final double[][] information;

    private ProportionalHazards(CoxModel model, double[] function) {
        this.model = model;
        this.design = model.design();
        this.function = function;
        this.score = new double[2 * design.width];
        this.information = new double[2 * design.width][2 * design.width];
    }

    static ProportionalHazardsTest test(CoxModel model, TimeTransform transform) {
        double[] function = TimeFunction.of(model.design(), transform);
        ProportionalHazards test = new ProportionalHazards(model, function);
        test.sum();
        List<ProportionalHazardsTest.Term> terms = new ArrayList<>();
        int[] columns = model.design().columns;
        int next = 0;
        for (CoxTerm term : model.sample().terms()) {
            int from = next;
            while (next < columns.length
                    && columns[next] < term.firstColumn() + term.columns().size()) {
                next++;
            }
            if (next > from) {
                terms.add(new ProportionalHazardsTest.Term(term.name(), test.of(from, next)));
            }
        }
        return new ProportionalHazardsTest(transform, terms, test.of(0, columns.length));
    }

    private void sum() {
        int p = design.width;
        int groups = design.groupCount();
        double[][] hazard = new double[2][groups];
        double[][] tiedHazard = new double[2][groups];
        CrossProducts products = new CrossProducts(p, 2);
        RiskSets sets = new RiskSets(design).at(model.beta());
        TieSums ties = new TieSums(model.efron());
        sets.visit((group, set) -> {
            ties.add(set);
            double factor = function[group];
            products.subtractMeans(ties, set, factor, factor);
            for (int power = 0; power < 2; power++) {
                hazard[power][group] = factor * ties.hazard;
                tiedHazard[power][group] = factor * ties.tiedHazard;
                factor *= function[group];
            }
            for (int j = 0; j < p; j++) {
                score[p + j] -= function[group] * ties.expected(set, j);
            }
            addEvents(group);
        });
        double[][] expected = new double[2][design.size];
        for (int power = 0; power < 2; power++) {
            sets.expected(hazard[power], tiedHazard[power], expected[power]);
        }
        products.addRows(design.x, expected);
        // The sum of V itself is the information of the fit.
        place(model.atEnd().information(), products.matrix(0), products.matrix(1));
    }

    private void addEvents(int group) {
        int p = design.width;
        for (int i = design.groupStart[group]; i < design.groupStart[group + 1]; i++) {
            if (!design.events[i]) {
                continue;
            }
            double factor = function[group] * design.weight(i);
            for (int j = 0; j < p; j++) {
                score[p + j] += factor * design.x[i * p + j];
            }
        }
    }

    private void place(double[][]... products) {
        int p = design.width;
        for (int a = 0; a < 2; a++) {
            for (int b = 0; b < 2; b++) {
                double[][] block = products[a + b];
                for (int j = 0; j < p; j++) {
                    System.arraycopy(block[j], 0, information[a * p + j], b * p, p);
                }
            }
        }
    }

    /** Tests the columns from one on to before another. */
    private ChiSquareTest of(int from, int to) {
        int p = design.width;
        int tested = to - from;
        int[] picked = new int[p + tested];
        Arrays.setAll(picked, j -> j < p ? j : from + j);
        double[] own = new double[picked.length];
        double[][] matrix = new double[picked.length][picked.length];
        for (int j = 0; j < picked.length; j++) {
            own[j] = score[picked[j]];
            for (int k = 0; k < picked.length; k++) {
                matrix[j][k] = information[picked[j]][picked[k]];
            }
        }
        Cholesky factor = Cholesky.of(scaled(matrix, own), Cholesky.TOLERANCE);
        // Without variation of g over the events, or with g undefined, the data hold nothing on the question.
        // Rounding can leave a statistic of 0 just below it.
        double statistic = factor.isFullRank() ? Math.max(0, factor.quadraticForm(own)) : Double.NaN;
        double pValue = Double.isNaN(statistic) ? Double.NaN : ChiSquare.upperTail(statistic, tested);
        return new ChiSquareTest(statistic, tested, pValue);
    }

    /** Brings the diagonal to 1, so that the unit of g has no say in what counts as singular. Scales the score along. */
    private static double[][] scaled(double[][] matrix, double[] score) {
        int size = score.length;
        double[] root = new double[size];
        for (int j = 0; j < size; j++) {
            root[j] = matrix[j][j] > 0 ? Math.sqrt(matrix[j][j]) : 1;
            score[j] /= root[j];
        }
        double[][] scaled = new double[size][size];
        for (int j = 0; j < size; j++) {
            for (int k = 0; k < size; k++) {
                scaled[j][k] = matrix[j][k] / root[j] / root[k];
            }
        }
        return scaled;
    }
}
