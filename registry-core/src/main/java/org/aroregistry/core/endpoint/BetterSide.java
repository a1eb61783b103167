package org.aroregistry.core.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aroregistry.core.study.EarExam;
import org.aroregistry.core.study.EyeExam;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.RowSource;

/**
 * The better eye or ear on each day of an examination.
 *
 * @param day age, in days
 * @param value visual acuity category, or threshold in dB: the lower of both sides
 * @param bothSides whether both sides were measured; if not, the better one may be better still
 * @param source row of the better side
 */
record BetterSide(int day, double value, boolean bothSides, RowSource source) {

    /**
     * One side on one day.
     *
     * @param day age, in days
     * @param side the side
     * @param together whether the sides were not tested apart
     * @param value lower is better
     * @param source the row
     */
    private record Side(int day, String side, boolean together, double value, RowSource source) {}

    /** Returns the better eye by rising day; eyes that could not be assessed do not count. */
    static List<BetterSide> eyes(Patient patient) {
        List<Side> sides = new ArrayList<>();
        for (EyeExam exam : patient.eyeExams()) {
            exam.acuityCategory()
                    .ifPresent(category -> sides.add(
                            new Side(exam.day(), exam.eye(), exam.eye().equals("OU"), category, exam.source())));
        }
        return better(sides);
    }

    /** Returns the better ear by rising day; ears with fluid or a cochlear implant do not count. */
    static List<BetterSide> ears(Patient patient) {
        List<Side> sides = new ArrayList<>();
        for (EarExam exam : patient.earExams()) {
            if (HearingLoss.counts(exam)) {
                double threshold = exam.threshold().orElseThrow();
                sides.add(new Side(exam.day(), exam.ear(), exam.ear().equals("BOTH"), threshold, exam.source()));
            }
        }
        return better(sides);
    }

    /** Tells whether the better side is below a limit, or known not to be. */
    boolean tells(double limit) {
        return bothSides || value < limit;
    }

    private static List<BetterSide> better(List<Side> sides) {
        Map<Integer, List<Side>> byDay = new TreeMap<>();
        sides.forEach(side ->
                byDay.computeIfAbsent(side.day(), day -> new ArrayList<>()).add(side));
        return byDay.values().stream().map(BetterSide::betterOf).toList();
    }

    private static BetterSide betterOf(List<Side> sides) {
        Side best = sides.get(0);
        for (Side side : sides) {
            best = side.value() < best.value() ? side : best;
        }
        boolean both = sides.stream().anyMatch(Side::together)
                || sides.stream().map(Side::side).distinct().count() > 1;
        return new BetterSide(best.day(), best.value(), both, best.source());
    }
}
