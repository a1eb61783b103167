package org.aroregistry.batch.validation;

import java.util.Set;
import java.util.function.Function;
import org.aroregistry.core.dictionary.FileDefinition;

/**
 * A rule over rows: which rows it looks at and how it judges one of them.
 *
 * <p>Rules about a single cell while it is read, and rules about whole files, are plain methods; see {@link CellRules} and
 * {@link FileRules}.
 *
 * @param id id in the rule list
 * @param files names of the files it looks into, without {@code .csv}; empty for all
 * @param check makes the check ready for one file: looks up columns once, not for each row
 * @param <C> {@link RowCheck} or {@link PatientCheck}
 */
record Rule<C>(String id, Set<String> files, Function<FileScope, C> check) {
    /** Judges a row by itself and reports to the row's report. */
    @FunctionalInterface
    interface RowCheck {
        /** Checks a row. */
        void check(Row row);
    }

    /** Judges a row against what is known of its patient, when all files have been read once. */
    @FunctionalInterface
    interface PatientCheck {
        /** Checks a row. */
        void check(Row row, PatientFacts facts);
    }

    Rule {
        files = Set.copyOf(files);
    }

    /** Makes a rule for the rows of one file. */
    static <C> Rule<C> of(String id, String file, Function<FileScope, C> check) {
        return new Rule<>(id, Set.of(file), check);
    }

    /** Makes a rule for the rows of every file. */
    static <C> Rule<C> everywhere(String id, Function<FileScope, C> check) {
        return new Rule<>(id, Set.of(), check);
    }

    boolean looksInto(FileDefinition file) {
        return files.isEmpty() || files.contains(file.name());
    }
}
