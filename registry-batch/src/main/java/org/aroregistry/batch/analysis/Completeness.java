package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.MissingToken;
import org.aroregistry.core.dictionary.Requirement;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.RowSelection;
import org.aroregistry.core.store.StoredRow;
import org.aroregistry.core.store.Value;

/**
 * How many cells of the rows that a version holds say something: of the required columns, and of the optional ones that endpoints
 * rest on.
 *
 * <p>UNK and ND are missing; NAP leaves the denominator.
 */
final class Completeness {
    /** Optional columns without which endpoints lose patients or days. */
    static final Set<String> KEY_COLUMNS = Set.of(
            "labs.transfused_7d",
            "growth.weight_kg",
            "growth.length_cm",
            "hearing.effusion",
            "interferon.doses_given",
            "engraftment.autologous_recovery",
            "genetics.phase");

    private final TreeMap<String, Counts> required = new TreeMap<>();
    private final TreeMap<String, Counts> key = new TreeMap<>();

    /** Cells seen and filled. */
    private static final class Counts {
        private long cells;
        private long filled;

        void add(Value value) {
            if (value instanceof Value.Missing missing && missing.token() == MissingToken.NAP) {
                return;
            }
            cells++;
            if (!(value instanceof Value.Missing) && !(value instanceof Value.Blank)) {
                filled++;
            }
        }
    }

    private Completeness() {}

    /** Reads all rows that a version holds. */
    static Completeness read(Registry registry, long version) {
        Completeness completeness = new Completeness();
        for (FileDefinition file : Dictionary.current().dataFiles()) {
            completeness.read(registry, version, file);
        }
        return completeness;
    }

    private void read(Registry registry, long version, FileDefinition file) {
        List<String> requiredColumns = new ArrayList<>();
        List<String> keyColumns = new ArrayList<>();
        for (ColumnDefinition column : file.columns().subList(3, file.columns().size())) {
            if (column.requirement() == Requirement.REQUIRED) {
                requiredColumns.add(column.name());
            } else if (KEY_COLUMNS.contains(column.qualifiedName())) {
                keyColumns.add(column.name());
            }
        }
        List<String> columns = new ArrayList<>(requiredColumns);
        columns.addAll(keyColumns);
        String[] names = columns.toArray(String[]::new);
        registry.rows().forEach(RowSelection.of(file.name(), version).columns(names), row -> {
            count(required, file.name(), row, requiredColumns);
            count(key, file.name(), row, keyColumns);
        });
    }

    private static void count(Map<String, Counts> counts, String file, StoredRow row, List<String> columns) {
        if (columns.isEmpty()) {
            return;
        }
        Counts here = counts.computeIfAbsent(row.siteId() + ":" + file, place -> new Counts());
        columns.forEach(column -> here.add(row.value(column)));
    }

    /** Returns the percentage of required cells that are filled at a site; empty if it has none. */
    OptionalDouble requiredAtSite(String siteId) {
        return percent(required, place -> place.startsWith(siteId + ":"));
    }

    /** Returns the percentage of key optional cells that are filled at a site; empty if it has none. */
    OptionalDouble keyAtSite(String siteId) {
        return percent(key, place -> place.startsWith(siteId + ":"));
    }

    /** Returns the percentage of required cells that are filled in a file; empty if it has none. */
    OptionalDouble requiredInFile(String file) {
        return percent(required, place -> place.endsWith(":" + file));
    }

    /** Returns the percentage of key optional cells that are filled in a file; empty if it has none. */
    OptionalDouble keyInFile(String file) {
        return percent(key, place -> place.endsWith(":" + file));
    }

    /** Returns the percentage of required cells that are filled everywhere. */
    OptionalDouble required() {
        return percent(required, place -> true);
    }

    /** Returns the percentage of key optional cells that are filled everywhere. */
    OptionalDouble key() {
        return percent(key, place -> true);
    }

    private static OptionalDouble percent(Map<String, Counts> counts, java.util.function.Predicate<String> place) {
        long cells = 0;
        long filled = 0;
        for (Map.Entry<String, Counts> entry : counts.entrySet()) {
            if (place.test(entry.getKey())) {
                cells += entry.getValue().cells;
                filled += entry.getValue().filled;
            }
        }
        return cells == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * filled / cells);
    }
}
