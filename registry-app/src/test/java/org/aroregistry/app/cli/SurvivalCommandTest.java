package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.aroregistry.app.Aro;
import org.aroregistry.core.store.testing.CuttingProxy;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many commands at once, and commands that cannot end: what people see of it. */
@DatabaseTest
class SurvivalCommandTest {
    private static final int PROCESSES = 8;

    private final TestDatabase database;

    @TempDir
    Path folder;

    SurvivalCommandTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void startEmpty() {
        database.clear();
    }

    @Test
    void the_same_folder_imported_eight_times_at_once_is_imported_once() throws Exception {
        Path upload = folder.resolve("upload");
        CommandRun.of("template", "--out", upload.toString());

        List<Running> imports = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            imports.add(start(List.of(), "import", upload.toString(), "--out", "answer" + i));
        }

        List<String> said = new ArrayList<>();
        for (Running running : imports) {
            said.add(running.end(0).out());
        }
        assertThat(said)
                .filteredOn(out -> out.contains("These files were imported before: nothing was written"))
                .hasSize(PROCESSES - 1);
        String receipt = Files.readString(folder.resolve("answer0/receipt.json"));
        for (int i = 1; i < PROCESSES; i++) {
            assertThat(folder.resolve("answer" + i + "/receipt.json")).content().isEqualTo(receipt);
        }
        assertThat(uploads().lines().filter(line -> line.contains("S001"))).hasSize(1);
    }

    @Test
    void two_sites_imported_at_once_are_both_published() throws Exception {
        CommandRun.of("generate", "--preset", "tiny", "--sites", "2", "--out", folder.toString());

        Running one = start(List.of(), "import", "S001", "--out", "one");
        Running two = start(List.of(), "import", "S002", "--out", "two");

        assertThat(one.end(0, 1, 3).out()).contains("Site S001, upload 1");
        assertThat(two.end(0, 1, 3).out()).contains("Site S002, upload 1");
        assertThat(uploads().lines().filter(line -> line.contains("PUBLISHED"))).hasSize(2);
    }

    @Test
    void a_file_that_cannot_grow_ends_the_import_with_one_sentence() throws Exception {
        Path upload = folder.resolve("upload");
        CommandRun.of("template", "--out", upload.toString());
        assertThat(uploads()).doesNotContain("S001");

        // Blocks of 512 bytes: enough for the log, too few for the report.
        List<String> starter = List.of("sh", "-c", "ulimit -f 8 && exec \"$0\" \"$@\"");
        Ended full =
                start(starter, "import", upload.toString(), "--out", "answer").end(2);

        assertThat(full.out()).isEmpty();
        assertThat(full.err().lines()).as(full.err()).hasSize(1);
        assertThat(full.err()).startsWith("aro: ").containsAnyOf("File too large", "disk");
        assertThat(start(List.of(), "import", upload.toString(), "--out", "answer")
                        .end(0)
                        .out())
                .contains("Site S001, upload 1");
    }

    @Test
    void a_cut_connection_ends_the_import_with_one_sentence() throws Exception {
        assumeThat(database.isMySql())
                .as("an embedded database has no connection")
                .isTrue();
        Path upload = folder.resolve("upload");
        CommandRun.of("template", "--out", upload.toString());
        URI server = URI.create(database.address().url().substring("jdbc:".length()));
        try (CuttingProxy network = new CuttingProxy(server.getHost(), server.getPort(), CuttingProxy.NEVER)) {
            String url = database.address().url().replaceFirst("//[^/]*/", "//127.0.0.1:" + network.port() + "/")
                    + (database.address().url().contains("?") ? "&" : "?")
                    + "sslMode=DISABLED&allowPublicKeyRetrieval=true";
            // The first word of the load is about the lock of whoever loads.
            network.cutAt("FOR UPDATE NOWAIT", 1, true);

            Ended cut = start(List.of(), "import", upload.toString(), "--out", "answer", "--db-url", url)
                    .end(2);

            assertThat(network.isCut()).isTrue();
            assertThat(cut.err().lines()).as(cut.err()).hasSize(1);
            assertThat(cut.err())
                    .startsWith("aro: ")
                    .contains("start the same command again when the database can be reached");
        }
        assertThat(start(List.of(), "import", upload.toString(), "--out", "answer")
                        .end(0)
                        .out())
                .contains("Site S001, upload 1");
    }

    private String uploads() throws Exception {
        return start(List.of(), "uploads").end(0).out();
    }

    /** What a command said in the end. */
    private record Ended(String out, String err) {}

    /** A command in a process of its own. */
    private record Running(Process process, Path out, Path err) {
        Ended end(Integer... exits) throws Exception {
            assertThat(process.waitFor(40, TimeUnit.MINUTES)).isTrue();
            Ended ended = new Ended(Files.readString(out), Files.readString(err));
            assertThat(process.exitValue()).as(ended.toString()).isIn((Object[]) exits);
            assertThat(ended.err()).doesNotContain("Exception", "\tat ");
            return ended;
        }
    }

    /** Starts a command in the folder, where it finds or makes its embedded database. */
    private Running start(List<String> starter, String... words) throws IOException {
        Path log = Files.createTempDirectory(folder, "command");
        List<String> command = Stream.of(
                        starter.stream(),
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-XX:-UsePerfData",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Aro.class.getName()),
                        Stream.of(words))
                .flatMap(word -> word)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(log.resolve("out").toFile())
                .redirectError(log.resolve("err").toFile());
        if (database.isMySql()) {
            builder.environment().put("ARO_DB_URL", database.address().url());
            builder.environment().put("ARO_DB_USER", database.address().user());
            builder.environment().put("ARO_DB_PASSWORD", database.address().password());
        }
        return new Running(builder.start(), log.resolve("out"), log.resolve("err"));
    }
}
