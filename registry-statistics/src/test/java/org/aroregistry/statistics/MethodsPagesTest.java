package org.aroregistry.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method has a page, and every page the same parts. */
class MethodsPagesTest {
    private static final Path SOURCES = Path.of("src/main/java/org/aroregistry/statistics");

    static Stream<String> pages() {
        return MethodsPage.names().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_has_formulas_conventions_worked_example_call_in_r_and_reference(String name) {
        String text = MethodsPage.named(name).text();

        assertThat(text.lines().filter(line -> line.startsWith("| ")).count()).isGreaterThan(3);
        assertThat(text).contains("\n## Conventions\n", "\n## Worked by hand\n", "\n## In R\n");
        String references = text.substring(text.indexOf("\n## Reference"));
        assertThat(references).contains("](https://doi.org/10.");
        assertThat(text.substring(text.indexOf("\n## In R\n"), text.indexOf("\n## Reference")))
                .contains("`");
    }

    @Test
    void every_estimator_and_test_is_on_a_page() throws IOException {
        String all = pages().map(name -> MethodsPage.named(name).text()).collect(Collectors.joining());

        assertThat(entryPoints()).hasSizeGreaterThan(25).allSatisfy(type -> assertThat(all)
                .contains("`" + type));
    }

    /** The types by which a method begins: with defaults to change, or with a static method that answers. */
    private static List<String> entryPoints() throws IOException {
        Pattern entry = Pattern.compile("public static \\w+(<.*>)? (withDefaults|test|estimate|survival|compareWith\\w+"
                + "|kruskalWallis|pearson|pValue|ofMeasured|andersenGill|at)\\(");
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> !file.toString().contains("numeric"))
                    .filter(file -> file.toString().endsWith(".java")
                            && entry.matcher(read(file)).find())
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
