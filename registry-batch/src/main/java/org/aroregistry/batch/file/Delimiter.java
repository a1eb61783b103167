package org.aroregistry.batch.file;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The character between the cells of a row. */
public enum Delimiter {
    /** The standard. */
    COMMA(','),
    /** Usual where the comma is the decimal sign. */
    SEMICOLON(';'),
    /** Tabulator. */
    TAB('\t'),
    /** Vertical bar. */
    PIPE('|');

    private static final int ENOUGH = 3;

    private final char character;

    Delimiter(char character) {
        this.character = character;
    }

    /** Returns the character. */
    public char character() {
        return character;
    }

    /** Returns the name as a word, such as "semicolon". */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds the delimiter that turns a header line into the most known column names.
     *
     * @param header the header line
     * @param knownNames column names in lower case
     * @return the delimiter, or empty if none gives three known names or two give equally many
     */
    public static Optional<Delimiter> detect(String header, Set<String> knownNames) {
        int best = 0;
        Optional<Delimiter> winner = Optional.empty();
        for (Delimiter delimiter : values()) {
            int names = delimiter.knownNames(header, knownNames);
            if (names > best) {
                best = names;
                winner = Optional.of(delimiter);
            } else if (names == best) {
                winner = Optional.empty();
            }
        }
        return best >= ENOUGH ? winner : Optional.empty();
    }

    private int knownNames(String header, Set<String> knownNames) {
        Set<String> found = new HashSet<>();
        int start = 0;
        while (start <= header.length()) {
            int end = header.indexOf(character, start);
            if (end < 0) {
                end = header.length();
            }
            String name = HeaderNames.clean(header.substring(start, end).replace("\"", ""));
            if (knownNames.contains(name)) {
                found.add(name);
            }
            start = end + 1;
        }
        return found.size();
    }
}
