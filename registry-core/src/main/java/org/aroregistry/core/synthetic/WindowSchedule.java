package org.aroregistry.core.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Second layer, first step: when a centre enrols a child, sees it and loses sight of it. */
final class WindowSchedule {
    private static final double REPORTING_DELAY_DAYS = 60;
    private static final double LOSS_PER_YEAR = 0.04;
    private static final double SKIPPED = 0.12;
    private static final int VISIT_JITTER = 12;
    /** A transplant is reported once its first hundred days are over. */
    private static final int FIRST_REPORT = 110;

    private final SiteProfile site;
    private final PatientHistory history;
    private final RandomStream random;
    private final int cutOff;

    WindowSchedule(SiteProfile site, PatientHistory history, RandomStream random) {
        this.site = site;
        this.history = history;
        this.random = random;
        cutOff = history.child().ageAt(TrueWorld.CUT_OFF);
    }

    Window draw() {
        int clinicDay = history.diagnosis().clinicDay();
        int registryOpens = history.child().ageAt(site.registryStart());
        boolean known = clinicDay < registryOpens;
        int enrolDay = known
                ? registryOpens + random.between(0, 365)
                : StrictMath.min(clinicDay + (int) random.exponential(15), clinicDay + 50);
        boolean chart = random.chance(site.retrospectiveShare());
        boolean diedBefore = history.deathDay() < enrolDay;
        String enrolType = diedBefore || known && chart ? "RETROSPECTIVE" : "PROSPECTIVE";
        int delayed = cutOff - (int) random.exponential(REPORTING_DELAY_DAYS);
        int horizon = StrictMath.max(delayed, StrictMath.max(enrolDay, clinicDay) + 5);
        double lossRate = LOSS_PER_YEAR * (enrolType.equals("RETROSPECTIVE") ? 2 : 1);
        int loss = StrictMath.max(enrolDay, clinicDay) + (int) (random.exponential(Child.DAYS_PER_YEAR / lossRate));
        int end = reportedTransplants(StrictMath.min(horizon, loss), enrolDay);
        boolean dead = history.deathDay() <= end;
        int last = dead ? history.deathDay() : end;
        List<Integer> visits = visits(clinicDay, enrolDay, last);
        if (!dead) {
            last = visits.get(visits.size() - 1);
        }
        return new Window(enrolDay, enrolType, last, status(dead, loss < horizon), visits);
    }

    /** Moves the end of observation out of the hundred days after a transplant, for children who live and who die alike. */
    private int reportedTransplants(int end, int enrolDay) {
        int moved = end;
        for (Transplant transplant : history.transplants()) {
            int reported = transplant.day() + FIRST_REPORT;
            if (moved >= transplant.conditioningDay() && moved < reported) {
                boolean inTime = reported <= cutOff || enrolDay >= transplant.conditioningDay();
                moved = inTime ? reported : transplant.conditioningDay() - 1;
            }
        }
        return moved;
    }

    private String status(boolean dead, boolean lost) {
        if (dead) {
            return "DEAD";
        }
        if (!lost) {
            return "ALIVE";
        }
        return new String[] {"LOST", "TRANSFERRED", "WITHDRAWN"}[random.weighted(0.86, 0.10, 0.04)];
    }

    private List<Integer> visits(int clinicDay, int enrolDay, int last) {
        TreeSet<Integer> days = new TreeSet<>();
        days.add(StrictMath.min(clinicDay, last));
        if (enrolDay <= last) {
            days.add(enrolDay);
        }
        int transplant = history.transplantDay();
        int planned = clinicDay;
        while (true) {
            planned += planned < 730 ? 90 : random.between(180, 365);
            if (planned > StrictMath.min(last, transplant - 12)) {
                break;
            }
            addUnlessSkipped(days, planned, last);
        }
        if (transplant <= last) {
            for (Transplant each : history.transplants()) {
                addIfSeen(days, each.day() + 28, last);
                addIfSeen(days, each.day() + 100, last);
            }
            addUnlessSkipped(days, transplant + 180, last);
            for (int rel = 365; transplant + rel <= last; rel += 365) {
                addUnlessSkipped(days, transplant + rel, last);
            }
        }
        return new ArrayList<>(days);
    }

    private static void addIfSeen(TreeSet<Integer> days, int day, int last) {
        if (day <= last) {
            days.add(day);
        }
    }

    private void addUnlessSkipped(TreeSet<Integer> days, int planned, int last) {
        double logit = StrictMath.log(SKIPPED / (1 - SKIPPED)) + site.skipLogit();
        boolean skipped = random.chance(1 / (1 + StrictMath.exp(-logit)));
        int day = planned + (int) StrictMath.round(random.normal(0, VISIT_JITTER, -30, 30));
        if (!skipped && day <= last) {
            days.add(day);
        }
    }
}
