package org.aroregistry.statistics.exposure;

import java.util.stream.IntStream;
import org.aroregistry.statistics.survival.SurvivalSample;

/**
 * The WRONG comparison of those ever exposed with those never exposed, to show how wrong it is. Never report it as a result.
 *
 * <p>Whoever is exposed at x was alive until x. Counting the time before x as exposed credits the exposure with a time in which its subjects could not
 * die (immortal time), and takes that time, which was unexposed, from the others. An exposure without any effect then looks protective, the
 * more so the later it begins.
 *
 * <p>Use {@link MantelByar}, {@link SimonMakuch} or {@link LandmarkAnalysis}, or a Cox model of {@link ExposureSample#split}.
 *
 * @see <a href="https://doi.org/10.1093/aje/kwm324">Suissa (2008), Am. J. Epidemiol. 167:492-499</a>
 */
public final class NaiveEverNever {
    private NaiveEverNever() {}

    /**
     * Compares by the future, against all reason.
     *
     * @param sample the subjects; exposures after the end of follow-up count as exposed too, as this comparison does not look at when
     * @return observed and expected events of those never and ever exposed, biased in favour of the exposure
     */
    public static ExposureComparison compareWithImmortalTimeBias(ExposureSample sample) {
        // With delayed entry a subject that enters at its time was never observed; without, one at time 0 was.
        boolean[] observed = sample.observed();
        int[] kept = IntStream.range(0, sample.size())
                .filter(i -> observed[i] || !sample.hasDelayedEntry())
                .toArray();
        if (kept.length == 0) {
            return ExposureComparison.nobody();
        }
        double[] entries = new double[kept.length];
        double[] times = new double[kept.length];
        boolean[] events = new boolean[kept.length];
        int[] groups = new int[kept.length];
        double[] personTime = new double[2];
        for (int k = 0; k < kept.length; k++) {
            entries[k] = sample.entry(kept[k]);
            times[k] = sample.time(kept[k]);
            events[k] = sample.event(kept[k]);
            groups[k] = Double.isNaN(sample.exposure(kept[k])) ? 0 : 1;
            personTime[groups[k]] += times[k] - entries[k];
        }
        SurvivalSample all =
                sample.hasDelayedEntry() ? SurvivalSample.of(entries, times, events) : SurvivalSample.of(times, events);
        return ExposureComparison.of(all, groups, personTime[0], personTime[1]);
    }
}
