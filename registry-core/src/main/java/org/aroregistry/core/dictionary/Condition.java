package org.aroregistry.core.dictionary;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on other columns of the same row, as in "required when {@code status=DEAD}".
 *
 * <p>Notation: {@code column} (filled), {@code !column} (blank), {@code column=A|B} (one of the codes), joined by
 * {@code or}. A missing token such as UNK does not count as filled.
 *
 * @param alternatives the condition holds if one of these holds
 */
public record Condition(List<Term> alternatives) {

    private static final Pattern TERM = Pattern.compile("(!?)([a-z][a-z0-9_]*)(?:=([A-Za-z0-9_|]+))?");

    /**
     * One alternative.
     *
     * @param column the column looked at
     * @param negated true if the column must be blank
     * @param codes the codes one of which the column must hold, empty if any value will do
     */
    public record Term(String column, boolean negated, Set<String> codes) {

        /** Copies the codes. */
        public Term {
            codes = Set.copyOf(codes);
        }

        boolean holds(Function<String, Optional<String>> valueOf) {
            Optional<String> value = valueOf.apply(column);
            if (negated) {
                return value.isEmpty();
            }
            return value.filter(v -> codes.isEmpty() || codes.contains(v)).isPresent();
        }
    }

    /** Copies the alternatives. */
    public Condition {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * Reads a condition.
     *
     * @throws DictionaryException if the text is not in the notation above
     */
    static Condition parse(String text) {
        return new Condition(List.of(text.split(" or ")).stream()
                .map(part -> {
                    Matcher term = TERM.matcher(part.strip());
                    if (!term.matches()) {
                        throw new DictionaryException("condition '" + text + "' is not like status=DEAD or !value");
                    }
                    Set<String> codes = term.group(3) == null
                            ? Set.of()
                            : Set.of(term.group(3).split("\\|"));
                    return new Term(term.group(2), !term.group(1).isEmpty(), codes);
                })
                .toList());
    }

    /**
     * Tells whether the condition holds for a row.
     *
     * @param valueOf gives the value of a column, empty if the cell is blank or holds a missing token
     */
    public boolean holds(Function<String, Optional<String>> valueOf) {
        return alternatives.stream().anyMatch(term -> term.holds(valueOf));
    }

    /** Returns the condition in words, such as "status is DEAD". */
    public String inWords() {
        return String.join(" or ", alternatives.stream().map(Condition::words).toList());
    }

    private static String words(Term term) {
        if (term.negated()) {
            return term.column() + " is blank";
        }
        if (term.codes().isEmpty()) {
            return term.column() + " is filled";
        }
        return term.column() + " is "
                + String.join(" or ", term.codes().stream().sorted().toList());
    }
}
