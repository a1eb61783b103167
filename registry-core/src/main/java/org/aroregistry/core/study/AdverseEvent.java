package org.aroregistry.core.study;

import java.util.Optional;
import java.util.Set;

/**
 * One adverse event ({@code adverse_events.csv}).
 *
 * @param source the row
 * @param onsetDay age at its onset, in days
 * @param term code of the term
 * @param grade CTCAE grade 1 to 5
 * @param serious whether it was serious
 * @param seriousness criteria of seriousness that it met
 * @param relation how far interferon is blamed, {@code UNRELATED} to {@code DEFINITE} or {@code UNASSESSABLE}
 * @param action what was done with interferon
 * @param outcome such as {@code RECOVERED}
 */
public record AdverseEvent(
        RowSource source,
        int onsetDay,
        String term,
        Optional<Integer> grade,
        Answer serious,
        Set<String> seriousness,
        String relation,
        Optional<String> action,
        Optional<String> outcome) {
    private static final Set<String> RELATED = Set.of("POSSIBLE", "PROBABLE", "DEFINITE");

    /** Copies the criteria. */
    public AdverseEvent {
        seriousness = Set.copyOf(seriousness);
    }

    static AdverseEvent of(StudyRow row) {
        return new AdverseEvent(
                row.source(),
                row.requiredWhole("onset_day"),
                row.requiredCode("ae_term"),
                row.whole("ctcae_grade"),
                row.answer("serious"),
                row.codes("seriousness"),
                row.requiredCode("related_ifn"),
                row.code("action_ifn"),
                row.code("outcome"));
    }

    /** Tells whether interferon possibly, probably or definitely caused it. */
    public boolean isRelated() {
        return RELATED.contains(relation);
    }
}
