import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Loads every {@code labs.csv} under a folder into one plain MySQL table with {@code LOAD DATA LOCAL INFILE}: the speed of the raw
 * load, to hold the import against; and prints the load step of the imports that the database holds. The table has the columns of the file and the key of the registry's table, nothing else.
 *
 * <p>Usage: {@code java -cp 'registry-app/target/lib/*' benchmarks/RawLoad.java FOLDER JDBC-URL}
 */
final class RawLoad {
    private RawLoad() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(file -> file.endsWith("labs.csv")).sorted().toList();
        }
        try (Connection connection = DriverManager.getConnection(arguments[1] + (arguments[1].contains("?") ? "&" : "?")
                        + "allowLoadLocalInfile=true");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS raw_labs");
            statement.execute("CREATE TABLE raw_labs (site_id CHAR(4) NOT NULL, patient_id CHAR(12) NOT NULL,"
                    + " record_id VARCHAR(32) NOT NULL, sample_day INT, sample_minute INT, analyte VARCHAR(40),"
                    + " value VARCHAR(20), value_op VARCHAR(8), unit VARCHAR(20), result_text VARCHAR(20),"
                    + " ref_low VARCHAR(20), ref_high VARCHAR(20), specimen VARCHAR(20), transfused_7d VARCHAR(8),"
                    + " PRIMARY KEY (site_id, record_id), KEY ix_patient (site_id, patient_id))");
            long rows = 0;
            long nanos = 0;
            for (Path file : files) {
                char delimiter = delimiter(file);
                long start = System.nanoTime();
                rows += statement.executeLargeUpdate("LOAD DATA LOCAL INFILE '" + file.toAbsolutePath()
                        + "' IGNORE INTO TABLE raw_labs CHARACTER SET utf8mb4 FIELDS TERMINATED BY '" + delimiter
                        + "' OPTIONALLY ENCLOSED BY '\"' LINES TERMINATED BY '\\n' IGNORE 1 LINES");
                nanos += System.nanoTime() - start;
            }
            System.out.printf(
                    Locale.ROOT,
                    "table %-34s %10d %8.1f %10.0f%n",
                    "raw LOAD DATA of labs.csv",
                    rows,
                    nanos / 1e9,
                    rows / (nanos / 1e9));
            printRatio(statement, rows / (nanos / 1e9));
            statement.execute("DROP TABLE raw_labs");
        }
    }

    /** Holds the load step of the imports into the same database, as Spring Batch timed it, against the raw load. */
    private static void printRatio(Statement statement, double raw) throws Exception {
        try (ResultSet found = statement.executeQuery("SELECT (SELECT SUM(loaded_added) FROM upload_file),"
                + " (SELECT SUM(TIMESTAMPDIFF(MICROSECOND, start_time, end_time)) FROM BATCH_STEP_EXECUTION"
                + " WHERE step_name = 'load' AND status = 'COMPLETED')")) {
            if (found.next() && found.getDouble(2) > 0) {
                double rate = found.getLong(1) / (found.getDouble(2) / 1e6);
                System.out.printf(
                        Locale.ROOT,
                        "table %-34s %10d %8.1f %10.0f%n",
                        "load step of the MySQL imports",
                        found.getLong(1),
                        found.getDouble(2) / 1e6,
                        rate);
                System.out.printf(
                        Locale.ROOT, "ratio of the load step (rows of all files) to the raw load: %.2f%n", rate / raw);
            }
        }
    }

    private static char delimiter(Path file) throws Exception {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String header = reader.readLine();
            return header.indexOf(';') > 0 ? ';' : header.indexOf('\t') > 0 ? '\t' : ',';
        }
    }
}
