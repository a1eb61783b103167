package org.aroregistry.batch.analysis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.MissingToken;
import org.aroregistry.core.dictionary.Requirement;
import org.aroregistry.core.store.Registry;
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
    static final List<KeyColumn> KEY_COLUMNS = List.of(
            KeyColumn.of("engraftment.autologous_recovery"),
            new KeyColumn("genetics.phase", "zygosity", Set.of("HET")),
            KeyColumn.of("growth.length_cm"),
            KeyColumn.of("growth.weight_kg"),
            KeyColumn.of("hearing.effusion"),
            KeyColumn.of("interferon.doses_given"),
            new KeyColumn("labs.transfused_7d", "analyte", Set.of("HB", "PLT")));

    /**
     * An optional column that matters.
     *
     * @param name file and column
     * @param when column of the same file that decides whether it matters in a row; empty if it always does
     * @param codes codes of that column with which it does
     */
    record KeyColumn(String name, String when, Set<String> codes) {

        static KeyColumn of(String name) {
            return new KeyColumn(name, "", Set.of());
        }

        String file() {
            return name.substring(0, name.indexOf('.'));
        }

        String column() {
            return name.substring(name.indexOf('.') + 1);
        }

        boolean matters(StoredRow row) {
            return when.isEmpty() || row.code(when).filter(codes::contains).isPresent();
        }
    }

    /** Site, patient and record: without them a row is no row. */
    private static final int IDENTITY_COLUMNS = 3;

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

    /** Reads all rows that a version holds and consent covers. */
    static Completeness read(Registry registry, long version) {
        Completeness completeness = new Completeness();
        ConsentWithdrawals rows = new ConsentWithdrawals(registry, version);
        for (FileDefinition file : Dictionary.current().dataFiles()) {
            completeness.read(rows, file);
        }
        return completeness;
    }

    private void read(ConsentWithdrawals rows, FileDefinition file) {
        List<String> requiredColumns = file.columns().stream()
                .skip(IDENTITY_COLUMNS)
                .filter(column -> column.requirement() == Requirement.REQUIRED)
                .map(ColumnDefinition::name)
                .toList();
        List<KeyColumn> keyColumns = KEY_COLUMNS.stream()
                .filter(column -> column.file().equals(file.name()))
                .toList();
        Set<String> columns = new LinkedHashSet<>(requiredColumns);
        for (KeyColumn column : keyColumns) {
            columns.add(column.column());
            if (!column.when().isEmpty()) {
                columns.add(column.when());
            }
        }
        rows.forEach(file.name(), List.copyOf(columns), row -> {
            String place = row.siteId() + ":" + file.name();
            requiredColumns.forEach(column -> count(required, place, row.value(column)));
            keyColumns.stream()
                    .filter(column -> column.matters(row))
                    .forEach(column -> count(key, place, row.value(column.column())));
        });
    }

    private static void count(Map<String, Counts> counts, String place, Value value) {
        counts.computeIfAbsent(place, p -> new Counts()).add(value);
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

    private static OptionalDouble percent(Map<String, Counts> counts, Predicate<String> place) {
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
