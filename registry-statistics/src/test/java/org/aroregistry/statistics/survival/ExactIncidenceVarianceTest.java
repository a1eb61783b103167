package org.aroregistry.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Variances of incidences against their definitions in numbers of 60 digits, where little survival is left and where the risk set empties. */
class ExactIncidenceVarianceTest {

    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal ZERO = BigDecimal.ZERO;

    /** Subjects as they are; causes 1 and 2, 0 is censoring. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Cohort(String name, double[] entries, double[] times, int[] causes) {
        @Override
        public String toString() {
            return name;
        }

        boolean atRisk(int subject, double time) {
            return entries[subject] < time && time <= times[subject];
        }

        BigDecimal count(double time, int... wanted) {
            return BigDecimal.valueOf(IntStream.range(0, times.length)
                    .filter(i -> times[i] == time && Arrays.stream(wanted).anyMatch(cause -> cause == causes[i]))
                    .count());
        }

        BigDecimal atRisk(double time) {
            return BigDecimal.valueOf(IntStream.range(0, times.length)
                    .filter(i -> atRisk(i, time))
                    .count());
        }

        double[] until(double last) {
            return Arrays.stream(times)
                    .sorted()
                    .distinct()
                    .filter(t -> t <= last)
                    .toArray();
        }
    }

    static Stream<Cohort> cohorts() {
        Stream<Cohort> made = Stream.of(
                relay("one cause, the survival halved 30 times", 30, 1),
                relay("two causes, the survival halved 30 times", 30, 2),
                relay("the second cause once in seven, the survival halved 45 times", 45, 7),
                new Cohort("all fail of one cause", new double[] {0, 1, 0, 2}, new double[] {3, 4, 7, 8}, new int[] {
                    1, 1, 1, 1
                }),
                new Cohort("all fail of two causes", new double[] {0, 1, 0, 2}, new double[] {3, 4, 7, 8}, new int[] {
                    1, 2, 1, 2
                }),
                new Cohort(
                        "the risk set empties by censoring and fills again",
                        new double[] {0, 0, 1, 5, 5, 6, 11, 11, 12},
                        new double[] {2, 3, 4, 7, 8, 10, 13, 14, 15},
                        new int[] {1, 2, 0, 2, 1, 0, 1, 1, 2}),
                new Cohort(
                        "the risk set empties by events and fills again",
                        new double[] {0, 0, 1, 5, 5, 6},
                        new double[] {2, 3, 4, 7, 8, 10},
                        new int[] {1, 2, 1, 2, 1, 0}));
        return Stream.concat(made, LongStream.rangeClosed(1, 10).mapToObj(ExactIncidenceVarianceTest::random));
    }

    /** Two at risk at each event: the survivor of one and somebody who came since. */
    private static Cohort relay(String name, int length, int every) {
        double[] entries = new double[length + 1];
        double[] times = new double[length + 1];
        int[] causes = new int[length + 1];
        for (int i = 0; i <= length; i++) {
            entries[i] = i == 0 ? 0 : i - 0.5;
            times[i] = i + 1;
            causes[i] = every > 1 && i % every == every - 1 ? 2 : 1;
        }
        // The first two meet at 1, the last is censored.
        entries[1] = 0;
        causes[length] = 0;
        for (int i = 2; i <= length; i++) {
            entries[i] = i - 1.5;
        }
        return new Cohort(name, entries, times, causes);
    }

