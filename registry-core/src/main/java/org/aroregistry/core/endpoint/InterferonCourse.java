package org.aroregistry.core.endpoint;

import java.util.List;
import java.util.Optional;
import org.aroregistry.core.study.InterferonSegment;
import org.aroregistry.core.study.Patient;

/**
 * Interferon from the first dose until it was stopped for the first time.
 *
 * <p>It is stopped when a segment ends for another reason than the next segment, or when no next segment begins within 60 days.
 *
 * @param startDay age at the first dose, in days
 * @param end how it ended
 * @param stop its last day
 */
record InterferonCourse(int startDay, End end, Occurrence stop) {
    private static final int LONGEST_GAP_DAYS = 60;

    /** How interferon ended. */
    enum End {
        /** It goes on. */
        ONGOING,
        /** For a transplant. */
        TRANSPLANT,
        /** With the patient's death. */
        DEATH,
        /** The patient was lost. */
        LOST,
        /** For any other reason. */
        STOPPED
    }

    /** Follows the segments of a patient; empty if never treated. */
    static Optional<InterferonCourse> of(Patient patient) {
        List<InterferonSegment> segments = patient.segments();
        for (int i = 0; i < segments.size(); i++) {
            InterferonSegment segment = segments.get(i);
            Optional<InterferonSegment> next =
                    i + 1 < segments.size() ? Optional.of(segments.get(i + 1)) : Optional.empty();
            if (!goesOn(segment, next)) {
                int stop = segment.stopDay().orElse(segment.startDay());
                End end = isOpen(segment, patient) ? End.ONGOING : end(segment);
                return Optional.of(new InterferonCourse(
                        segments.get(0).startDay(), end, Occurrence.exact(stop, segment.source())));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the last dose before the first gap of more than 60 days, or before the end.
     *
     * @return empty if the patient was never treated, or the drug goes on
     */
    static Optional<Occurrence> endOfFirstCourse(Patient patient) {
        Optional<InterferonSegment> last = Optional.empty();
        for (InterferonSegment segment : patient.segments()) {
            if (last.filter(before -> gap(before, segment) > LONGEST_GAP_DAYS).isPresent()) {
                break;
            }
            if (isOpen(segment, patient)) {
                return Optional.empty();
            }
            boolean longer = last.filter(before ->
                            before.stopDay().orElseThrow() > segment.stopDay().orElseThrow())
                    .isEmpty();
            last = longer ? Optional.of(segment) : last;
        }
        return last.map(segment -> Occurrence.exact(segment.stopDay().orElseThrow(), segment.source()));
    }

    private static boolean goesOn(InterferonSegment segment, Optional<InterferonSegment> next) {
        boolean replaced = segment.stopReason().filter("NEXT_SEGMENT"::equals).isPresent();
        return replaced
                && segment.stopDay().isPresent()
                && next.filter(later -> gap(segment, later) <= LONGEST_GAP_DAYS).isPresent();
    }

    /** Tells whether a segment without a next one goes on, as far as is known: its next segment may lie after consent was withdrawn. */
    static boolean isOpen(InterferonSegment segment, Patient patient) {
        boolean replaced = segment.stopReason().filter("NEXT_SEGMENT"::equals).isPresent();
        return segment.stopDay().isEmpty()
                || replaced
                        && patient.registration()
                                .consentWithdrawnDay()
                                .filter(day -> day <= segment.stopDay().orElseThrow() + LONGEST_GAP_DAYS)
                                .isPresent();
    }

    /** Days without the drug between two segments. */
    static int gap(InterferonSegment segment, InterferonSegment later) {
        return later.startDay() - segment.stopDay().orElse(later.startDay()) - 1;
    }

    private static End end(InterferonSegment segment) {
        if (segment.stopDay().isEmpty()) {
            return End.ONGOING;
        }
        return switch (segment.stopReason().orElse("")) {
            case "HSCT" -> End.TRANSPLANT;
            case "DEATH" -> End.DEATH;
            case "LOST" -> End.LOST;
            default -> End.STOPPED;
        };
    }
}
