package org.aroregistry.core.dictionary;

import java.util.List;
import java.util.Optional;

/**
 * One file of an upload.
 *
 * @param name name without {@code .csv}; also the name of its table in the registry
 * @param grain what one row stands for
 * @param requirement when the file must be there
 * @param key columns that together name a row within a site (the natural key)
 * @param description what the file holds, for users
 * @param columns the columns in order
 */
public record FileDefinition(
        String name,
        String grain,
        FileRequirement requirement,
        List<String> key,
        String description,
        List<ColumnDefinition> columns) {

    /** Copies the collections. */
    public FileDefinition {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }

    /** Returns the file name with its ending, such as {@code labs.csv}. */
    public String fileName() {
        return name + ".csv";
    }

    /** Tells whether this is the descriptor of the upload and not a file of patients' rows. */
    public boolean isManifest() {
        return name.equals(Dictionary.MANIFEST);
    }

    /** Returns a column by name, if the file has it. */
    public Optional<ColumnDefinition> find(String column) {
        // A loop: rules over millions of rows ask by name.
        for (ColumnDefinition candidate : columns) {
            if (candidate.name().equals(column)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns a column that must exist.
     *
     * @throws DictionaryException if the file has no such column
     */
    public ColumnDefinition column(String column) {
        return find(column).orElseThrow(() -> new DictionaryException(fileName() + " has no column " + column));
    }
}
