package org.aroregistry.core.synthetic;

/** Mistakes that a whole site makes in one file: one site in twelve makes each of them. */
final class SiteHabits {
    private static final int CYCLE = 12;
    private static final double DAYS_PER_MONTH = 30.44;
    private static final int LONG_KNOWN = 400;

    private final SiteProfile site;
    private final FlawPlan flaws;
    private int affected;

    SiteHabits(SiteProfile site, FlawPlan flaws) {
        this.site = site;
        this.flaws = flaws;
    }

    /** A share of 1 is sent as 1 and not as 100 percent. */
    private boolean sendsFractions() {
        return site.number() % CYCLE == 1 && flaws.allow("chimerism");
    }

    private boolean sendsMonths() {
        return site.number() % CYCLE == 2 && flaws.allow("surgeries", "baseline");
    }

    /** All children are said to have been seen on the day of the extract. */
    private boolean sendsExtractDay() {
        return site.number() % CYCLE == 3 && flaws.allow("visits", "labs", "growth");
    }

    /** Changes a row after the site's habit; returns false if the row is left out. */
    boolean apply(Observation seen, Row row) {
        if (sendsFractions() && row.fileName().equals("chimerism")) {
            affected++;
            row.set("donor_pct", Double.parseDouble(row.get("donor_pct")) / 100, 2);
        } else if (sendsMonths() && row.fileName().equals("surgeries")) {
            if (seen.window().enrolDay() <= LONG_KNOWN) {
                return false;
            }
            affected++;
            row.set("surg_day", (int) StrictMath.round(row.number("surg_day") / DAYS_PER_MONTH));
        } else if (sendsExtractDay()
                && row.fileName().equals("status")
                && row.get("status").equals("ALIVE")) {
            int extract = seen.child().ageAt(TrueWorld.CUT_OFF);
            if (extract > row.number("last_contact_day")) {
                affected++;
                row.set("last_contact_day", extract);
            }
        }
        return true;
    }

    void report(AnswerKey key) {
        if (affected == 0) {
            return;
        }
        if (sendsFractions()) {
            key.add(site.id(), "chimerism.csv", "", 0, new InjectedError("fractions", "donor_pct", "H-008"));
        } else if (sendsMonths()) {
            key.add(site.id(), "surgeries.csv", "", 0, new InjectedError("months_for_days", "surg_day", "T-011"));
        } else if (sendsExtractDay()) {
            key.add(
                    site.id(),
                    "status.csv",
                    "",
                    0,
                    new InjectedError("administrative_last_contact", "last_contact_day", "P-007"));
        }
    }
}
