package org.aroregistry.core.study;

import java.util.Optional;
import java.util.Set;

/**
 * One adverse event ({@code adverse_events.csv}).
 *
 * @param source the row
 * @param onsetDay age at its onset, in days
 * @param endDay age at its end, in days
 * @param term code of the term, such as {@code FEVER}
 * @param grade CTCAE grade 1 to 5
 * @param serious whether it was serious by ICH E2A
 * @param seriousness criteria of seriousness that it met
 * @param relation how far interferon is blamed, {@code UNRELATED} to {@code DEFINITE} or {@code UNASSESSABLE}
 * @param action what was done with interferon, such as {@code REDUCED}
 * @param outcome such as {@code RECOVERED}
 * @param awareDay age on the day on which the site learned of it, in days
 * @param reportedDay age on the day on which it was reported to the authority, in days
 */
public record AdverseEvent(
        RowSource source,
        int onsetDay,
        Optional<Integer> endDay,
        String term,
        Optional<Integer> grade,
        Answer serious,
        Set<String> seriousness,
        String relation,
        Optional<String> action,
        Optional<String> outcome,
        Optional<Integer> awareDay,
        Optional<Integer> reportedDay) {
    private static final Set<String> RELATED = Set.of("POSSIBLE", "PROBABLE", "DEFINITE");

    /** Copies the criteria. */
    public AdverseEvent {
        seriousness = Set.copyOf(seriousness);
    }

    static AdverseEvent of(StudyRow row) {
        return new AdverseEvent(
                row.source(),
                row.requiredWhole("onset_day"),
                row.whole("end_day"),
                row.requiredCode("ae_term"),
                row.whole("ctcae_grade"),
                row.answer("serious"),
                row.codes("seriousness"),
                row.requiredCode("related_ifn"),
                row.code("action_ifn"),
                row.code("outcome"),
                row.whole("aware_day"),
                row.whole("reported_day"));
    }

    /** Tells whether interferon possibly, probably or definitely caused it. */
    public boolean isRelated() {
        return meansRelated(relation);
    }

    /** Tells whether a code of relation to interferon, of an event or a death, means possible or stronger. */
    public static boolean meansRelated(String relation) {
        return RELATED.contains(relation);
    }

    /** Tells whether the patient died of it. */
    public boolean isFatal() {
        return grade.filter(g -> g == 5).isPresent()
                || outcome.filter("FATAL"::equals).isPresent();
    }
}
