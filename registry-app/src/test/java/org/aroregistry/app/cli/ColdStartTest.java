package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check at a centre loads: a start is as fast as the classes are few. Nothing is timed here. */
class ColdStartTest {
    private static final List<String> NOT_NEEDED = List.of(
            "org.springframework.",
            "org.jooq.",
            "com.zaxxer.",
            "org.h2.",
            "org.flywaydb.",
            "com.mysql.",
            "ch.qos.logback.",
            "org.slf4j.",
            "org.apache.pdfbox.",
            "org.aroregistry.reports.",
            "org.aroregistry.statistics.");
    private static final Pattern LOADED = Pattern.compile("^([\\w.$]+) source: ", Pattern.MULTILINE);

    @TempDir
    Path folder;

    @Test
    void a_check_loads_no_database_and_no_framework() throws IOException, InterruptedException {
        String upload = folder.resolve("upload").toString();
        CommandRun.of("template", "--out", upload);

        Set<String> loaded =
                classes("validate", upload, "--out", folder.resolve("answer").toString());

        assertThat(loaded).contains("org.aroregistry.batch.validation.RowChecker");
        assertThat(loaded).noneMatch(name -> NOT_NEEDED.stream().anyMatch(name::startsWith));
    }

    private static Set<String> classes(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout:none",
                "-cp",
                System.getProperty("java.class.path"),
                "org.aroregistry.app.Aro"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        Matcher line = LOADED.matcher(output);
        return line.results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
