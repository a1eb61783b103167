package org.aroregistry.core.endpoint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aroregistry.core.endpoint.NeutrophilRecovery.Status;
import org.aroregistry.core.study.Answer;
import org.aroregistry.core.study.GvhdEpisode;
import org.aroregistry.core.study.Transplant;

/**
 * Graft-versus-host disease after the first transplant as an event.
 *
 * <p>That there was none must be said by a row of type NONE, or by rows of another kind of the disease. A patient without any row is in doubt
 * from the day on by which the centre must have said so.
 */
sealed interface GvhdEvent extends EventRule {
    /** Tells whether an episode is such an event; empty if that is not known. */
    Optional<Boolean> counts(GvhdEpisode episode);

    /** Returns what is missing where it is not known. */
    NotEvaluable unknown();

    /**
     * Acute disease that reached a grade, dated by the onset of the episode.
     *
     * @param grade lowest grade that counts, 1 to 4
     */
    record Acute(int grade) implements GvhdEvent {
        @Override
        public Optional<Boolean> counts(GvhdEpisode episode) {
            return episode.isAcute() ? AcuteGvhdGrade.reaches(episode, grade) : Optional.of(false);
        }

        @Override
        public NotEvaluable unknown() {
            return NotEvaluable.GRADE_UNKNOWN;
        }

        /** Only cells of a donor can attack: without a sign of them there is nobody at risk. */
        @Override
        public Optional<NotEvaluable> notEvaluable(PatientFacts facts, int origin) {
            boolean possible = episodes(facts).stream().anyMatch(GvhdEpisode::isAcute)
                    || hasDonorCells(facts)
                    || hasRecovered(facts);
            return possible ? Optional.empty() : Optional.of(NotEvaluable.NO_DONOR_CELLS);
        }

        private static boolean hasDonorCells(PatientFacts facts) {
            double absent = facts.rules().graftFailure().absentPercent();
            return facts.patient().firstTransplant().stream()
                    .flatMap(transplant -> facts.patient().chimerism().stream()
                            .filter(sample -> sample.transplant() == transplant.number()))
                    .anyMatch(sample -> sample.donorPercent() >= absent);
        }

        private static boolean hasRecovered(PatientFacts facts) {
            return Recovery.neutrophils(facts)
                    .flatMap(Recovery::used)
                    .filter(finding -> finding.status() != Status.NOT_ACHIEVED)
                    .isPresent();
        }
    }

    /**
     * Chronic disease.
     *
     * @param treatedOnly true if only disease that was treated systemically counts
     */
    record Chronic(boolean treatedOnly) implements GvhdEvent {
        @Override
        public Optional<Boolean> counts(GvhdEpisode episode) {
            if (!episode.isChronic() || !treatedOnly) {
                return Optional.of(episode.isChronic());
            }
            Answer treated = episode.systemicTreatment();
            return treated.isKnown() ? Optional.of(treated.isYes()) : Optional.empty();
        }

        @Override
        public NotEvaluable unknown() {
            return NotEvaluable.TREATMENT_UNKNOWN;
        }
    }

    @Override
    default Optional<Occurrence> first(PatientFacts facts, int origin) {
        return episodes(facts).stream()
                .filter(episode -> counts(episode).orElse(false))
                .flatMap(episode -> onset(episode, origin).stream())
                .min(Occurrence.FIRST);
    }

    @Override
    default Optional<Doubt> doubt(PatientFacts facts, int origin) {
        List<GvhdEpisode> episodes = episodes(facts);
        Stream<Doubt> unknown = episodes.stream()
                .filter(episode -> counts(episode).isEmpty())
                .flatMap(episode -> onset(episode, origin).stream())
                .map(onset -> new Doubt(onset.day(), unknown()));
        Stream<Doubt> silent = episodes.isEmpty()
                ? Stream.of(new Doubt(origin + facts.rules().transplant().gvhdReportDay(), NotEvaluable.NOT_REPORTED))
                : Stream.empty();
        return Stream.concat(unknown, silent).min(Doubt.FIRST);
    }

    private static List<GvhdEpisode> episodes(PatientFacts facts) {
        int number = facts.patient().firstTransplant().map(Transplant::number).orElse(0);
        return facts.patient().gvhd().stream()
                .filter(episode -> episode.transplant() == number)
                .toList();
    }

    private static Optional<Occurrence> onset(GvhdEpisode episode, int origin) {
        return episode.onset().map(day -> Occurrence.exact(origin + day, episode.source()));
    }
}
