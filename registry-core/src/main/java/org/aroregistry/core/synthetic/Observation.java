package org.aroregistry.core.synthetic;

import java.util.List;
import java.util.Optional;

/**
 * Second layer: one patient as the centre sees it. The row writers share it.
 *
 * @param seed seed of the run
 * @param site the centre
 * @param history the true life
 * @param window what can be seen of it
 * @param random the patient's stream for this layer
 * @param rows the rows written so far
 */
record Observation(
        long seed, SiteProfile site, PatientHistory history, Window window, RandomStream random, PatientRows rows) {

    /** Observes a patient and writes all rows. */
    static Observation of(long seed, SiteProfile site, PatientHistory history) {
        RandomStream random = RandomStream.of(seed, history.child().id().value(), "observation");
        Window window = new WindowSchedule(site, history, random).draw();
        Observation seen =
                new Observation(seed, site, history, window, random, new PatientRows(site.id(), history.child()));
        new RegistrationRows(seen).write();
        new ClinicRows(seen).write();
        new LaboratoryRows(seen).write();
        new SensesRows(seen).write();
        new TreatmentRows(seen).write();
        new TransplantRows(seen).write();
        new CareRows(seen).write();
        return seen;
    }

    Child child() {
        return history.child();
    }

    Diagnosis diagnosis() {
        return history.diagnosis();
    }

    /** Opens a stream for what was added to this layer later, so that all other draws stay as they were. */
    RandomStream stream(String purpose) {
        return RandomStream.of(seed, child().id().value(), purpose);
    }

    Row add(String file) {
        return rows.add(file);
    }

    boolean covers(int day) {
        return window.covers(day);
    }

    boolean chance(double probability) {
        return random.chance(probability);
    }

    /** Returns the transplants that the centre has reported. */
    List<Transplant> transplants() {
        return history.transplants().stream()
                .filter(t -> t.day() <= window.lastDay())
                .toList();
    }

    /** Returns the age at the first reported conditioning, or a day after all that is seen. */
    int conditioningDay() {
        List<Transplant> seen = transplants();
        return seen.isEmpty() ? Integer.MAX_VALUE : seen.get(0).conditioningDay();
    }

    /** Returns the course of interferon if its first dose was seen. */
    Optional<Interferon> interferon() {
        return history.interferon().filter(course -> course.startDay() <= window.lastDay());
    }

    /** Tells whether the given part of the composite endpoint was the first, before any transplant, and was seen. */
    boolean progressed(Progression.Component component) {
        return history.progression().component() == component && progressed();
    }

    /** Tells whether the disease progressed before any transplant while the child was seen. */
    boolean progressed() {
        return history.progressesBeforeTransplant()
                && covers(history.progression().day());
    }

    /** Returns "Y" or "N", or "UNK" now and then. */
    String asked(boolean yes, double unknown) {
        return chance(unknown) ? "UNK" : yes ? "Y" : "N";
    }

    /** Returns an end day if it is known by the last contact, else a blank. */
    String dayIfSeen(int day) {
        return covers(day) ? Integer.toString(day) : "";
    }

    double lengthZ(int day) {
        double start = diagnosis().condition().lengthZ();
        int transplant = transplants().isEmpty()
                ? Integer.MAX_VALUE
                : transplants().get(0).day();
        double before = StrictMath.min(day, transplant) / Child.DAYS_PER_YEAR;
        double after = StrictMath.max(0, day - (double) transplant) / Child.DAYS_PER_YEAR;
        double slope = child().intermediate() ? -0.2 : -0.6;
        // Growth cannot fall behind without end, nor catch up beyond the child's own start.
        double atTransplant = StrictMath.max(-4.5, start + slope * StrictMath.max(0, before));
        return StrictMath.min(StrictMath.max(start, atTransplant), atTransplant + 0.2 * after);
    }

    double weightKg(int day) {
        return GrowthCurve.weight(day, diagnosis().condition().weightZ());
    }

    double lengthCm(int day) {
        return GrowthCurve.length(day, lengthZ(day));
    }
}
