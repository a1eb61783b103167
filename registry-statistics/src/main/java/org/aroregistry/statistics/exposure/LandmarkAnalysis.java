package org.aroregistry.statistics.exposure;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.aroregistry.statistics.regression.CoxFit;
import org.aroregistry.statistics.regression.CoxRegression;
import org.aroregistry.statistics.regression.CoxSample;
import org.aroregistry.statistics.survival.KaplanMeier;
import org.aroregistry.statistics.survival.SurvivalCurve;
import org.aroregistry.statistics.survival.SurvivalSample;

/**
 * The comparison of subjects by what had happened to them by a landmark.
 *
 * <p>Those whose time ends at or before the landmark (or who were never observed) are left out and counted. The others are exposed if their exposure began at or before it, and
 * stay on that side whatever happens later; the clock starts at the landmark. No future is used, at the price of the exposures after the
 * landmark; choose the landmark before looking at the data. Subjects entering after the landmark are at risk from their entry on. Made by {@link
 * #at}; immutable.
 *
 * @see <a href="https://doi.org/10.1200/JCO.1983.1.11.710">Anderson, Cain &amp; Gelber (1983), J. Clin. Oncol. 1:710-719</a>
 */
public final class LandmarkAnalysis {
    private final double landmark;
    private final int excluded;
    private final double[] entries;
    private final double[] times;
    private final boolean[] events;
    private final int[] groups;

    private LandmarkAnalysis(ExposureSample sample, double landmark) {
        // A subject that enters at its time was never observed.
        boolean[] observed = sample.observed();
        int[] kept = IntStream.range(0, sample.size())
                .filter(i -> sample.time(i) > landmark && (observed[i] || !sample.hasDelayedEntry()))
                .toArray();
        this.landmark = landmark;
        this.excluded = sample.size() - kept.length;
        this.entries = new double[kept.length];
        this.times = new double[kept.length];
        this.events = new boolean[kept.length];
        this.groups = new int[kept.length];
        for (int k = 0; k < kept.length; k++) {
            entries[k] = Math.max(0, sample.entry(kept[k]) - landmark);
            times[k] = sample.time(kept[k]) - landmark;
            events[k] = sample.event(kept[k]);
            groups[k] = sample.exposure(kept[k]) <= landmark ? 1 : 0;
        }
    }

    /**
     * Divides the subjects at a landmark.
     *
     * @param sample the subjects
     * @param landmark finite and at least 0
     * @return the analysis
     * @throws IllegalArgumentException if the landmark is not finite and at least 0
     */
    public static LandmarkAnalysis at(ExposureSample sample, double landmark) {
        if (!(landmark >= 0 && landmark < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("landmark " + landmark + " is not finite and at least 0");
        }
        return new LandmarkAnalysis(sample, landmark);
    }

    /** Gives the landmark. */
    public double landmark() {
        return landmark;
    }

    /** Gives the number of subjects whose time ended at or before the landmark. */
    public int excluded() {
        return excluded;
    }

    /** Gives the number of subjects kept. */
    public int size() {
        return times.length;
    }

    /** Compares the two sides by the log-rank test; without information if nobody is left. */
    public ExposureComparison compare() {
        return sample().map(kept -> ExposureComparison.of(kept, groups, personTime(0), personTime(1)))
                .orElseGet(ExposureComparison::nobody);
    }

    /**
     * Estimates the survival of one side from the landmark on.
     *
     * @param exposed which side
     * @param estimator scale and level of the limits
     * @return the curve, its time counted from the landmark; empty if nobody is on that side
     */
    public Optional<SurvivalCurve> curve(boolean exposed, KaplanMeier estimator) {
        return sample(exposed).map(estimator::estimate);
    }

    /**
     * Gives one side as a sample of survival times.
     *
     * @param exposed which side
     * @return the sample, its time counted from the landmark; empty if nobody is on that side
     */
    public Optional<SurvivalSample> sample(boolean exposed) {
        IntPredicate side = i -> groups[i] == (exposed ? 1 : 0);
        return IntStream.range(0, groups.length).anyMatch(side)
                ? sample().map(kept -> kept.select(side))
                : Optional.empty();
    }

    /**
     * Estimates the hazard ratio of the exposed against the unexposed from the landmark on.
     *
     * @param model ties, level and variance
     * @return the fit with the one coefficient "exposed", whose outcome says whether there is an estimate; empty if nobody is left
     */
    public Optional<CoxFit> fit(CoxRegression model) {
        if (times.length == 0) {
            return Optional.empty();
        }
        CoxSample.Builder rows = CoxSample.builder(times, events)
                .covariate(
                        ExposureRows.EXPOSED,
                        Arrays.stream(groups).asDoubleStream().toArray());
        return Optional.of(model.fit((hasLaterEntry() ? rows.entries(entries) : rows).build()));
    }

    private Optional<SurvivalSample> sample() {
        if (times.length == 0) {
            return Optional.empty();
        }
        return Optional.of(
                hasLaterEntry() ? SurvivalSample.of(entries, times, events) : SurvivalSample.of(times, events));
    }

    /** Without later entries everybody is there from the landmark on, and risk sets need not know of entries. */
    private boolean hasLaterEntry() {
        return Arrays.stream(entries).anyMatch(entry -> entry > 0);
    }

    private double personTime(int group) {
        double sum = 0;
        for (int i = 0; i < times.length; i++) {
            sum += groups[i] == group ? times[i] - entries[i] : 0;
        }
        return sum;
    }
}
