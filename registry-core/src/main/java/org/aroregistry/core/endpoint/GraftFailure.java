package org.aroregistry.core.endpoint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.aroregistry.core.study.Answer;
import org.aroregistry.core.study.Chimerism;
import org.aroregistry.core.study.Engraftment;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.Transplant;

/**
 * Graft failure after the first transplant, from the earliest of three sources.
 *
 * <ol>
 *   <li>The site's engraftment report: primary or secondary failure, or recovery of the patient's own cells.
 *   <li>A second transplant given because the first did not take or was lost.
 *   <li>Donor cells below 5 % in whole blood, marrow or myeloid cells, from neutrophil recovery (or the limit day, if recovery is
 *       not reported) to the second transplant.
 * </ol>
 *
 * <p>Blood counts alone are not used: whether the counts were low for want of a graft cannot be told from them. A primary failure
 * reported for a patient who died before day 30 (marrow, blood) or day 42 (cord blood) is a death and no graft failure.
 */
final class GraftFailure {
    private static final Set<String> REASONS = Set.of("PRIMARY_GF", "SECONDARY_GF");
    private static final Set<String> LINEAGES = Set.of("WHOLE_BLOOD", "MYELOID", "MARROW");
    private static final double ABSENT_PERCENT = 5;
    private static final int LIMIT_DAY = 30;
    private static final int LIMIT_DAY_CORD = 42;

    private final Patient patient;
    private final Transplant transplant;

    private GraftFailure(Patient patient, Transplant transplant) {
        this.patient = patient;
        this.transplant = transplant;
    }

    /** Returns the first graft failure of the first transplant, if there was one whose day is known. */
    static Optional<Occurrence> first(Patient patient) {
        return patient.firstTransplant().flatMap(transplant -> new GraftFailure(patient, transplant).first());
    }

    /** Tells whether the site reports a graft failure that no source puts on a day. */
    static boolean isUndated(Patient patient) {
        return patient.firstTransplant()
                .map(transplant -> new GraftFailure(patient, transplant))
                .filter(failure -> failure.report()
                        .filter(report -> failure.isReportedFailure(report))
                        .isPresent())
                .filter(failure -> failure.first().isEmpty())
                .isPresent();
    }

    private Optional<Occurrence> first() {
        return Stream.of(reported(), secondTransplant(), donorCellsLost())
                .flatMap(Optional::stream)
                .min(Occurrence.FIRST);
    }

    private Optional<Engraftment> report() {
        return patient.engraftments().stream()
                .filter(row -> row.transplant() == transplant.number())
                .findFirst();
    }

    private boolean isReportedFailure(Engraftment report) {
        return isPrimary(report)
                || report.secondaryFailure().isYes()
                || report.autologousRecovery().isYes();
    }

    private boolean isPrimary(Engraftment report) {
        return report.primaryFailure() == Answer.YES && !diedBeforeLimit();
    }

    private boolean diedBeforeLimit() {
        return patient.deathDay()
                .filter(day -> day - transplant.day() < limit())
                .isPresent();
    }

    private int limit() {
        return transplant.cellSource().filter("CB"::equals).isPresent() ? LIMIT_DAY_CORD : LIMIT_DAY;
    }

    private Optional<Occurrence> reported() {
        return report().filter(this::isReportedFailure).flatMap(report -> reportedDay(report)
                .map(day -> Occurrence.exact(transplant.day() + day, report.source())));
    }

    /** The day of a failure; without one that of the limit if primary, that of recovery if the patient's own cells came back. */
    private Optional<Integer> reportedDay(Engraftment report) {
        if (report.failureDay().isPresent()) {
            return report.failureDay();
        }
        if (isPrimary(report)) {
            return Optional.of(limit());
        }
        return report.autologousRecovery().isYes() ? report.neutrophilRecoveryDay() : Optional.empty();
    }

    private Optional<Occurrence> secondTransplant() {
        return later().filter(next -> REASONS.contains(next.reason()))
                .findFirst()
                .map(next -> Occurrence.exact(next.day(), next.source()));
    }

    private Stream<Transplant> later() {
        List<Transplant> transplants = patient.transplants();
        return transplants.stream().filter(next -> next.number() > transplant.number());
    }

    private Optional<Occurrence> donorCellsLost() {
        return patient.chimerism().stream()
                .filter(sample -> sample.transplant() == transplant.number())
                .filter(sample -> LINEAGES.contains(sample.lineage()) && sample.donorPercent() < ABSENT_PERCENT)
                .filter(sample -> sample.relDay() >= recoveryDay())
                .filter(sample -> later().allMatch(next -> transplant.day() + sample.relDay() <= next.day()))
                .map(this::occurrence)
                .min(Occurrence.FIRST);
    }

    /** Before it the donor's cells have not had the time to grow, so their absence says nothing. */
    private int recoveryDay() {
        return report().flatMap(Engraftment::neutrophilRecoveryDay).orElse(limit());
    }

    private Occurrence occurrence(Chimerism sample) {
        return Occurrence.exact(transplant.day() + sample.relDay(), sample.source());
    }
}
