package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code aro}, with a Java that only notes how it is called. */
class LauncherTest {
    private static final String DATABASE = "jdbc:mysql://registry.example/aro";

    /** Notes the address of the database and the arguments, and makes the files that the options name. */
    private static final String JAVA = """
            #!/bin/sh
            printf '%s | %s\\n' "${ARO_DB_URL:-none}" "$*" >> "$CALLS"
            for argument in "$@"; do
                case "$argument" in
                -version) echo 'openjdk version "17.0.1"' >&2 ;;
                -XX:DumpLoadedClassList=*) echo java/lang/Object > "${argument#*=}" ;;
                esac
            done
            case " $* " in *" -Xshare:dump "*) : > aro.jsa ;; esac
            """;

    @TempDir
    Path folder;

    private Path calls;

    @BeforeEach
    void make_a_built_product() throws IOException {
        calls = folder.resolve("calls.txt");
        Path target = Files.createDirectories(folder.resolve("registry-app/target"));
        Files.createDirectories(folder.resolve("registry-app/src/main"));
        Files.createDirectories(folder.resolve("sql"));
        Files.createFile(folder.resolve("pom.xml"));
        Files.createFile(folder.resolve("registry-app/pom.xml"));
        Files.createFile(target.resolve("registry-app-1.jar"));
        Files.createFile(target.resolve("aro.built"));
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, JAVA);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Path script = Files.copy(Path.of(System.getProperty("aro.root")).resolve("aro"), folder.resolve("aro"));
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }

    private List<String> aro(String database, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(folder.resolve("aro").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("CALLS", calls.toString());
        builder.environment().remove("ARO_JAVA_OPTIONS");
        builder.environment().put("ARO_DB_URL", database);
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readAllLines(calls);
    }

    @Test
    void making_the_class_archive_never_touches_the_database_of_the_environment() throws Exception {
        List<String> called = aro(DATABASE, "uploads");

        List<String> recorded = called.stream()
                .filter(call -> call.contains("DumpLoadedClassList"))
                .toList();
        assertThat(recorded).hasSize(5).anyMatch(call -> call.contains(" import "));
        assertThat(recorded).allMatch(call -> call.startsWith("none | "));
        assertThat(called.get(called.size() - 1)).startsWith(DATABASE + " | ").endsWith(" uploads");
        assertThat(folder.resolve("registry-app/target/aro.jsa")).exists();
    }

    @Test
    void the_archive_is_made_once_and_its_scratch_is_removed() throws Exception {
        int first = aro("", "uploads").size();

        assertThat(aro("", "uploads")).hasSize(first + 1);
        assertThat(folder.resolve("registry-app/target")).isDirectoryNotContaining("glob:**archive.*");
    }

    @Test
    void only_a_small_embedded_database_goes_without_the_optimising_compiler() throws Exception {
        assertThat(last(aro("", "analyse"))).contains("-XX:TieredStopAtLevel=1");
        assertThat(last(aro(DATABASE, "analyse"))).doesNotContain("-XX:TieredStopAtLevel=1");
        assertThat(last(aro("", "analyse", "--db-url", DATABASE))).doesNotContain("-XX:TieredStopAtLevel=1");
        Files.createDirectories(folder.resolve("aro-data"));
        Files.write(folder.resolve("aro-data/registry.mv.db"), new byte[80 << 20]);
        assertThat(last(aro("", "analyse"))).doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @Test
    void uploads_of_any_size_are_imported_in_half_a_gigabyte() throws Exception {
        assertThat(last(aro("", "import", "S001"))).contains("-Xmx512m");
    }

    private static String last(List<String> called) {
        return called.get(called.size() - 1);
    }
}
