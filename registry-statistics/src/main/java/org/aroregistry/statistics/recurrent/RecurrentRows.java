package org.aroregistry.statistics.recurrent;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.statistics.followup.SubjectRows;
import org.aroregistry.statistics.regression.CoxSample;

/**
 * The rows of a Cox model for recurrent events, laid out from one sample.
 *
 * <p>All three models are Cox regressions with strata and a robust variance by subject; they differ in who is at risk for which event. Rows in which
 * events are not seen are left out. Instances are immutable.
 *
 * @see <a href="https://doi.org/10.1007/978-1-4757-3294-8">Therneau &amp; Grambsch (2000), Modeling Survival Data, chapter 8</a>
 */
public final class RecurrentRows {
    private final RecurrentSample sample;
    private final List<Row> rows;

    private RecurrentRows(RecurrentSample sample, List<Row> rows) {
        this.sample = sample;
        this.rows = rows.stream().filter(row -> sample.seen(row.source())).toList();
    }

    /**
     * One row.
     *
     * @param source position of the row of the sample that it comes from, whose covariates it has
     * @param entry begin, on the clock of the model
     * @param time end, after the entry
     * @param event whether it ends with the event of its stratum
     * @param stratum number of the event from 1; 1 throughout for Andersen and Gill
     * @param subject number of the subject, the cluster of the robust variance
     */
    public record Row(int source, double entry, double time, boolean event, int stratum, int subject) {}

    /**
     * Lays out the model of Andersen and Gill: all events alike, at risk whenever observed.
     *
     * @param sample the sample
     * @return its rows as they are, in one stratum
     * @see <a href="https://doi.org/10.1214/aos/1176345976">Andersen &amp; Gill (1982), Ann. Stat. 10:1100-1120</a>
     */
    public static RecurrentRows andersenGill(RecurrentSample sample) {
        List<Row> laid = new ArrayList<>();
        for (int i = 0; i < sample.size(); i++) {
            laid.add(row(sample, i, 0, sample.event(i), 1));
        }
        return new RecurrentRows(sample, laid);
    }

    /**
     * Lays out a model of Prentice, Williams and Peterson: at risk for the k-th event only between the event before and it.
     *
     * @param sample the sample
     * @param clock total time or gap time
     * @param maximumStrata strata to lay out, at least 1; further events share the last one, as few subjects are at risk for each
     * @return rows ordered by subject and time, the number of the event as stratum
     * @throws IllegalArgumentException if the maximum is less than 1
     * @see <a href="https://doi.org/10.1093/biomet/68.2.373">Prentice, Williams &amp; Peterson (1981), Biometrika 68:373-379</a>
     */
    public static RecurrentRows prenticeWilliamsPeterson(
            RecurrentSample sample, GapOrTotalTime clock, int maximumStrata) {
        requireMaximum(maximumStrata);
        SubjectRows rows = sample.rows();
        List<Row> laid = new ArrayList<>();
        int subject = -1;
        int stratum = 1;
        double origin = 0;
        for (int i : rows.bySubject()) {
            if (rows.subject(i) != subject) {
                subject = rows.subject(i);
                stratum = 1;
                origin = clock == GapOrTotalTime.GAP_TIME ? rows.grid().time(rows.entry(i)) : 0;
            }
            laid.add(row(sample, i, origin, sample.event(i), Math.min(stratum, maximumStrata)));
            if (sample.event(i)) {
                stratum++;
                origin = clock == GapOrTotalTime.GAP_TIME ? rows.grid().time(rows.exit(i)) : 0;
            }
        }
        return new RecurrentRows(sample, laid);
    }

    /**
     * Lays out the model of Wei, Lin and Weissfeld: from the beginning at risk for the first, the second, ... event, each in a stratum.
     *
     * @param sample the sample
     * @param maximumStrata strata to lay out, at least 1; further events are left out
     * @return rows ordered by stratum, subject and time: in stratum k those of each subject up to its k-th event
     * @throws IllegalArgumentException if the maximum is less than 1
     * @see <a href="https://doi.org/10.1080/01621459.1989.10478873">Wei, Lin &amp; Weissfeld (1989), JASA 84:1065-1073</a>
     */
    public static RecurrentRows weiLinWeissfeld(RecurrentSample sample, int maximumStrata) {
        requireMaximum(maximumStrata);
        SubjectRows rows = sample.rows();
        int[] order = rows.bySubject();
        List<Row> laid = new ArrayList<>();
        for (int stratum = 1; stratum <= maximumStrata; stratum++) {
            int subject = -1;
            int before = 0;
            for (int i : order) {
                if (rows.subject(i) != subject) {
                    subject = rows.subject(i);
                    before = 0;
                }
                if (before < stratum) {
                    before += sample.event(i) ? 1 : 0;
                    laid.add(row(sample, i, 0, before == stratum, stratum));
                }
            }
        }
        return new RecurrentRows(sample, laid);
    }

    private static void requireMaximum(int maximumStrata) {
        if (maximumStrata < 1) {
            throw new IllegalArgumentException("maximum number of strata " + maximumStrata + " is less than 1");
        }
    }

    private static Row row(RecurrentSample sample, int i, double origin, boolean event, int stratum) {
        SubjectRows rows = sample.rows();
        return new Row(
                i,
                rows.grid().time(rows.entry(i)) - origin,
                rows.grid().time(rows.exit(i)) - origin,
                event,
                stratum,
                rows.subject(i));
    }

    /** Gives the rows. */
    public List<Row> rows() {
        return rows;
    }

    /**
     * Begins a Cox sample of the rows, with the numbers of the events as strata and the subjects as clusters.
     *
     * @return a builder to add covariates to, by {@link #spread}
     */
    public CoxSample.Builder coxSample() {
        int n = rows.size();
        double[] entries = new double[n];
        double[] times = new double[n];
        boolean[] events = new boolean[n];
        int[] strata = new int[n];
        int[] subjects = new int[n];
        for (int i = 0; i < n; i++) {
            Row row = rows.get(i);
            entries[i] = row.entry();
            times[i] = row.time();
            events[i] = row.event();
            strata[i] = row.stratum();
            subjects[i] = row.subject();
        }
        return CoxSample.builder(times, events).entries(entries).strata(strata).clusters(subjects);
    }

    /**
     * Gives each row the value of the row of the sample that it comes from.
     *
     * @param values a covariate, one value per row of the sample
     * @return one value per row
     * @throws IllegalArgumentException if there is not one value per row of the sample
     */
    public double[] spread(double[] values) {
        SubjectRows.requireLength("values", values.length, sample.size());
        return rows.stream().mapToDouble(row -> values[row.source()]).toArray();
    }
}
