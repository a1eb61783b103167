package org.aroregistry.qualification.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aroregistry.qualification.cases.FieldRole;
import org.aroregistry.qualification.cases.QuantityTally;
import org.aroregistry.qualification.cases.UncomparedField;

/**
 * What came of all cases of a folder.
 *
 * @param cases the cases that could be read, in the order they ran
 * @param failures the cases that could not be read, or not to their end
 * @param outcomes one per analysis, in the order they ran
 */
public record QualificationResult(List<CaseSummary> cases, List<CaseFailure> failures, List<AnalysisOutcome> outcomes) {
    /** Copies the lists. */
    public QualificationResult {
        cases = List.copyOf(cases);
        failures = List.copyOf(failures);
        outcomes = List.copyOf(outcomes);
    }

    /** Says whether there was something to compare, and all of it agreed. */
    public boolean agrees() {
        return comparisons() > 0 && failures.isEmpty() && outcomes.stream().allMatch(AnalysisOutcome::agrees);
    }

    /** Gives the number of comparisons; a value of a case may take part in several. */
    public long comparisons() {
        return outcomes.stream().mapToLong(AnalysisOutcome::comparisons).sum();
    }

    /** Gives the number of numbers outside their tolerance. */
    public long outside() {
        return outcomes.stream().mapToLong(AnalysisOutcome::outside).sum();
    }

    /** Gives the number of values that the expected results hold. */
    public long values() {
        return outcomes.stream()
                .mapToLong(outcome -> outcome.coverage().values())
                .sum();
    }

    /** Gives how many of the values were compared with a computed one. */
    public long valuesCompared() {
        return outcomes.stream()
                .mapToLong(outcome -> outcome.coverage().compared())
                .sum();
    }

    /** Gives how many of the values were not compared for some reasons. */
    public long uncompared(FieldRole... roles) {
        return uncompared().stream()
                .map(TypedField::field)
                .filter(field -> List.of(roles).contains(field.role()))
                .mapToLong(UncomparedField::values)
                .sum();
    }

    /** Gives how many of the values nobody looked at although they may be results. */
    public long gaps() {
        return uncompared().stream()
                .map(TypedField::field)
                .filter(field -> field.role().isGap())
                .mapToLong(UncomparedField::values)
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

    /** Gives the analyses whose specification asks for something that had no effect. */
    public List<AnalysisOutcome> withIgnoredKeys() {
        return outcomes.stream()
                .filter(outcome -> !outcome.coverage().ignoredKeys().isEmpty())
                .toList();
    }

    /** Gives the analyses whose specification asks for something that the expected results do not hold. */
    public List<AnalysisOutcome> unanswered() {
        return outcomes.stream()
                .filter(outcome -> !outcome.coverage().unanswered().isEmpty())
                .toList();
    }

    /**
     * Values of one field of one type of analysis that were not compared.
     *
     * @param type type of analysis
     * @param field the field, with the sum over all analyses; the place of the first names the case and the analysis
     */
    public record TypedField(String type, UncomparedField field) {}

    /** Gives what was not compared, by type and field: the gaps first. */
    public List<TypedField> uncompared() {
        Map<String, TypedField> sums = new TreeMap<>();
        for (AnalysisOutcome outcome : outcomes) {
            for (UncomparedField field : outcome.coverage().uncompared()) {
                UncomparedField placed = new UncomparedField(
                        field.field(), field.role(), field.values(), outcome.name() + ": " + field.first());
                sums.merge(
                        (field.role().isGap() ? "0 " : "1 ") + outcome.type() + " " + field.field() + field.role(),
                        new TypedField(outcome.type(), placed),
                        (a, b) -> new TypedField(a.type(), a.field().plus(b.field())));
            }
        }
        return new ArrayList<>(sums.values());
    }

    /** Adds up the comparisons by type of analysis, then quantity; the place of the worst error names case and analysis. */
    public Map<String, Map<String, QuantityTally>> byType() {
        Map<String, Map<String, QuantityTally>> sums = new TreeMap<>();
        for (AnalysisOutcome outcome : outcomes) {
            Map<String, QuantityTally> quantities = sums.computeIfAbsent(outcome.type(), type -> new TreeMap<>());
            for (QuantityTally tally : outcome.tallies()) {
                QuantityTally placed = tally.within(outcome.name());
                quantities.merge(tally.quantity(), placed, QuantityTally::plus);
            }
        }
        return sums;
    }
}
