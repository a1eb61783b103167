import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * What an import is held against: the same work done bare. Each command prints rows and seconds, without the start of the JVM.
 *
 * <p>Usage: {@code java -cp 'registry-app/target/lib/*' benchmarks/ImportRace.java COMMAND ...}, as {@code benchmarks/import} does.
 */
final class ImportRace {
    private static final int BATCH = 1_000;

    private ImportRace() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "dump" -> dump(arguments[1], Path.of(arguments[2]));
            case "load" -> load(arguments[1], Path.of(arguments[2]), arguments.length > 3 ? arguments[3] : "");
            case "batches" -> batches(arguments[1], Path.of(arguments[2]), arguments[3]);
            case "hash" -> hash(Path.of(arguments[1]));
            case "parse" -> parse(Path.of(arguments[1]));
            case "correct" -> correct(Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3]), Integer.parseInt(arguments[4]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static Connection open(String url, String options) throws SQLException {
        return DriverManager.getConnection(url + (url.contains("?") ? "&" : "?") + options);
    }

    /** Writes the rows of all tables of patients as the server would dump them, with all columns. */
    private static void dump(String url, Path folder) throws SQLException, IOException {
        Files.createDirectories(folder);
        try (Connection connection = open(url, "useCursorFetch=false")) {
            for (String table : tables(connection)) {
                try (Statement statement = connection.createStatement()) {
                    statement.setFetchSize(Integer.MIN_VALUE);
                    try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table);
                            OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(table + ".tsv")), 1 << 16)) {
                        int columns = rows.getMetaData().getColumnCount();
                        while (rows.next()) {
                            for (int i = 1; i <= columns; i++) {
                                if (i > 1) {
                                    out.write('\t');
                                }
                                escape(rows.getBytes(i), out);
                            }
                            out.write('\n');
                        }
                    }
                }
            }
        }
    }

    private static void escape(byte[] cell, OutputStream out) throws IOException {
        if (cell == null) {
            out.write('\\');
            out.write('N');
            return;
        }
        for (byte b : cell) {
            switch (b) {
                case '\\' -> escape('\\', out);
                case '\t' -> escape('t', out);
                case '\n' -> escape('n', out);
                case '\r' -> escape('r', out);
                case 0 -> escape('0', out);
                default -> out.write(b);
            }
        }
    }

    private static void escape(char name, OutputStream out) throws IOException {
        out.write('\\');
        out.write(name);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT table_name FROM information_schema.columns"
                        + " WHERE table_schema = DATABASE() AND column_name = 'row_hash' AND table_name NOT LIKE 'raw\\_%' ORDER BY table_name")) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }

    /** Loads dumped rows into new tables with the same columns, keys and checks. */
    private static void load(String url, Path folder, String only) throws Exception {
        try (Connection connection = open(url, "allowLoadLocalInfile=true"); Statement statement = connection.createStatement()) {
            long rows = 0;
            long nanos = 0;
            for (String table : tables(connection)) {
                if (!only.isEmpty() && !table.equals(only)) {
                    continue;
                }
                empty(statement, table);
                long start = System.nanoTime();
                rows += statement.executeLargeUpdate("LOAD DATA LOCAL INFILE '" + folder.resolve(table + ".tsv").toAbsolutePath()
                        + "' INTO TABLE raw_" + table + " CHARACTER SET binary");
                nanos += System.nanoTime() - start;
                statement.execute("DROP TABLE raw_" + table);
            }
            print(rows, nanos);
        }
    }

    private static void empty(Statement statement, String table) throws SQLException {
        statement.execute("DROP TABLE IF EXISTS raw_" + table);
        statement.execute("CREATE TABLE raw_" + table + " LIKE " + table);
    }

    /** Writes dumped rows with batches that the driver rewrites into inserts of many rows. */
    private static void batches(String url, Path folder, String table) throws Exception {
        try (Connection connection = open(url, "rewriteBatchedStatements=true"); Statement statement = connection.createStatement()) {
            empty(statement, table);
            connection.setAutoCommit(false);
            List<Boolean> binary = binary(statement, table);
            long rows = 0;
            long start = System.nanoTime();
            try (Stream<String> lines = Files.lines(folder.resolve(table + ".tsv"), StandardCharsets.ISO_8859_1)) {
                PreparedStatement insert = null;
                for (String line : (Iterable<String>) lines::iterator) {
                    String[] cells = line.split("\t", -1);
                    if (insert == null) {
                        insert = connection.prepareStatement("INSERT INTO raw_" + table + " VALUES ("
                                + Stream.generate(() -> "?").limit(cells.length).collect(Collectors.joining(",")) + ")");
                    }
                    for (int i = 0; i < cells.length; i++) {
                        if (cells[i].equals("\\N")) {
                            insert.setObject(i + 1, null);
                        } else if (binary.get(i)) {
                            insert.setBytes(i + 1, plain(cells[i]));
                        } else {
                            // As bytes a number would be read as a hexadecimal one.
                            insert.setString(i + 1, new String(plain(cells[i]), StandardCharsets.UTF_8));
                        }
                    }
                    insert.addBatch();
                    if (++rows % BATCH == 0) {
                        insert.executeBatch();
                    }
                    if (rows % (50L * BATCH) == 0) {
                        connection.commit();
                    }
                }
                if (insert != null) {
                    insert.executeBatch();
                }
            }
            connection.commit();
            print(rows, System.nanoTime() - start);
            statement.execute("DROP TABLE raw_" + table);
        }
    }

    private static List<Boolean> binary(Statement statement, String table) throws SQLException {
        List<Boolean> binary = new ArrayList<>();
        try (ResultSet none = statement.executeQuery("SELECT * FROM " + table + " LIMIT 0")) {
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                int type = none.getMetaData().getColumnType(i);
                binary.add(type == Types.BINARY || type == Types.VARBINARY);
            }
        }
        return binary;
    }

    private static byte[] plain(String cell) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\\') {
                i++;
                c = switch (cell.charAt(i)) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case '0' -> 0;
                    default -> cell.charAt(i);
                };
            }
            bytes.write(c);
        }
        return bytes.toByteArray();
    }

    /** Hashes all files under a folder. */
    private static void hash(Path folder) throws Exception {
        long bytes = 0;
        long start = System.nanoTime();
        for (Path file : files(folder)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            try (InputStream in = Files.newInputStream(file)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    digest.update(buffer, 0, read);
                    bytes += read;
                }
            }
            digest.digest();
        }
        print(bytes, System.nanoTime() - start);
    }

    /** Parses all files under a folder with Commons CSV and looks at every cell. */
    private static void parse(Path folder) throws Exception {
        long rows = 0;
        long cells = 0;
        long start = System.nanoTime();
        for (Path file : files(folder)) {
            try (CSVParser records = open(file)) {
                for (CSVRecord record : records) {
                    rows++;
                    for (String cell : record) {
                        cells += cell.isEmpty() ? 0 : 1;
                    }
                }
            }
        }
        if (cells == 0) {
            throw new IllegalStateException("no cell is filled");
        }
        print(rows, System.nanoTime() - start);
    }

    /** Copies a site's folder with every n-th laboratory value changed by its last digit; and a second one of the changed rows only. */
    private static void correct(Path site, Path full, Path delta, int every) throws Exception {
        Files.createDirectories(full);
        Files.createDirectories(delta);
        for (Path file : files(site)) {
            Files.copy(file, full.resolve(file.getFileName().toString()));
        }
        Files.copy(site.resolve("manifest.csv"), delta.resolve("manifest.csv"));
        Path labs = site.resolve("labs.csv");
        try (CSVParser records = open(labs);
                BufferedWriter all = Files.newBufferedWriter(full.resolve("labs.csv"));
                BufferedWriter few = Files.newBufferedWriter(delta.resolve("labs.csv"));
                CSVPrinter toAll = new CSVPrinter(all, format(labs));
                CSVPrinter toFew = new CSVPrinter(few, format(labs))) {
            int value = -1;
            long number = 0;
            long changed = 0;
            for (CSVRecord record : records) {
                List<String> cells = new ArrayList<>(record.toList());
                if (value < 0) {
                    value = cells.indexOf("value");
                    toFew.printRecord(cells);
                } else if (++number % every == 0 && change(cells, value)) {
                    toFew.printRecord(cells);
                    changed++;
                }
                toAll.printRecord(cells);
            }
            print(changed, 0);
        }
    }

    private static boolean change(List<String> cells, int column) {
        String value = cells.get(column);
        char last = value.isEmpty() ? ' ' : value.charAt(value.length() - 1);
        if (last < '0' || last > '9') {
            return false;
        }
        cells.set(column, value.substring(0, value.length() - 1) + (last == '9' ? '8' : (char) (last + 1)));
        return true;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
        }
    }

    private static CSVParser open(Path file) throws IOException {
        return CSVParser.parse(Files.newBufferedReader(file), format(file));
    }

    private static CSVFormat format(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String header = reader.readLine();
            char delimiter = header.indexOf(';') > 0 ? ';' : header.indexOf('\t') > 0 ? '\t' : ',';
            return CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        }
    }

    private static void print(long rows, long nanos) {
        System.out.printf(Locale.ROOT, "%d %.3f%n", rows, nanos / 1e9);
    }
}
