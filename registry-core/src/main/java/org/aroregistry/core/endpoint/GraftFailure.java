package org.aroregistry.core.endpoint;

import java.util.Comparator;
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
 * Graft failure after the first transplant, primary or secondary, from the earliest of three sources.
 *
 * <ol>
 *   <li>The site's engraftment report: primary or secondary failure, or recovery of the patient's own cells.
 *   <li>A second transplant given because the first did not take or was lost.
 *   <li>Donor cells below 5 % in whole blood, marrow or myeloid cells, from neutrophil recovery (or the limit day, if recovery is
 *       not reported) to the second transplant.
 * </ol>
 *
 * <p>Blood counts alone are not used: whether the counts were low for want of a graft cannot be told from them. A primary failure
 * reported for a patient who died before the limit day (30 for marrow and blood, 42 for cord blood) is a death and no graft failure.
 *
 * <p>It is primary if the site says so, if the patient's own cells came back, if the next transplant was given for primary failure, or if no
 * sample from recovery on ever showed donor cells; else it is secondary.
 */
final class GraftFailure {
    private static final String PRIMARY_REASON = "PRIMARY_GF";
    private static final Set<String> REASONS = Set.of(PRIMARY_REASON, "SECONDARY_GF");
    private static final Set<String> LINEAGES = Set.of("WHOLE_BLOOD", "MYELOID", "MARROW");

    private final Patient patient;
    private final Transplant transplant;
    private final GraftFailureRule rule;

    private GraftFailure(Patient patient, Transplant transplant, GraftFailureRule rule) {
        this.patient = patient;
        this.transplant = transplant;
        this.rule = rule;
    }

    /** Whether the graft ever took. */
    enum Kind {
        /** It never took. */
        PRIMARY,
        /** It was lost. */
        SECONDARY
    }

    /**
     * A graft failure.
     *
     * @param kind whether the graft ever took
     * @param at when it failed
     */
    record Failure(Kind kind, Occurrence at) {
        static final Comparator<Failure> FIRST =
                Comparator.comparing(Failure::at, Occurrence.FIRST).thenComparing(Failure::kind);
    }

    /**
     * Failures of some kinds as an event.
     *
     * @param kinds the kinds that count
     */
    record Event(Set<Kind> kinds) implements EventRule {
        /** Copies the kinds. */
        Event {
            kinds = Set.copyOf(kinds);
        }

        @Override
        public Optional<Occurrence> first(PatientFacts facts, int origin) {
            return of(facts)
                    .flatMap(GraftFailure::first)
                    .filter(failure -> kinds.contains(failure.kind()))
                    .map(Failure::at);
        }

        @Override
        public boolean isUndated(PatientFacts facts) {
            return of(facts)
                    .filter(graft -> graft.first().isEmpty())
                    .flatMap(graft -> graft.report().flatMap(graft::reportedKind))
                    .filter(kinds::contains)
                    .isPresent();
        }

        private static Optional<GraftFailure> of(PatientFacts facts) {
            return facts.patient()
                    .firstTransplant()
                    .map(transplant -> new GraftFailure(
                            facts.patient(), transplant, facts.rules().graftFailure()));
        }
    }

    /** The first failure whose day is known. */
    private Optional<Failure> first() {
        return Stream.of(reported(), secondTransplant(), donorCellsLost())
                .flatMap(Optional::stream)
                .min(Failure.FIRST);
    }

    private Optional<Engraftment> report() {
        return patient.engraftments().stream()
                .filter(row -> row.transplant() == transplant.number())
                .findFirst();
    }

    private Optional<Kind> reportedKind(Engraftment report) {
        if (isPrimary(report) || report.autologousRecovery().isYes()) {
            return Optional.of(Kind.PRIMARY);
        }
        return report.secondaryFailure().isYes() ? Optional.of(Kind.SECONDARY) : Optional.empty();
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
        return rule.limitOf(transplant.cellSource());
    }

    private Optional<Failure> reported() {
        return report().flatMap(report -> reportedKind(report).flatMap(kind -> reportedDay(report)
                .map(day -> new Failure(kind, Occurrence.exact(transplant.day() + day, report.source())))));
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

    private Optional<Failure> secondTransplant() {
        return later().filter(next -> REASONS.contains(next.reason()))
                .findFirst()
                .map(next -> new Failure(
                        next.reason().equals(PRIMARY_REASON) ? Kind.PRIMARY : Kind.SECONDARY,
                        Occurrence.exact(next.day(), next.source())));
    }

    private Stream<Transplant> later() {
        List<Transplant> transplants = patient.transplants();
        return transplants.stream().filter(next -> next.number() > transplant.number());
    }

    private Optional<Failure> donorCellsLost() {
        List<Chimerism> samples = patient.chimerism().stream()
                .filter(sample -> sample.transplant() == transplant.number())
                .filter(sample -> LINEAGES.contains(sample.lineage()) && sample.relDay() >= recoveryDay())
                .filter(sample -> later().allMatch(next -> transplant.day() + sample.relDay() <= next.day()))
                .toList();
        return samples.stream()
                .filter(this::isAbsent)
                .map(sample -> new Failure(kindOf(sample, samples), occurrence(sample)))
                .min(Failure.FIRST);
    }

    /** As the site says; else it is lost if donor cells were there before. */
    private Kind kindOf(Chimerism lost, List<Chimerism> samples) {
        boolean before = samples.stream().anyMatch(sample -> sample.relDay() < lost.relDay() && !isAbsent(sample));
        return report().flatMap(this::reportedKind).orElse(before ? Kind.SECONDARY : Kind.PRIMARY);
    }

    private boolean isAbsent(Chimerism sample) {
        return sample.donorPercent() < rule.absentPercent();
    }

    /** Before it the donor's cells have not had the time to grow, so their absence says nothing. */
    private int recoveryDay() {
        return report().flatMap(Engraftment::neutrophilRecoveryDay).orElse(limit());
    }

    private Occurrence occurrence(Chimerism sample) {
        return Occurrence.exact(transplant.day() + sample.relDay(), sample.source());
    }
}
