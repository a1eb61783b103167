package org.aroregistry.statistics.regression;

import java.util.Arrays;
import org.aroregistry.statistics.numeric.Blocks;

/**
 * The risk sets of a design at one vector of coefficients: one scan from the last time to the first keeps the sums over those at risk.
 *
 * <p>Only the sums of risk and of risk times covariates are kept, not of their products: the products enter the information through each row's
 * expected number of events, see {@link #expected}.
 *
 * <p>Rows leave the scan at their entry. A running sum from which large terms were taken again has lost the small ones, so with entries the
 * sums are kept in twice the precision; without, every term is positive and plain sums are exact to rounding.
 */
final class RiskSets {
    /**
     * Risks are multiples of exp(shift), and the shift moves up when a linear predictor exceeds it by this much: no risk overflows, and
     * those that underflow stand next to one e^200 times as large.
     */
    private static final double SHIFT_SLACK = 200;

    /** Part of the largest sum below which what is left of it is summed again; twice the precision leaves 1e-32. */
    private static final double CANCELLED = 1e-14;

    private final CoxDesign design;
    private final int width;

    /** Linear predictor of each position. */
    final double[] predictor;

    /** Weight times exp(predictor - shift of the group). */
    final double[] risk;

    /** Logarithm of the unit of the risks, by group. */
    final double[] shift;

    /** Sum of the risks at risk; valid during a visit. */
    double total;

    /** Sums of risk times covariate at risk; valid during a visit. */
    final double[] totals;

    /** Sum of the risks of those with events at the time; valid during a visit if there are two or more. */
    double tied;

    /** Sums of risk times covariate of those with events at the time; valid during a visit if there are two or more. */
    final double[] tiedTotals;

    /** Number of events at the time; valid during a visit. */
    int deaths;

    /** Sum of the weights of the events at the time; valid during a visit. */
    double deathWeight;

    /** Whether all groups of a stratum have one unit, as they do unless linear predictors lie very far apart. */
    private boolean oneUnit;

    private int onlyEvent;
    private double totalLow;
    private final double[] totalsLow;