    private static Cohort random(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 25);
        return new Cohort("random cohort " + seed, cohort.entries(), cohort.times(), cohort.causes());
    }

    @ParameterizedTest
    @MethodSource("cohorts")
    void variances_have_nine_digits_whatever_is_left(Cohort cohort) {
        CompetingRisksSample sample = CompetingRisksSample.of(2, cohort.entries(), cohort.times(), cohort.causes());
        for (IncidenceVariance variance : IncidenceVariance.values()) {
            CumulativeIncidence estimate =
                    AalenJohansen.withDefaults().with(variance).estimate(sample);
            for (int cause = 1; cause <= 2; cause++) {
                for (IncidencePoint point : estimate.cause(cause).points()) {
                    double exact = standardError(variance, cohort, cause, point.time());
                    assertThat(point.standardError())
                            .as("%s, cause %d at %s", variance, cause, point.time())
                            .isCloseTo(exact, within(1e-10 * exact));
                }
            }
        }
    }

    private static double standardError(IncidenceVariance variance, Cohort cohort, int cause, double time) {
        BigDecimal exact =
                switch (variance) {
                    case JACKKNIFE -> jackknife(cohort, cause, time);
                    case GREENWOOD -> greenwood(cohort, cause, time);
                    case GRAY -> gray(cohort, cause, time);
                };
        // Thirds have no last digit, so 0 is not always 0.
        return exact.doubleValue() < 1e-50 ? 0 : exact.sqrt(DIGITS).doubleValue();
    }

    /** The derivative of the estimate with respect to each subject's weight, step by step. */
    private static BigDecimal jackknife(Cohort cohort, int cause, double until) {
        BigDecimal sum = ZERO;
        for (int i = 0; i < cohort.times().length; i++) {
            BigDecimal survival = ONE;
            BigDecimal survivalInfluence = ZERO;
            BigDecimal influence = ZERO;
            for (double t : cohort.until(until)) {
                BigDecimal n = cohort.atRisk(t);
                BigDecimal own = over(cohort.count(t, cause), n);
                BigDecimal all = over(cohort.count(t, 1, 2), n);
                boolean event = cohort.times()[i] == t && cohort.causes()[i] > 0;
                BigDecimal y = cohort.atRisk(i, t) ? ONE : ZERO;
                BigDecimal ownStep =
                        over((event && cohort.causes()[i] == cause ? ONE : ZERO).subtract(y.multiply(own)), n);
                BigDecimal allStep = over((event ? ONE : ZERO).subtract(y.multiply(all)), n);
                influence = influence.add(times(survivalInfluence, own)).add(times(survival, ownStep));
                survivalInfluence = times(survivalInfluence, ONE.subtract(all)).subtract(times(survival, allStep));
                survival = times(survival, ONE.subtract(all));
            }
            sum = sum.add(times(influence, influence));
        }
        return sum;
    }

    /** The sum over times of the multinomial variance of what the time adds and of what it takes from the later steps. */
    private static BigDecimal greenwood(Cohort cohort, int cause, double until) {
        BigDecimal sum = ZERO;
        BigDecimal survival = ONE;
        for (double t : cohort.until(until)) {
            BigDecimal n = cohort.atRisk(t);
            BigDecimal own = over(cohort.count(t, cause), n);
            BigDecimal all = over(cohort.count(t, 1, 2), n);
            // A step of F counts 1 less what each event takes from the rest, in units of the survival before t.
            BigDecimal lost = later(cohort, cause, t, until);
            BigDecimal kept = ONE.subtract(lost);
            BigDecimal mean = times(own, kept).subtract(times(all.subtract(own), lost));
            BigDecimal square = times(own, times(kept, kept)).add(times(all.subtract(own), times(lost, lost)));
            sum = sum.add(over(times(times(survival, survival), square.subtract(times(mean, mean))), n));
            survival = times(survival, ONE.subtract(all));
        }
        return sum;
    }

    /** Gray's sum with the hypergeometric variance of the events of each kind, those of others left out where they end all survival. */
    private static BigDecimal gray(Cohort cohort, int cause, double until) {
        double[] ownTimes = Arrays.stream(cohort.until(until))
                .filter(t -> cohort.count(t, cause).signum() > 0)
                .toArray();
        // The value is that of the last event of the cause.
        double last = ownTimes.length == 0 ? Double.NEGATIVE_INFINITY : lastWithSurvival(cohort, ownTimes);
        BigDecimal sum = ZERO;
        BigDecimal survival = ONE;
        for (double t : cohort.until(last)) {
            BigDecimal n = cohort.atRisk(t);
            BigDecimal all = over(cohort.count(t, 1, 2), n);
            BigDecimal lost = later(cohort, cause, t, last);
            BigDecimal scale = over(times(survival, survival), times(n, n));
            BigDecimal own = cohort.count(t, cause);
            BigDecimal kept = ONE.subtract(lost);
            sum = sum.add(times(times(scale, hypergeometric(own, n)), times(kept, kept)));
            BigDecimal after = times(survival, ONE.subtract(all));
            if (after.signum() > 0) {
                BigDecimal other = cohort.count(t, 3 - cause);
                sum = sum.add(times(times(scale, hypergeometric(other, n)), times(lost, lost)));
            }
            survival = after;
        }
        return sum;
    }

    private static double lastWithSurvival(Cohort cohort, double[] ownTimes) {
        double last = Double.NEGATIVE_INFINITY;
        for (double t : ownTimes) {
            BigDecimal before = ONE;
            for (double u : cohort.until(Math.nextDown(t))) {
                before = times(before, ONE.subtract(over(cohort.count(u, 1, 2), cohort.atRisk(u))));
            }
            last = before.signum() > 0 ? t : last;
        }
        return last;
    }

    private static BigDecimal hypergeometric(BigDecimal events, BigDecimal atRisk) {
        if (events.compareTo(ONE) <= 0) {
            return events;
        }
        return times(events, ONE.subtract(over(events.subtract(ONE), atRisk.subtract(ONE))));
    }

    /** The incidence from after a time on of those free of events then; 0 if nobody can be. */
    private static BigDecimal later(Cohort cohort, int cause, double after, double until) {
        if (cohort.count(after, 1, 2).compareTo(cohort.atRisk(after)) == 0) {
            return ZERO;
        }
        BigDecimal survival = ONE;
        BigDecimal incidence = ZERO;
        for (double t : cohort.until(until)) {
            if (t > after) {
                BigDecimal n = cohort.atRisk(t);
                incidence = incidence.add(times(survival, over(cohort.count(t, cause), n)));
                survival = times(survival, ONE.subtract(over(cohort.count(t, 1, 2), n)));
            }
        }
        return incidence;
    }

    private static BigDecimal times(BigDecimal a, BigDecimal b) {
        return a.multiply(b, DIGITS);
    }

    private static BigDecimal over(BigDecimal a, BigDecimal b) {
        return a.divide(b, DIGITS);
    }
}
