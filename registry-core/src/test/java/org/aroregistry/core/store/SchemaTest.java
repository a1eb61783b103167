package org.aroregistry.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.ColumnType;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.MissingToken;
import org.aroregistry.core.store.jooq.DefaultSchema;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.Test;

/** The tables on the real servers, against the generated classes and against the dictionary. */
@DatabaseTest
class SchemaTest {
    private static final Set<String> OTHER_OWNERS = Set.of("flyway_schema_history");

    private final TestDatabase database;

    SchemaTest(TestDatabase database) {
        this.database = database;
        database.registry();
    }

    /** One column as information_schema tells it, in words that mean the same on both servers. */
    private record Column(String name, String type, boolean nullable, String comment) {}

    @Test
    void generated_classes_have_the_tables_of_the_server() throws SQLException {
        List<String> generated = DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .map(Table::getName)
                .sorted()
                .toList();

        assertThat(tablesOfServer()).isEqualTo(generated).hasSize(48);
    }

    @Test
    void generated_classes_have_the_columns_of_the_server() throws SQLException {
        for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            List<Column> generated = Stream.of(table.fields())
                    .map(field -> new Column(
                            field.getName(), type(field), field.getDataType().nullable(), field.getComment()))
                    .toList();

            assertThat(columnsOfServer(table.getName())).as(table.getName()).isEqualTo(generated);
        }
    }

    @Test
    void generated_classes_have_the_primary_keys_of_the_server() throws SQLException {
        for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            List<String> generated = table.getPrimaryKey().getFields().stream()
                    .map(Field::getName)
                    .toList();

            assertThat(primaryKeyOfServer(table.getName())).as(table.getName()).isEqualTo(generated);
        }
    }

    @Test
    void every_data_file_has_its_table_column_by_column() throws SQLException {
        for (FileDefinition file : Dictionary.current().dataFiles()) {
            List<Column> expected = new ArrayList<>();
            file.columns().forEach(column -> expected.addAll(expected(column)));
            if (file.name().equals("labs")) {
                expected.add(new Column(
                        "value_canonical", "decimal(18,6)", true, "value in the canonical unit of the analyte"));
                expected.add(new Column("unit_canonical", "varchar(32)", true, "canonical unit of the analyte"));
            }
            expected.add(new Column("row_hash", "binary(32)", false, "SHA-256 over the row's content"));
            expected.add(new Column("upload_id", "bigint", false, "upload that brought this version"));
            expected.add(new Column("file_id", "bigint", false, "file of that upload"));
            expected.add(new Column("line_no", "bigint", false, "physical line of the file where the row starts"));
            expected.add(new Column("valid_from", "bigint", false, "first registry version that shows the row"));
            expected.add(
                    new Column("valid_to", "bigint", false, "first registry version that no longer shows the row"));

            assertThat(columnsOfServer(file.name())).as(file.name()).isEqualTo(expected);
        }
    }

    @Test
    void every_code_and_missing_token_fits_its_column() {
        for (FileDefinition file : Dictionary.current().dataFiles()) {
            for (ColumnDefinition column : file.columns()) {
                List<String> words = Stream.concat(
                                column.codes().stream(),
                                column.missing().stream().map(MissingToken::name))
                        .toList();
                int longest = column.type() instanceof ColumnType.MultiCoded
                        ? words.stream().mapToInt(word -> word.length() + 1).sum() - 1
                        : words.stream().mapToInt(String::length).max().orElse(0);
                Field<?> field =
                        DefaultSchema.DEFAULT_SCHEMA.getTable(file.name()).field(column.name());
                if (column.type().isCoded()) {
                    assertThat(longest)
                            .as(column.qualifiedName())
                            .isLessThanOrEqualTo(field.getDataType().length());
                }
            }
        }
    }

    @Test
    void tables_compare_text_by_code_point() throws SQLException {
        if (!database.isMySql()) {
            return; // H2 has no other way.
        }
        assertThat(strings("SELECT DISTINCT collation_name FROM information_schema.columns"
                        + " WHERE table_schema = DATABASE() AND collation_name IS NOT NULL"
                        + " AND table_name <> 'flyway_schema_history'"))
                .containsExactly("utf8mb4_0900_bin");
    }

    private static List<Column> expected(ColumnDefinition column) {
        List<Column> columns = new ArrayList<>();
        boolean identity = Set.of("site_id", "patient_id", "record_id").contains(column.name());
        columns.add(new Column(column.name(), expectedType(column), !identity, comment(column)));
        if (column.type().isNumeric() && !column.missing().isEmpty()) {
            String tokens =
                    column.missing().stream().map(MissingToken::name).sorted().collect(Collectors.joining(", "));
            columns.add(new Column(
                    column.name() + "_missing",
                    "varchar(3)",
                    true,
                    "missing token in place of " + column.name() + ": " + tokens));
        }
        return columns;
    }

    private static String expectedType(ColumnDefinition column) {
        if (column.type() instanceof ColumnType.Decimal decimal) {
            return "decimal(" + decimal.precision() + "," + decimal.scale() + ")";
        }
        if (column.type() instanceof ColumnType.Whole) {
            return "int";
        }
        if (column.type() instanceof ColumnType.Coded) {
            return "varchar(32)";
        }
        if (column.type() instanceof ColumnType.MultiCoded) {
            return "varchar(400)";
        }
        return "varchar(" + textLength(column.name()) + ")";
    }

    /** The longest text that the column's pattern allows; organ scores and transcripts have no limit of their own. */
    private static int textLength(String column) {
        return switch (column) {
            case "site_id" -> 4;
            case "patient_id" -> 12;
            case "record_id", "ae_record_id", "transcript" -> 32;
            case "family_id" -> 8;
            case "hgnc_id" -> 16;
            case "hgvs_c" -> 82;
            case "hgvs_p" -> 62;
            case "hpo_id" -> 10;
            case "organ_scores" -> 64;
            case "ae_text" -> 80;
            default -> throw new IllegalArgumentException("no length is known for " + column);
        };
    }

    private static String comment(ColumnDefinition column) {
        List<String> parts = new ArrayList<>();
        if (!column.unit().isEmpty()) {
            parts.add("unit: " + column.unit());
        }
        if (column.codeList().isPresent()) {
            parts.add("code list " + column.codeList().get());
        } else if (!column.codes().isEmpty()) {
            parts.add("codes " + String.join(";", column.codes()));
        }
        if (!column.note().isEmpty()) {
            parts.add(column.note());
        }
        return parts.isEmpty() ? column.name().replace('_', ' ') : String.join("; ", parts);
    }

    private static String type(Field<?> field) {
        DataType<?> type = field.getDataType();
        String name = type.getTypeName().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "varchar", "binary" -> name + "(" + type.length() + ")";
            case "decimal" -> name + "(" + type.precision() + "," + type.scale() + ")";
            case "integer" -> "int";
            case "timestamp" -> "timestamp(" + type.precision() + ")";
            case "double precision", "float" -> "double";
            case "clob" -> "text";
            default -> name;
        };
    }

    private List<String> tablesOfServer() throws SQLException {
        return strings("SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
                        + " AND table_schema = " + schema())
                .stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !OTHER_OWNERS.contains(name) && !name.startsWith("batch_"))
                .sorted()
                .toList();
    }

    private List<Column> columnsOfServer(String table) throws SQLException {
        String comment = database.isMySql() ? "column_comment" : "remarks";
        List<Column> columns = new ArrayList<>();
        try (Connection connection = database.registry().dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT column_name, data_type,"
                        + " character_maximum_length, numeric_precision, numeric_scale, datetime_precision, is_nullable, "
                        + comment + " FROM information_schema.columns WHERE table_name = ? AND table_schema = "
                        + schema()
                        + " ORDER BY ordinal_position")) {
            statement.setString(1, table);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    columns.add(new Column(
                            found.getString(1),
                            type(found),
                            found.getString("is_nullable").equals("YES"),
                            found.getString(8)));
                }
            }
        }
        return columns;
    }

    private static String type(ResultSet found) throws SQLException {
        String name = found.getString("data_type").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "varchar", "character varying" -> {
                // H2 knows LONGTEXT as its longest VARCHAR.
                long length = found.getLong("character_maximum_length");
                yield length == 1_000_000_000 ? "text" : "varchar(" + length + ")";
            }
            case "binary" -> "binary(" + found.getLong("character_maximum_length") + ")";
            case "decimal", "numeric" ->
                "decimal(" + found.getInt("numeric_precision") + "," + found.getInt("numeric_scale") + ")";
            case "integer", "int" -> "int";
            case "datetime", "timestamp" -> "timestamp(" + found.getInt("datetime_precision") + ")";
            case "double", "double precision" -> "double";
            case "longtext", "character large object" -> "text";
            case "tinyint" -> "boolean";
            default -> name;
        };
    }

    private List<String> primaryKeyOfServer(String table) throws SQLException {
        return strings("SELECT k.column_name FROM information_schema.key_column_usage k"
                + " JOIN information_schema.table_constraints c ON c.constraint_schema = k.constraint_schema"
                + " AND c.constraint_name = k.constraint_name AND c.table_name = k.table_name"
                + " WHERE c.constraint_type = 'PRIMARY KEY' AND k.table_name = '" + table + "'"
                + " AND k.table_schema = " + schema() + " ORDER BY k.ordinal_position");
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Connection connection = database.registry().dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                strings.add(found.getString(1));
            }
        }
        return strings;
    }

    private String schema() {
        return database.isMySql() ? "DATABASE()" : "SCHEMA()";
    }
}
