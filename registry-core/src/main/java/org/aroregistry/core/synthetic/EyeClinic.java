package org.aroregistry.core.synthetic;

import java.util.TreeSet;

/**
 * Books the eye exams that a child needs between those at its visits.
 *
 * <p>Visits are planned for every 90 days and come some days early or late; a child who is only examined there is often late by the registry's
 * rule of 90 days before the age of two, then 365 days, until a transplant (K-018). So most centres send their children to an eye clinic in
 * time, and a share is examined at visits only.
 */
final class EyeClinic {
    private static final double EXAMINED_IN_TIME = 0.75;
    private static final int YOUNG_UNTIL_DAY = 730;
    private static final int YOUNG_INTERVAL = 90;
    private static final int INTERVAL = 365;

    private final Observation seen;
    private final RandomStream random;
    private final boolean inTime;

    EyeClinic(Observation seen, RandomStream random) {
        this.seen = seen;
        this.random = random;
        inTime = random.chance(EXAMINED_IN_TIME);
    }

    /** Returns the days of the exams that fill up the time between others. */
    TreeSet<Integer> between(TreeSet<Integer> others) {
        TreeSet<Integer> days = new TreeSet<>();
        int from = followedFrom();
        int to = StrictMath.min(seen.window().lastDay(), seen.history().transplantDay());
        if (!inTime || to <= from) {
            return days;
        }
        TreeSet<Integer> cuts = new TreeSet<>(others.subSet(from, true, to, true));
        cuts.add(to);
        int last = from;
        for (int cut : cuts) {
            while (isTooLong(last, cut)) {
                last += last < YOUNG_UNTIL_DAY ? random.between(70, 88) : random.between(300, 360);
                days.add(last);
            }
            last = cut;
        }
        return days;
    }

    private int followedFrom() {
        Window window = seen.window();
        int diagnosed = seen.diagnosis().clinicDay();
        return window.enrolType().equals("PROSPECTIVE") ? StrictMath.max(diagnosed, window.enrolDay()) : diagnosed;
    }

    private static boolean isTooLong(int from, int to) {
        return StrictMath.min(to, YOUNG_UNTIL_DAY) - from > YOUNG_INTERVAL || to - from > INTERVAL;
    }
}
