package org.aroregistry.batch.validation;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.batch.file.RawRow;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.batch.validation.Rule.PatientCheck;
import org.aroregistry.batch.validation.Rule.RowCheck;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.Severity;

/** Turns the raw rows of one file into typed rows and findings; one instance per file, not for several threads. */
public final class RowChecker {
    /** Written into a cell to empty it where a blank would keep what the registry shows. */
    public static final String ERASE = "[erase]";

    /** By file and number: the columns without which the number means nothing. */
    private static final Map<String, Map<String, List<String>>> QUALIFIERS = Map.of(
            "labs", Map.of("value", List.of("value_op", "unit")),
            "interferon", Map.of("dose_value", List.of("dose_unit")),
            "medications", Map.of("dose_value", List.of("dose_unit")),
            "hsct", Map.of("bu_auc_value", List.of("bu_auc_unit")),
            "hsct_agents", Map.of("total_dose", List.of("dose_unit")),
            "complications", Map.of("peak_value", List.of("peak_unit")));

    private static final int PATIENT_COLUMN = 1;
    private static final int RECORD_COLUMN = 2;

    private final FileScope scope;
    private final RowReport report;
    private final CellRules rules;
    private final CellReader reader;
    private final List<RowCheck> rowChecks;
    private final List<PatientCheck> patientChecks;
    private final Optional<KeyIndex> keys;
    private final ColumnCheck[] columns;
    private final String[] cells;
    private final SentinelTally[] tallies;
    private final int[] places;
    private final boolean allColumnsNamed;

    /**
     * Gets the rules of a file ready.
     *
     * @param contents which files the upload brings
     * @param keys takes the keys of each row, if duplicates are looked for
     */
    public RowChecker(
            Dictionary dictionary,
            FileLayout layout,
            UploadSettings settings,
            UploadContents contents,
            Optional<KeyIndex> keys) {
        this.scope = FileScope.of(dictionary, layout, settings, contents);
        this.report = scope.report();
        this.rules = CellRules.of(scope);
        this.reader = new CellReader(scope, rules);
        this.rowChecks = ready(ImplementedRules.OF_ROWS);
        this.patientChecks = ready(ImplementedRules.OF_PATIENTS);
        this.keys = keys;
        this.columns = scope.columns().toArray(ColumnCheck[]::new);
        this.cells = new String[columns.length];
        this.tallies =
                scope.columns().stream().map(column -> new SentinelTally()).toArray(SentinelTally[]::new);
        this.places = scope.columns().stream()
                .mapToInt(column -> layout.cellOf(column.definition()))
                .toArray();
        this.allColumnsNamed = layout.firstUnnamed() < 0;
    }

    private <C> List<C> ready(List<Rule<C>> all) {
        return all.stream()
                .filter(rule -> rule.looksInto(scope.file()))
                .map(rule -> rule.check().apply(scope))
                .toList();
    }

    /** Returns where the columns of the file are. */
    public FileLayout layout() {
        return scope.layout();
    }

    /** Returns the findings of the row that was checked last. */
    public RowReport report() {
        return report;
    }

    /**
     * Checks a row by itself; its findings are in {@link #report} until the next row.
     *
     * @return the row; cells that could not be read have no value
     */
    public Row check(RawRow raw) {
        return check(raw, Registered.NOTHING);
    }

    /**
     * Checks a row by itself, with what its blank cells keep of an earlier version; its findings are in {@link #report} until the next row.
     *
     * @param registered what the registry shows of the record
     * @return the row as the registry will show it; cells that could not be read have no value
     */
    public Row check(RawRow raw, Registered registered) {
        Row row = new Row(scope.file(), raw.line());
        report.start(raw.line(), () -> recordId(raw), cell(raw, PATIENT_COLUMN));
        if (!rules.structure().s006Width(raw)) {
            for (int i = 0; i < columns.length; i++) {
                row.setUnreadable(i);
            }
            return row;
        }
        unnamedCells(raw);
        rules.privacy().extraColumns(raw);
        reader.start();
        for (int i = 0; i < columns.length; i++) {
            cells[i] = places[i] < 0 ? "" : raw.cell(places[i]);
            if (!cells[i].isEmpty()) {
                reader.read(columns[i], cells[i], row);
            }
        }
        reader.finish(row);
        keep(row, registered);
        rowChecks.forEach(check -> check.check(row));
        keys.ifPresent(index -> index.add(row, cells));
        tally(row);
        return row;
    }

    private void keep(Row row, Registered registered) {
        if (registered instanceof Registered.Nothing) {
            return;
        }
        BitSet blank = belongToNewNumbers(row, registered);
        for (int i = 0; i < columns.length; i++) {
            if (row.isBlank(i) && !reader.isErased(i) && !blank.get(i)) {
                if (registered instanceof Registered.Version version) {
                    row.keep(i, version.row());
                    report.kept(columns[i].definition());
                } else {
                    // Neither blank nor filled: rules must not guess what the registry shows.
                    row.setUnreadable(i);
                }
            }
        }
    }