    /** Takes one risk set. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Takes the risk set of a group with events.
         *
         * @param group index of the group in the design
         * @param set holds the sums
         */
        void visit(int group, RiskSets set);
    }

    RiskSets(CoxDesign design) {
        this.design = design;
        this.width = design.width;
        this.predictor = new double[design.size];
        this.risk = new double[design.size];
        this.shift = new double[design.groupCount()];
        this.totals = new double[width];
        this.totalsLow = new double[width];
        this.tiedTotals = new double[width];
    }

    /** Sets the coefficients of the scaled covariates. */
    RiskSets at(double[] beta) {
        boolean zero = true;
        for (double b : beta) {
            zero &= b == 0;
        }
        oneUnit = true;
        Arrays.fill(shift, 0);
        if (zero) {
            Arrays.fill(predictor, 0);
            for (int i = 0; i < design.size; i++) {
                risk[i] = design.weight(i);
            }
        } else if (!(predict(beta) <= SHIFT_SLACK / 2)) {
            for (int s = 0; s < design.strataCount(); s++) {
                chooseUnits(design.stratumStart[s], design.stratumStart[s + 1]);
            }
            exponentiate();
        }
        return this;
    }

    /** Computes linear predictors, and risks in units of 1, which serve unless a predictor is far from 0; gives the largest distance. */
    private double predict(double[] beta) {
        double[] x = design.x;
        double[] largest = new double[Blocks.count(predictor.length)];
        Blocks.forEachBlock(predictor.length, (block, from, to) -> {
            int at = from * width;
            double size = 0;
            for (int i = from; i < to; i++) {
                double sum = 0;
                for (int j = 0; j < width; j++) {
                    sum += beta[j] * x[at++];
                }
                predictor[i] = sum;
                risk[i] = design.weight(i) * Math.exp(sum);
                // NaN stays.
                size = Math.max(size, Math.abs(sum));
            }
            largest[block] = size;
        });
        double size = 0;
        for (double one : largest) {
            size = Math.max(size, one);
        }
        return size;
    }

    private void chooseUnits(int firstGroup, int endGroup) {
        double unit = Double.NEGATIVE_INFINITY;
        for (int g = endGroup - 1; g >= firstGroup; g--) {
            for (int i = design.groupStart[g]; i < design.groupStart[g + 1]; i++) {
                if (predictor[i] > unit + SHIFT_SLACK) {
                    unit = predictor[i];
                }
            }
            shift[g] = unit;
            oneUnit &= g == endGroup - 1 || unit == shift[g + 1];
        }
    }

    private void exponentiate() {
        Blocks.forEach(design.groupCount(), (from, to) -> {
            for (int g = from; g < to; g++) {
                for (int i = design.groupStart[g]; i < design.groupStart[g + 1]; i++) {
                    risk[i] = design.weight(i) * Math.exp(predictor[i] - shift[g]);
                }
            }
        });
    }

    /** Shows every risk set with events to a visitor, stratum by stratum, the last time of a stratum first. */
    void visit(Visitor visitor) {
        for (int s = 0; s < design.strataCount(); s++) {
            if (design.byEntry == null || design.entries == null) {
                visitStratum(s, visitor);
            } else {
                visitStratumWithEntries(s, visitor, design.byEntry, design.entries);
            }
        }
    }

    private void visitStratum(int stratum, Visitor visitor) {
        clear();
        double[] x = design.x;
        double[] sums = totals;
        boolean[] events = design.events;
        int first = design.stratumStart[stratum];
        double sum = 0;
        for (int g = design.stratumStart[stratum + 1] - 1; g >= first; g--) {
            sum = oneUnit ? sum : rescale(g, stratum, sum);
            deaths = 0;
            int from = design.groupStart[g];
            for (int i = design.groupStart[g + 1] - 1; i >= from; i--) {
                double r = risk[i];
                sum += r;
                int at = i * width;
                for (int j = 0; j < width; j++) {
                    sums[j] += r * x[at + j];
                }
                if (events[i]) {
                    addEvent(i);
                }
            }
            if (deaths > 0) {
                total = sum;
                visitor.visit(g, this);
            }
        }
    }

    private void addEvent(int position) {
        deaths++;
        if (deaths == 1) {
            onlyEvent = position;
            deathWeight = design.weight(position);
            return;
        }
        if (deaths == 2) {
            tied = 0;
            Arrays.fill(tiedTotals, 0);
            addTied(onlyEvent);
        }
        deathWeight += design.weight(position);
        addTied(position);
    }

    private void addTied(int position) {
        double r = risk[position];
        tied += r;
        int at = position * width;
        for (int j = 0; j < width; j++) {
            tiedTotals[j] += r * design.x[at + j];
        }
    }

    /** Brings the sums to the unit of a group when it is not that of the group after it. */
    private double rescale(int group, int stratum, double sum) {
        if (group + 1 == design.stratumStart[stratum + 1] || shift[group] == shift[group + 1]) {
            return sum;
        }
        double factor = Math.exp(shift[group + 1] - shift[group]);
        totalLow *= factor;
        for (int j = 0; j < width; j++) {
            totals[j] *= factor;
            totalsLow[j] *= factor;
        }
        return sum * factor;
    }

    private void visitStratumWithEntries(int stratum, Visitor visitor, int[] byEntry, double[] entries) {
        clear();
        int first = design.stratumStart[stratum];
        int next = design.groupStart[design.stratumStart[stratum + 1]] - 1;
        double highest = 0;
        for (int g = design.stratumStart[stratum + 1] - 1; g >= first; g--) {
            double before = total;
            total = oneUnit ? total : rescale(g, stratum, total);
            highest = before == total ? highest : total;
            deaths = 0;
            int from = design.groupStart[g];
            for (int i = design.groupStart[g + 1] - 1; i >= from; i--) {
                add(i, risk[i]);
                if (design.events[i]) {
                    addEvent(i);
                }
            }
            if (deaths == 0) {
                continue;
            }
            for (; next >= design.firstRow(stratum) && entries[byEntry[next]] >= design.groupTime[g]; next--) {
                int leaving = byEntry[next];
                add(leaving, oneUnit ? -risk[leaving] : -risk[leaving] * unitRatio(design.groupOf(leaving), g));
            }
            fold();
            highest = Math.max(highest, total);
            if (!(total > CANCELLED * highest)) {
                sumAgain(g, stratum);
                highest = total;
            }
            visitor.visit(g, this);
        }
    }

    /** Sums over those at risk from scratch: what is left after higher risks have left the scan is rounding error. */
    private void sumAgain(int group, int stratum) {
        clear();
        for (int g = group; g < design.stratumStart[stratum + 1]; g++) {
            double ratio = unitRatio(g, group);
            for (int i = design.groupStart[g]; i < design.groupStart[g + 1]; i++) {
                if (design.entryGroup == null || design.entryGroup[i] <= group) {
                    add(i, risk[i] * ratio);
                }
            }
        }
        fold();
    }

    /** Whether all risks of a stratum are in one unit. */
    boolean oneUnit() {
        return oneUnit;
    }

    /** Gives the factor from the unit of the risks of one group to that of another. */
    double unitRatio(int from, int to) {
        return oneUnit || shift[from] == shift[to] ? 1 : Math.exp(shift[from] - shift[to]);
    }

    /** Moves what the low parts have gathered into the sums. */
    private void fold() {
        double sum = total + totalLow;
        totalLow -= sum - total;
        total = sum;
        for (int j = 0; j < width; j++) {
            double moved = totals[j] + totalsLow[j];
            totalsLow[j] -= moved - totals[j];
            totals[j] = moved;
        }
    }

    private void clear() {
        total = 0;
        totalLow = 0;
        Arrays.fill(totals, 0);
        Arrays.fill(totalsLow, 0);
    }

    private void add(int position, double r) {
        double sum = total + r;
        totalLow += lost(total, r, sum);
        total = sum;
        int at = position * width;
        for (int j = 0; j < width; j++) {
            double term = r * design.x[at + j];
            double moved = totals[j] + term;
            totalsLow[j] += lost(totals[j], term, moved);
            totals[j] = moved;
        }
    }

    /** What rounding took from a + b = sum (Knuth). */
    static double lost(double a, double b, double sum) {
        double other = sum - a;
        return (a - (sum - other)) + (b - other);
    }

    /**
     * Gives each position's expected number of events, times its weight: its risk times the hazard summed over its interval.
     *
     * @param hazard of each group, in units of exp(-shift)
     * @param tiedHazard what an event of the group's own time does not experience of it
     * @param expected filled by position
     */
    void expected(double[] hazard, double[] tiedHazard, double[] expected) {
        IntervalSums cumulative = IntervalSums.over(this, design, hazard, 1, 0);
        int[] starts = design.groupStart;
        boolean entries = design.entryGroup != null;
        Blocks.forEach(design.groupCount(), (first, end) -> {
            for (int g = first; g < end; g++) {
                double whole = entries ? 0 : cumulative.upTo(starts[g], g);
                double tiedOnly = tiedHazard[g];
                for (int i = starts[g]; i < starts[g + 1]; i++) {
                    double own = entries ? cumulative.upTo(i, g) : whole;
                    expected[i] = risk[i] * (tiedOnly != 0 && design.events[i] ? own - tiedOnly : own);
                }
            }
        });
    }
}
