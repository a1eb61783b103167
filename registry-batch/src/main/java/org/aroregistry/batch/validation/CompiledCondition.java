package org.aroregistry.batch.validation;

import java.util.List;
import java.util.Set;
import org.aroregistry.core.dictionary.Condition;
import org.aroregistry.core.dictionary.FileDefinition;

/**
 * A condition of the dictionary with its columns looked up.
 *
 * <p>It differs from {@link Condition#holds} in one point: a column that is asked for in place of another ({@code !value}) is not asked
 * for when the other says "not done". An unreadable cell decides nothing.
 */
final class CompiledCondition {
    /** Three-valued, because a cell that could not be read may have held anything. */
    enum Outcome {
        /** The condition holds. */
        HOLDS,
        /** It does not. */
        FAILS,
        /** It depends on an unreadable cell. */
        UNKNOWN
    }

    private record Term(int column, boolean negated, Set<String> codes) {}

    private final List<Term> terms;
    private final String words;

    private CompiledCondition(List<Term> terms, String words) {
        this.terms = terms;
        this.words = words;
    }

    static CompiledCondition of(Condition condition, FileDefinition file) {
        List<Term> terms = condition.alternatives().stream()
                .map(term -> new Term(file.column(term.column()).position() - 1, term.negated(), term.codes()))
                .toList();
        return new CompiledCondition(terms, condition.inWords());
    }

    Outcome of(Row row) {
        Outcome outcome = Outcome.FAILS;
        for (Term term : terms) {
            if (!row.isReadable(term.column())) {
                outcome = Outcome.UNKNOWN;
            } else if (holds(term, row)) {
                return Outcome.HOLDS;
            }
        }
        return outcome;
    }

    private static boolean holds(Term term, Row row) {
        if (term.negated()) {
            return row.isBlank(term.column());
        }
        return row.isFilled(term.column())
                && (term.codes().isEmpty() || term.codes().contains(row.text(term.column())));
    }

    String inWords() {
        return words;
    }
}
