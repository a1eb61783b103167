package org.aroregistry.batch.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aroregistry.batch.file.RawRow;
import org.aroregistry.batch.validation.Registered;
import org.aroregistry.batch.validation.RowChecker;
import org.aroregistry.core.dictionary.FileDefinition;

/**
 * Finds out what blank cells mean before a row is checked: in a DELTA they keep what the registry shows of the record.
 *
 * <p>The registry is asked for some records at a time; rows stay in the order of the file.
 */
final class DeltaMerge {
    private static final int ROWS_AT_ONCE = 1_000;

    /** Takes a row with what the registry shows of its record. */
    @FunctionalInterface
    interface Consumer {
        void accept(RawRow row, long number, Registered registered);
    }

    private record Waiting(RawRow row, long number, String recordId) {}

    private final RegistryKnowledge registry;
    private final boolean delta;

    DeltaMerge(RegistryKnowledge registry, boolean delta) {
        this.registry = registry;
        this.delta = delta;
    }

    /** The rows of one file on their way to the check. */
    final class Rows {
        private final FileDefinition file;
        private final RowChecker checker;
        private final Consumer consumer;
        private final List<Waiting> waiting = new ArrayList<>();

        private Rows(FileDefinition file, RowChecker checker, Consumer consumer) {
            this.file = file;
            this.checker = checker;
            this.consumer = consumer;
        }

        /** Takes the next row. */
        void add(RawRow row, long number) {
            if (!delta || registry.asked() && !registry.knowsTheSite()) {
                consumer.accept(row, number, Registered.NOTHING);
            } else if (!registry.asked()) {
                consumer.accept(row, number, Registered.UNKNOWN);
            } else {
                waiting.add(new Waiting(row, number, RowChecker.recordOf(checker.layout(), row)));
                if (waiting.size() == ROWS_AT_ONCE) {
                    flush();
                }
            }
        }

        /** Passes on what is waiting; call it after the last row. */
        void flush() {
            List<String> records = waiting.stream()
                    .map(Waiting::recordId)
                    .filter(record -> !record.isEmpty())
                    .distinct()
                    .toList();
            Map<String, Registered> registered = new HashMap<>();
            if (!records.isEmpty()) {
                registry.records()
                        .read(
                                file.name(),
                                records,
                                row -> registered.put(
                                        row.recordId(), new Registered.Version(StoredHistories.row(file, row))));
            }
            for (Waiting row : waiting) {
                consumer.accept(
                        row.row(),
                        row.number(),
                        Objects.requireNonNullElse(registered.get(row.recordId()), Registered.NOTHING));
            }
            waiting.clear();
        }
    }

    /** Starts a file. */
    Rows rows(FileDefinition file, RowChecker checker, Consumer consumer) {
        return new Rows(file, checker, consumer);
    }
}
