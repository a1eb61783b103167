package org.aroregistry.core.endpoint;

import java.util.Optional;
import java.util.function.Function;
import org.aroregistry.core.endpoint.NeutrophilRecovery.Status;

/**
 * Recovery of one kind of blood cells as an event; never having been low is an event of its own, on day 1.
 *
 * @param cells how recovery of these cells is found
 * @param status the finding that counts
 */
record RecoveryEvent(Function<PatientFacts, Optional<Recovery>> cells, Status status) implements EventRule {

    @Override
    public Optional<Occurrence> first(PatientFacts facts, int origin) {
        return used(facts)
                .filter(finding -> finding.status() == status && finding.day().isPresent())
                .map(finding -> Occurrence.exact(origin + finding.day().getAsInt(), finding.source()));
    }

    @Override
    public boolean isUndated(PatientFacts facts) {
        return status == Status.ACHIEVED
                && used(facts)
                        .filter(finding ->
                                finding.status() == status && finding.day().isEmpty())
                        .isPresent();
    }

    /** Who died or lost the graft before counts were due did so without recovery; of others it is not known. */
    @Override
    public Optional<Doubt> doubt(PatientFacts facts, int origin) {
        return used(facts).isPresent()
                ? Optional.empty()
                : Optional.of(new Doubt(origin + facts.rules().recovery().countsTo(), NotEvaluable.NOT_REPORTED));
    }

    private Optional<Recovery.Finding> used(PatientFacts facts) {
        return cells.apply(facts).flatMap(Recovery::used);
    }
}
