package org.aroregistry.statistics.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.aroregistry.statistics.recurrent.RecurrentRows.Row;
import org.aroregistry.statistics.regression.CoxCoefficient;
import org.aroregistry.statistics.regression.CoxRegression;
import org.junit.jupiter.api.Test;

class RecurrentRowsTest {

    /** Rows out of order: one subject with events at 5, 9 and 14, followed to 20; one entering at 2 with one event at 6. */
    private static final RecurrentSample TWO_SUBJECTS = RecurrentSample.of(
            new int[] {1, 1, 2, 1, 1, 2},
            new double[] {0, 5, 2, 14, 9, 6},
            new double[] {5, 9, 6, 20, 14, 8},
            new boolean[] {true, true, true, false, true, false});

    /** Ten subjects: whether treated, and rows of (subject, entry, time, event). */
    private static final double[][] TEN_SUBJECTS = {
        {1, 0, 0, 4, 1},
        {1, 0, 4, 9, 1},
        {1, 0, 9, 15, 0},
        {2, 1, 0, 12, 0},
        {3, 0, 0, 3, 1},
        {3, 0, 3, 5, 1},
        {3, 0, 5, 11, 1},
        {3, 0, 11, 13, 0},
        {4, 1, 0, 8, 1},
        {4, 1, 8, 16, 0},
        {5, 1, 1, 7, 1},
        {5, 1, 7, 10, 1},
        {5, 1, 10, 14, 0},
        {6, 0, 0, 6, 1},
        {6, 0, 6, 9.5, 0},
        {7, 1, 0, 13.5, 0},
        {8, 0, 2, 6.5, 1},
        {8, 0, 6.5, 12.5, 1},
        {9, 1, 0, 5.5, 1},
        {9, 1, 5.5, 15.5, 0},
        {10, 0, 0, 2.5, 0}
    };

    @Test
    void andersen_gill_takes_the_rows_as_they_are() {
        RecurrentRows rows = RecurrentRows.andersenGill(TWO_SUBJECTS);

        assertThat(rows.rows())
                .containsExactly(
                        new Row(0, 0, 5, true, 1, 0),
                        new Row(1, 5, 9, true, 1, 0),
                        new Row(2, 2, 6, true, 1, 1),
                        new Row(3, 14, 20, false, 1, 0),
                        new Row(4, 9, 14, true, 1, 0),
                        new Row(5, 6, 8, false, 1, 1));
    }

    @Test
    void prentice_williams_peterson_in_total_time_puts_each_event_in_its_stratum() {
        RecurrentRows rows = RecurrentRows.prenticeWilliamsPeterson(TWO_SUBJECTS, GapOrTotalTime.TOTAL_TIME, 3);

        assertThat(rows.rows())
                .containsExactly(
                        new Row(0, 0, 5, true, 1, 0),
                        new Row(1, 5, 9, true, 2, 0),
                        new Row(4, 9, 14, true, 3, 0),
                        new Row(3, 14, 20, false, 3, 0),
                        new Row(2, 2, 6, true, 1, 1),
                        new Row(5, 6, 8, false, 2, 1));
    }

    @Test
    void prentice_williams_peterson_in_gap_time_restarts_the_clock() {
        RecurrentRows rows = RecurrentRows.prenticeWilliamsPeterson(TWO_SUBJECTS, GapOrTotalTime.GAP_TIME, 9);

        assertThat(rows.rows())
                .containsExactly(
                        new Row(0, 0, 5, true, 1, 0),
                        new Row(1, 0, 4, true, 2, 0),
                        new Row(4, 0, 5, true, 3, 0),
                        new Row(3, 0, 6, false, 4, 0),
                        new Row(2, 0, 4, true, 1, 1),
                        new Row(5, 0, 2, false, 2, 1));
    }

    @Test
    void wei_lin_weissfeld_puts_everybody_at_risk_for_every_event_from_the_beginning() {
        RecurrentRows rows = RecurrentRows.weiLinWeissfeld(TWO_SUBJECTS, 2);

        assertThat(rows.rows())
                .containsExactly(
                        new Row(0, 0, 5, true, 1, 0),
                        new Row(2, 2, 6, true, 1, 1),
                        new Row(0, 0, 5, false, 2, 0),
                        new Row(1, 5, 9, true, 2, 0),
                        new Row(2, 2, 6, false, 2, 1),
                        new Row(5, 6, 8, false, 2, 1));
    }

    /**
     * From R 4.2.2, survival 3.5-3, rows laid out by hand, coxph.control(eps = 1e-14): coxph(Surv(entry, time, event) ~ treated + strata(k),
     * cluster = id).
     */
    @Test
    void fits_of_ten_subjects_equal_those_of_r() {
        RecurrentSample sample = tenSubjects();

        assertFit(RecurrentRows.andersenGill(sample), -0.97137861704507233, 0.42263103459522461);
        assertFit(
                RecurrentRows.prenticeWilliamsPeterson(sample, GapOrTotalTime.TOTAL_TIME, 2),
                -1.7044109398617713,
                0.55649492888066776);
        assertFit(
                RecurrentRows.prenticeWilliamsPeterson(sample, GapOrTotalTime.GAP_TIME, 2),
                -1.5700711494949482,
                0.69527733577627004);
        assertFit(RecurrentRows.weiLinWeissfeld(sample, 2), -2.1085595598405766, 0.64605555388521485);
    }

    private static void assertFit(RecurrentRows rows, double estimate, double robustError) {
        double[] treated = new double[TEN_SUBJECTS.length];
        for (int i = 0; i < treated.length; i++) {
            treated[i] = TEN_SUBJECTS[i][1];
        }

        CoxCoefficient got = CoxRegression.withDefaults()
                .fit(rows.coxSample().covariate("treated", rows.spread(treated)).build())
                .coefficients()
                .get(0);

        assertThat(got.estimate()).isCloseTo(estimate, within(1e-10));
        assertThat(got.robustStandardError()).isCloseTo(robustError, within(1e-10));
    }

    private static RecurrentSample tenSubjects() {
        int n = TEN_SUBJECTS.length;
        int[] subjects = new int[n];
        double[] entries = new double[n];
        double[] times = new double[n];
        boolean[] events = new boolean[n];
        for (int i = 0; i < n; i++) {
            subjects[i] = (int) TEN_SUBJECTS[i][0];
            entries[i] = TEN_SUBJECTS[i][2];
            times[i] = TEN_SUBJECTS[i][3];
            events[i] = TEN_SUBJECTS[i][4] == 1;
        }
        return RecurrentSample.of(subjects, entries, times, events);
    }

    @Test
    void wrong_arguments_are_refused() {
        assertThatThrownBy(() -> RecurrentRows.weiLinWeissfeld(TWO_SUBJECTS, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maximum number of strata 0 is less than 1");
        assertThatThrownBy(() -> RecurrentRows.andersenGill(TWO_SUBJECTS).spread(new double[2]))
                .hasMessage("2 values for 6 rows");
    }
}
