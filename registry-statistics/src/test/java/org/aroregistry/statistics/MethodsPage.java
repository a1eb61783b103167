package org.aroregistry.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A page of docs/methods, whose worked examples the tests hold: what is computed must stand there, word for word. */
public final class MethodsPage {
    private static final Path FOLDER = Path.of("..", "docs", "methods");

    /** How analysis rows come from files and reports from analysis rows. */
    private static final Set<String> NO_ESTIMATORS =
            Set.of("endpoints-by-hand", "growth", "rates-and-monitoring", "reports-from-analysis-rows");

    private final String name;
    private final String text;

    private MethodsPage(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** Reads a page by its name, such as "kaplan-meier". */
    public static MethodsPage named(String name) {
        try {
            return new MethodsPage(name, Files.readString(FOLDER.resolve(name + ".md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the names of all pages of methods. */
    public static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".md"))
                    .map(file -> file.substring(0, file.length() - 3))
                    .filter(page -> !NO_ESTIMATORS.contains(page))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the text as it stands. */
    public String text() {
        return text;
    }

    /**
     * Checks that the page says something.
     *
     * @param format of the text, line breaks apart
     * @param numbers as computed; a minus is written as on the pages, −
     */
    public void says(String format, Object... numbers) {
        String expected = String.format(Locale.ROOT, format, numbers).replace('-', '−');
        assertThat(text.replaceAll("\\s+", " ").replace('-', '−')).as(name).contains(expected);
    }
}
