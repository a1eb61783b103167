package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.upload.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateFindingsTest {
    @TempDir
    private Path folder;

    @Test
    void findings_come_by_line_and_those_of_a_line_as_they_were_made() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        List<Finding> made = new ArrayList<>();
        LateFindings late = new LateFindings(folder, "growth", 4, 3);
        for (int i = 0; i < 500; i++) {
            Finding finding = finding(random.nextInt(60), i);
            made.add(finding);
            late.add(finding);
        }

        List<Finding> read = new ArrayList<>();
        try (FindingsByLine byLine = late.read()) {
            byLine.forEachRemaining(read::add);
        }

        made.sort(Comparator.comparingLong(Finding::line));
        assertThat(read).isEqualTo(made);
        // 125 parts of four, merged by threes: never more than two of one size are left.
        try (Stream<Path> parts = Files.list(folder)) {
            assertThat(parts).hasSizeBetween(1, 10);
        }
        late.clear();
        try (Stream<Path> parts = Files.list(folder)) {
            assertThat(parts).isEmpty();
        }
    }

    @Test
    void few_findings_need_no_disk() throws IOException {
        LateFindings late = new LateFindings(folder, "growth", 4, 3);
        late.add(finding(3, 1));
        late.add(finding(2, 2));

        try (FindingsByLine byLine = late.read();
                Stream<Path> parts = Files.list(folder)) {
            assertThat(byLine.next().line()).isEqualTo(2);
            assertThat(byLine.next().line()).isEqualTo(3);
            assertThat(byLine.hasNext()).isFalse();
            assertThat(parts).isEmpty();
        }
    }

    private static Finding finding(long line, int number) {
        return new Finding(
                "S-008",
                Severity.W,
                "growth.csv",
                line,
                "",
                "",
                "r" + number,
                Optional.empty(),
                "the row repeats another row and is left out",
                "each row once",
                "see line 2");
    }
}
