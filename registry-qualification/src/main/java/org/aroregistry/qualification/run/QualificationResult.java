package org.aroregistry.qualification.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aroregistry.qualification.cases.QuantityTally;

/**
 * What came of all cases of a folder.
 *
 * @param cases the cases, in the order they ran
 * @param outcomes one per analysis, in the order they ran
 */
public record QualificationResult(List<CaseSummary> cases, List<AnalysisOutcome> outcomes) {
    /** Copies the lists. */
    public QualificationResult {
        cases = List.copyOf(cases);
        outcomes = List.copyOf(outcomes);
    }

    /** Says whether there was something to compare, and all of it agreed. */
    public boolean agrees() {
        return comparisons() > 0 && outcomes.stream().allMatch(AnalysisOutcome::agrees);
    }

    /** Gives the number of numbers compared. */
    public long comparisons() {
        return outcomes.stream().mapToLong(AnalysisOutcome::comparisons).sum();
    }

    /** Gives the number of numbers outside their tolerance. */
    public long outside() {
        return outcomes.stream()
                .flatMap(outcome -> outcome.tallies().stream())
                .mapToLong(QuantityTally::outside)
                .sum();
    }

    /** Gives the analyses that could not be computed or compared to the end. */
    public List<AnalysisOutcome> problems() {
        return outcomes.stream().filter(outcome -> !outcome.problem().isEmpty()).toList();
    }

    /** Gives the analyses of which something was left out because the case is known to hold wrong numbers. */
    public List<AnalysisOutcome> incomplete() {
        return outcomes.stream()
                .filter(outcome -> !outcome.omissions().isEmpty())
                .toList();
    }

    /** Adds up the comparisons by type of analysis, then quantity; the place of the worst error names case and analysis. */
    public Map<String, Map<String, QuantityTally>> byType() {
        Map<String, Map<String, QuantityTally>> sums = new TreeMap<>();
        for (AnalysisOutcome outcome : outcomes) {
            Map<String, QuantityTally> quantities = sums.computeIfAbsent(outcome.type(), type -> new TreeMap<>());
            for (QuantityTally tally : outcome.tallies()) {
                QuantityTally placed = tally.within(outcome.caseName() + "/" + outcome.id() + ": ");
                quantities.merge(tally.quantity(), placed, QuantityTally::plus);
            }
        }
        return sums;
    }
}
