package org.aroregistry.statistics.multistate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random histories over three states in whole days with ties and returns; the last state absorbs. */
final class RandomHistories {
    static final List<String> STATES = List.of("well", "ill", "dead");

    final List<Integer> subjects = new ArrayList<>();
    final List<Double> entries = new ArrayList<>();
    final List<Double> times = new ArrayList<>();
    final List<Integer> from = new ArrayList<>();
    final List<Integer> to = new ArrayList<>();

    /** Subjects observed to the horizon or death, or censored at random before. */
    static RandomHistories of(long seed, int size, int horizon, boolean censored) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomHistories histories = new RandomHistories();
        for (int subject = 0; subject < size; subject++) {
            int end = censored ? 1 + random.nextInt(horizon) : horizon;
            int state = random.nextInt(3) == 0 ? 1 : 0;
            int time = 0;
            while (time < end && state < 2) {
                int next = time + 1 + random.nextInt(12);
                int entered = random.nextInt(3) == 0 ? 2 : 1 - state;
                boolean moves = next <= end;
                histories.add(subject, time, Math.min(next, end), state, moves ? entered : -1);
                time = Math.min(next, end);
                state = moves ? entered : state;
            }
        }
        return histories;
    }

    void add(int subject, double entry, double time, int state, int entered) {
        subjects.add(subject);
        entries.add(entry);
        times.add(time);
        from.add(state);
        to.add(entered);
    }

    MultiStateSample sample() {
        return MultiStateSample.of(STATES, ints(subjects), doubles(entries), doubles(times), ints(from), ints(to));
    }

    /** Whether the subject is in the state at a time; nobody is censored before. */
    double share(int state, double time, int size) {
        int count = 0;
        for (int i = 0; i < times.size(); i++) {
            boolean during = entries.get(i) <= time && time < times.get(i) && from.get(i) == state;
            boolean after = to.get(i) == 2 && state == 2 && times.get(i) <= time;
            count += during || after ? 1 : 0;
        }
        return (double) count / size;
    }

    /** Cumulative hazard of a move up to a time, from its definition, where one subject counts with a weight. */
    double hazard(int state, int entered, double time, int weighted, double weight) {
        double sum = 0;
        for (int t = 1; t <= time; t++) {
            double moves = 0;
            double atRisk = 0;
            for (int i = 0; i < times.size(); i++) {
                double own = subjects.get(i) == weighted ? weight : 1;
                boolean present = from.get(i) == state && entries.get(i) < t && t <= times.get(i);
                atRisk += present ? own : 0;
                moves += present && times.get(i) == t && to.get(i) == entered ? own : 0;
            }
            sum += moves > 0 ? moves / atRisk : 0;
        }
        return sum;
    }

    static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
