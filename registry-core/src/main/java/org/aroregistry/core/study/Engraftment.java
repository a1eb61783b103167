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
 * @param neutrophilStatus {@code ACHIEVED}, {@code NOT_ACHIEVED}, {@code NEVER_BELOW} or {@code DIED_BEFORE}
 * @param neutrophilRecoveryDay days from the infusion to neutrophil recovery
 * @param plateletRecoveryDay days from the infusion to platelets of 20 without transfusion
 * @param lastRedCellDay days from the infusion to the last red cell transfusion
 */
public record Engraftment(
        RowSource source,
        int transplant,
        Answer primaryFailure,
        Answer secondaryFailure,
        Optional<Integer> failureDay,
        Answer autologousRecovery,
        Optional<String> neutrophilStatus,
        Optional<Integer> neutrophilRecoveryDay,
        Optional<Integer> plateletRecoveryDay,
        Optional<Integer> lastRedCellDay) {

    static Engraftment of(StudyRow row) {
        return new Engraftment(
                row.source(),
                row.requiredWhole("hsct_no"),
                row.answer("primary_gf"),
                row.answer("secondary_gf"),
                row.whole("gf_rel"),
                row.answer("autologous_recovery"),
                row.code("anc500_status"),
                row.whole("anc500_rel"),
                row.whole("plt20_rel"),
                row.whole("last_rbc_rel"));
    }
}