    /**
     * Finds the columns that say how a number is to be read, where the row brings another number than the registry shows: a new 7 must not
     * become "less than 7 mg" because the old one was.
     */
    private BitSet belongToNewNumbers(Row row, Registered registered) {
        BitSet columns = new BitSet();
        if (registered instanceof Registered.Version version) {
            QUALIFIERS.getOrDefault(scope.file().name(), Map.of()).forEach((number, qualifiers) -> {
                int position = scope.position(number);
                if (row.isFilled(position) && !row.holdsSame(position, version.row())) {
                    qualifiers.forEach(qualifier -> columns.set(scope.position(qualifier)));
                }
            });
        }
        return columns;
    }

    /** Returns the record of a row as the checked row will name it; empty if the cell cannot be read. */
    public static String recordOf(FileLayout layout, RawRow raw) {
        int place = layout.cellOf(layout.file().columns().get(RECORD_COLUMN));
        return place < 0 || place >= raw.size() ? "" : StructureRules.bare(raw.cell(place));
    }

    /** S-005: a column without a name may only be empty. */
    private void unnamedCells(RawRow raw) {
        if (allColumnsNamed && raw.size() <= scope.layout().width()) {
            return;
        }
        for (int place = 0; place < raw.size(); place++) {
            if (scope.layout().name(place).isEmpty() && !raw.cell(place).isBlank()) {
                report.row(
                        "S-005",
                        Severity.E,
                        Text.of("a column without a name holds a value", "a name for every column that is used")
                                .hint("column " + FileLayout.letter(place)));
                return;
            }
        }
    }

    private String recordId(RawRow raw) {
        String id = cell(raw, RECORD_COLUMN);
        boolean valid = !id.isEmpty()
                && id.length() <= 32
                && id.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-'));
        return valid && !Identifiers.isHospitalNumber(id) && !Identifiers.isDateAsId(id) ? id : "";
    }

    private String cell(RawRow raw, int column) {
        if (columns.length <= column || scope.file().isManifest()) {
            return "";
        }
        int place = places[column];
        return place < 0 || place >= raw.size() ? "" : raw.cell(place).strip();
    }

    /** Checks a row against the patients and transplants; findings are added to those of the row. */
    public void checkReferences(Row row, PatientFacts facts) {
        if (facts.isErased(row.patientId())) {
            report.row(
                    "C-008",
                    Severity.E,
                    Text.of("the data of this patient were erased on request", "no rows of this patient"));
            return;
        }
        patientChecks.forEach(check -> check.check(row, facts));
    }

    /** Starts the findings of a row that was checked by itself before. */
    public void resume(Row row) {
        String id = row.recordId();
        report.start(row.line(), () -> Identifiers.isHospitalNumber(id) ? "" : id, row.patientId());
    }

    /** S-018: all rows of a manifest say the same about the upload. */
    public void sameAs(Row first, Row row, List<String> columnNames) {
        for (String name : columnNames) {
            ColumnDefinition column = scope.file().column(name);
            if (!first.text(name).equals(row.text(name)) && row.isReadable(column.position() - 1)) {
                report.cell(
                        "S-018",
                        Severity.E,
                        column,
                        row.text(name),
                        Text.of("the rows of the manifest contradict each other", first.text(name)));
            }
        }
    }

    /** F-002: a manifest names only files of the dictionary. */
    public void knownFileName(Row row) {
        ColumnDefinition column = scope.file().column("file_name");
        String name = row.text("file_name");
        boolean known = name.isEmpty()
                || scope.dictionary().files().stream()
                        .anyMatch(file -> file.fileName().equals(name));
        if (!known) {
            report.cell(
                    "F-002",
                    Severity.E,
                    column,
                    name,
                    Text.of("the dictionary has no such file", "a file of the dictionary"));
        }
    }

    private void tally(Row row) {
        // Values of many analytes share one column: 99 is a common one among them.
        boolean laboratory = scope.file().name().equals("labs");
        for (int i = 0; i < columns.length; i++) {
            if (row.isWhole(i)) {
                tallies[i].add(row.whole(i));
            } else if (row.isDecimal(i) && !laboratory) {
                tallies[i].add(row.decimal(i).doubleValue());
            }
        }
    }

    /** Checks what shows only over all rows. */
    public void finish(FileReport file) {
        for (int i = 0; i < columns.length; i++) {
            ColumnDefinition column = columns[i].definition();
            // Day 99 is a day like any other.
            if (!columns[i].countsDays()) {
                FileRules.s015Frequent(column, scope.layout().cellOf(column), tallies[i], file);
            }
        }
    }
}
