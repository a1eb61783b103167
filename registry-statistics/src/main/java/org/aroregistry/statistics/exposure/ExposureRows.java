package org.aroregistry.statistics.exposure;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.aroregistry.statistics.regression.CoxSample;
import org.aroregistry.statistics.survival.SurvivalSample;

/**
 * Follow-up split into unexposed and exposed time: rows (entry, time] with their event.
 *
 * <p>Made by {@link ExposureSample#split}; immutable. These are the rows of a time-dependent Cox model too.
 */
public final class ExposureRows {
    /** Name of the covariate of Cox models. */
    static final String EXPOSED = "exposed";

    private final int[] subjects;
    private final double[] entries;
    private final double[] times;
    private final boolean[] events;
    private final boolean[] exposed;
    private final double[] durations;
    private final int unobserved;

    private ExposureRows(Builder builder) {
        int size = builder.size;
        this.subjects = Arrays.copyOf(builder.subjects, size);
        this.entries = Arrays.copyOf(builder.entries, size);
        this.times = Arrays.copyOf(builder.times, size);
        this.events = Arrays.copyOf(builder.events, size);
        this.exposed = Arrays.copyOf(builder.exposed, size);
        this.durations = Arrays.copyOf(builder.durations, size);
        this.unobserved = builder.unobserved;
    }

    /** Gives the number of rows, at most two per subject. */
    public int size() {
        return times.length;
    }

    /** Gives the number of subjects without a row, because they were observed for no time. */
    public int unobserved() {
        return unobserved;
    }

    /** Gives the index in the sample of each row's subject. */
    public int[] subjects() {
        return subjects.clone();
    }

    /** Gives the begin of each row, rounding ties merged. */
    public double[] entries() {
        return entries.clone();
    }

    /** Gives the end of each row, rounding ties merged. */
    public double[] times() {
        return times.clone();
    }

    /** Says of each row whether it ends with the event. */
    public boolean[] events() {
        return events.clone();
    }

    /** Says of each row whether its time is exposed. */
    public boolean[] exposed() {
        return exposed.clone();
    }

    /**
     * Adds up the exposed or the unexposed time, from the times as given.
     *
     * @param ofExposed which of them
     * @return at least 0
     */
    public double personTime(boolean ofExposed) {
        double sum = 0;
        for (int i = 0; i < durations.length; i++) {
            sum += exposed[i] == ofExposed ? durations[i] : 0;
        }
        return sum;
    }

    /**
     * Gives the rows of a time-dependent Cox model with the covariate "exposed", 0 or 1; others can be added, by {@link #subjects}.
     *
     * @return a builder; empty if there is no row
     */
    public Optional<CoxSample.Builder> coxSample() {
        if (size() == 0) {
            return Optional.empty();
        }
        return Optional.of(CoxSample.builder(times, events)
                .entries(entries)
                .covariate(EXPOSED, Arrays.stream(groups()).asDoubleStream().toArray()));
    }

    /**
     * Gives the exposed or the unexposed time as a sample of survival times.
     *
     * @param ofExposed which of them
     * @return the sample; empty if there is no such time
     */
    public Optional<SurvivalSample> sample(boolean ofExposed) {
        return IntStream.range(0, size()).anyMatch(row -> exposed[row] == ofExposed)
                ? sample().map(split -> split.select(row -> exposed[row] == ofExposed))
                : Optional.empty();
    }

    /** The rows as a sample of survival times; empty if there is none. */
    Optional<SurvivalSample> sample() {
        return size() == 0 ? Optional.empty() : Optional.of(SurvivalSample.of(entries, times, events));
    }

    /** Group 1 for exposed rows, 0 for the others. */
    int[] groups() {
        int[] groups = new int[exposed.length];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = exposed[i] ? 1 : 0;
        }
        return groups;
    }

    /** Gathers rows. */
    static final class Builder {
        private final int[] subjects;
        private final double[] entries;
        private final double[] times;
        private final boolean[] events;
        private final boolean[] exposed;
        private final double[] durations;
        private int size;
        private int unobserved;

        Builder(int subjectCount) {
            int most = 2 * subjectCount;
            this.subjects = new int[most];
            this.entries = new double[most];
            this.times = new double[most];
            this.events = new boolean[most];
            this.exposed = new boolean[most];
            this.durations = new double[most];
        }

        void add(int subject, double entry, double time, boolean event, boolean isExposed, double duration) {
            subjects[size] = subject;
            entries[size] = entry;
            times[size] = time;
            events[size] = event;
            exposed[size] = isExposed;
            durations[size] = duration;
            size++;
        }

        void unobserved() {
            unobserved++;
        }

        ExposureRows build() {
            return new ExposureRows(this);
        }
    }
}
