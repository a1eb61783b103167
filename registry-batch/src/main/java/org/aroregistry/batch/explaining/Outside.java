package org.aroregistry.batch.explaining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.aroregistry.core.result.Accounting;

/** Counts the patients whom a report leaves out, by reason. */
final class Outside {
    private final TreeMap<String, Long> reasons = new TreeMap<>();

    /**
     * Notes a patient who is not analysed.
     *
     * @param alone accounting of the report on this patient only
     * @return why the patient is left out; empty if analysed
     */
    Optional<String> add(Accounting alone) {
        Optional<String> reason = reason(alone);
        reason.ifPresent(words -> reasons.merge(words, 1L, Long::sum));
        return reason;
    }

    /** Returns why the only patient of a report is left out. */
    static Optional<String> reason(Accounting alone) {
        List<Accounting.Reason> all = new ArrayList<>(alone.exclusions());
        all.addAll(alone.losses());
        return all.stream()
                .filter(reason -> reason.n() > 0)
                .map(Accounting.Reason::label)
                .findFirst();
    }

    TreeMap<String, Long> counts() {
        return new TreeMap<>(reasons);
    }

    long total() {
        return reasons.values().stream().mapToLong(Long::longValue).sum();
    }
}
