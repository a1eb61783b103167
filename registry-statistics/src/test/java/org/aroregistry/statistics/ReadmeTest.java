package org.aroregistry.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.aroregistry.statistics.survival.KaplanMeier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The module's README: its examples are those that run, work when pasted, and no package is left out. */
class ReadmeTest {
    private static final Path TESTS = Path.of("src/test/java/org/aroregistry/statistics");

    private static List<String> examples() throws IOException {
        return Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(MatchResult::group)
                .map(block -> block.replace("```java\n", "").replace("```", ""))
                .toList();
    }

    @Test
    void every_example_is_one_that_runs() throws IOException {
        String tested = withoutSpace(Files.readString(TESTS.resolve("ReadmeExamplesTest.java"))
                + Files.readString(TESTS.resolve("ReadmeModelExamplesTest.java")));

        assertThat(examples().stream().skip(1)).hasSize(20).allSatisfy(example -> assertThat(tested)
                .contains(withoutSpace(example)));
    }

    @Test
    void examples_compile_one_after_the_other_as_pasted(@TempDir Path folder) throws IOException {
        String program = examples().get(0)
                + "class Pasted { void run() {"
                + examples().stream().skip(1).collect(Collectors.joining("\n"))
                + "}}";
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();

        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
            String classes = KaplanMeier.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath();
            compiler.getTask(
                            null,
                            files,
                            found,
                            List.of("-d", folder.toString(), "-cp", classes, "-proc:none"),
                            null,
                            List.of(new Pasted(program)))
                    .call();
        }

        assertThat(found.getDiagnostics())
                .filteredOn(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
    }

    @Test
    void table_names_every_package() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/aroregistry/statistics"))) {
            assertThat(files.filter(Files::isDirectory).toList())
                    .hasSizeGreaterThan(8)
                    .allSatisfy(folder -> assertThat(readme).contains("\n| `" + folder.getFileName() + "` |"));
        }
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }

    /** The source of a class in memory. */
    private static final class Pasted extends SimpleJavaFileObject {
        private final String source;

        Pasted(String source) {
            super(URI.create("string:///Pasted.java"), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
