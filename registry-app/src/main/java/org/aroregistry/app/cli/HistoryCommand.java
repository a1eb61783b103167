package org.aroregistry.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.store.AuditAction;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.RowOrigin;
import org.aroregistry.core.store.RowVersion;
import org.aroregistry.core.store.Value;
import org.aroregistry.core.study.PatientId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aro history PATIENT}: every value of a patient with where it came from. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Print every version of every row of a patient, with upload and line; the reading is recorded.")
final class HistoryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Parameters(paramLabel = "PATIENT", description = "Patient code, like ARO-7F3K9Q-W.")
    private String patient;

    @Override
    public Integer call() {
        PatientId id = new PatientId(patient);
        try (Registry registry = database.open()) {
            List<RowVersion> versions = registry.rows().history(id.value());
            registry.audit().record(Actor.name(), AuditAction.READ, "patient history", versions.size() + " rows");
            TextTable table = new TextTable("file", "site", "record", "versions", "upload", "line", "column", "value");
            for (RowVersion version : versions) {
                RowOrigin origin = version.row().origin();
                for (ColumnDefinition column :
                        Dictionary.current().file(version.file()).columns()) {
                    String value = text(version, column);
                    if (column.position() > 3 && !value.isEmpty()) {
                        table.row(
                                version.file(),
                                version.row().siteId(),
                                version.row().recordId(),
                                origin.validFrom() + (origin.isCurrent() ? " -" : " - " + (origin.validTo() - 1)),
                                origin.uploadId(),
                                origin.line(),
                                column.name(),
                                value);
                    }
                }
            }
            table.print(spec.commandLine().getOut());
            return ExitCode.CLEAN;
        }
    }

    private static String text(RowVersion version, ColumnDefinition column) {
        Value value = version.row().value(column.name());
        if (value instanceof Value.Missing missing) {
            return missing.token().name();
        }
        if (value instanceof Value.Whole whole) {
            return Integer.toString(whole.number());
        }
        if (value instanceof Value.Decimal decimal) {
            return decimal.number().toPlainString();
        }
        return value instanceof Value.Text given ? given.text() : "";
    }
}
