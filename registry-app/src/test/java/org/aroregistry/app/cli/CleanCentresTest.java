package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files without errors raise no error, whatever the seed. */
class CleanCentresTest {
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void honest_files_raise_no_error_and_no_suspicion_of_codes_for_missing(int seed, @TempDir Path folder)
            throws IOException {
        Path sites = folder.resolve("sites");
        CommandRun generated = CommandRun.of(
                "generate",
                "--preset",
                "tiny",
                "--sites",
                "3",
                "--patients",
                "45",
                "--seed",
                Integer.toString(seed),
                "--out",
                sites.toString());
        assertThat(generated.exitCode()).as(generated.err()).isZero();

        List<String> findings = new ArrayList<>();
        long rows = 0;
        for (Path site : foldersIn(sites)) {
            Path answer = folder.resolve("answers").resolve(site.getFileName());
            CommandRun.of("validate", site.toString(), "--out", answer.toString());
            try (Reader reader = Files.newBufferedReader(answer.resolve("findings.csv"))) {
                for (CSVRecord finding : CSV.parse(reader)) {
                    findings.add(finding.get("severity") + " " + finding.get("code") + " " + finding.get("file") + " "
                            + finding.get("column"));
                }
            }
            try (Stream<String> lines = Files.lines(site.resolve("labs.csv"))) {
                rows += lines.count();
            }
        }

        assertThat(rows).isGreaterThan(1000);
        assertThat(findings).noneMatch(finding -> finding.startsWith("E "));
        assertThat(findings).noneMatch(finding -> finding.contains(" S-015 "));
        assertThat((double) findings.size() / rows).isLessThan(0.03);
    }

    private static List<Path> foldersIn(Path folder) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }
}
