package org.aroregistry.qualification.run;

import java.util.List;
import org.aroregistry.qualification.cases.Coverage;
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
 * @param coverage how much of the case took part
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
        Coverage coverage,
        List<String> omissions,
        String problem) {

    /** Copies the lists. */
    public AnalysisOutcome {
        tallies = List.copyOf(tallies);
        deviations = List.copyOf(deviations);
        omissions = List.copyOf(omissions);
    }

    /** An analysis that did not begin. */
    static AnalysisOutcome notBegun(String caseName, String id, String type, String problem) {
        return new AnalysisOutcome(caseName, id, type, 0, 0, List.of(), List.of(), Coverage.NONE, List.of(), problem);
    }

    /** Gives case and name of the analysis, as "lung/km.sex". */
    public String name() {
        return caseName + "/" + id;
    }

    /** Says whether every number was computed and lies within its tolerance. */
    public boolean agrees() {
        return problem.isEmpty() && deviations.isEmpty();
    }

    /** Gives the number of numbers compared. */
    public long comparisons() {
        return tallies.stream().mapToLong(QuantityTally::comparisons).sum();
    }

    /** Gives the number of numbers outside their tolerance. */
    public long outside() {
        return tallies.stream().mapToLong(QuantityTally::outside).sum();
    }
}
