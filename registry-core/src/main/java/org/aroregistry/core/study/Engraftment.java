package org.aroregistry.core.study;

import java.util.Optional;

/**
 * How a transplant took, as the site reports it ({@code engraftment.csv}).
 *
 * @param source the row
 * @param transplant number of the transplant
 * @param primaryFailure graft never took
 * @param secondaryFailure graft was lost after it had taken
 * @param failureDay days from the infusion to graft failure
 * @param autologousRecovery own cells came back
 * @param neutrophilRecoveryDay days from the infusion to neutrophil recovery
 */
public record Engraftment(
        RowSource source,
        int transplant,
        Answer primaryFailure,
        Answer secondaryFailure,
        Optional<Integer> failureDay,
        Answer autologousRecovery,
        Optional<Integer> neutrophilRecoveryDay) {

    static Engraftment of(StudyRow row) {
        return new Engraftment(
                row.source(),
                row.requiredWhole("hsct_no"),
                row.answer("primary_gf"),
                row.answer("secondary_gf"),
                row.whole("gf_rel"),
                row.answer("autologous_recovery"),
                row.whole("anc500_rel"));
    }
}
