package org.aroregistry.qualification.run;

import java.util.List;
import org.aroregistry.qualification.cases.Deviation;
import org.aroregistry.qualification.cases.QuantityTally;

/**
 * What came of one analysis.
 *
 * @param caseName case it belongs to
 * @param id its name within the case
 * @param type its type, such as "km"
 * @param rows rows used
 * @param nanos time of computing and comparing, in nanoseconds
 * @param tallies what was compared, by quantity
 * @param deviations numbers outside their tolerance, 1000 at most
 * @param omissions what was not compared because the case is known to hold wrong numbers, and why
 * @param problem why it could not be computed or compared; empty if it was
 */
public record AnalysisOutcome(
        String caseName,
        String id,
        String type,
        int rows,
        long nanos,
        List<QuantityTally> tallies,
        List<Deviation> deviations,
        List<String> omissions,
        String problem) {

    /** Copies the lists. */
    public AnalysisOutcome {
        tallies = List.copyOf(tallies);
        deviations = List.copyOf(deviations);
        omissions = List.copyOf(omissions);
    }

    /** Says whether every number was computed and lies within its tolerance. */
    public boolean agrees() {
        return problem.isEmpty() && deviations.isEmpty();
    }

    /** Gives the number of numbers compared. */
    public long comparisons() {
        return tallies.stream().mapToLong(QuantityTally::comparisons).sum();
    }
}
