package org.aroregistry.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.RowSource;
import org.aroregistry.core.study.StudyRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Derives every result on the page of endpoints worked by hand from the rows that stand there. */
class EndpointsByHandTest {
    private static final Path PAGE = Path.of("../docs/methods/endpoints-by-hand.md");
    private static final Pattern RESULT = Pattern.compile("\\| `([A-Z0-9_]+)` \\|(.*)\\|(.*)\\| (\\S.*) \\|(.*)\\|");

    /**
     * A patient of the page.
     *
     * @param heading heading of the section
     * @param rows the rows in it
     * @param results entry, time, event and deciding row, by endpoint
     */
    record Example(String heading, List<StudyRow> rows, Map<String, String> results) {
        @Override
        public String toString() {
            return heading;
        }
    }

    static Stream<Example> examples() throws IOException {
        return Stream.of(Files.readString(PAGE).split("(?m)^## ")).skip(1).map(EndpointsByHandTest::example);
    }

    private static Example example(String section) {
        String[] parts = section.split("```");
        Map<String, String> results = new LinkedHashMap<>();
        Matcher result = RESULT.matcher(parts[2]);
        while (result.find()) {
            results.put(
                    result.group(1),
                    String.join(
                                    " ",
                                    result.group(2).strip(),
                                    result.group(3).strip(),
                                    result.group(4).strip(),
                                    result.group(5).strip())
                            .strip());
        }
        return new Example(section.lines().findFirst().orElseThrow(), rows(parts[1]), results);
    }

    private static List<StudyRow> rows(String block) {
        List<StudyRow> rows = new ArrayList<>();
        for (String table : block.strip().split("\n\n")) {
            List<String> lines = table.lines().toList();
            String file = lines.get(0).replace(".csv", "");
            List<String> columns = List.of(lines.get(1).split(","));
            for (String line : lines.subList(2, lines.size())) {
                List<String> cells = List.of(line.split(","));
                assertThat(cells).as(line).hasSameSizeAs(columns);
                Map<String, String> values = new LinkedHashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    values.put(columns.get(i), cells.get(i).equals(".") ? "" : cells.get(i));
                }
                rows.add(new StudyRow("ARO-000001-P", new RowSource("S001", file, cells.get(0)), values));
            }
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_page_says_what_the_program_derives(Example example) {
        PatientFacts facts = PatientFacts.of(
                Patient.of("ARO-000001-P", example.rows()).orElseThrow(),
                Cohort.ALL,
                AnalysisRules.DEFAULT,
                Set.copyOf(Patient.FILES));
        Map<String, String> derived = new LinkedHashMap<>();
        example.results().keySet().forEach(endpoint -> derived.put(endpoint, Derived.rowWithFile(endpoint, facts)));

        assertThat(derived).isNotEmpty().isEqualTo(example.results());
    }

    @Test
    void every_endpoint_is_worked_by_hand() throws IOException {
        Set<String> worked = new TreeSet<>();
        examples().forEach(example -> worked.addAll(example.results().keySet()));

        assertThat(worked)
                .isEqualTo(new TreeSet<>(
                        EndpointCatalogue.of(AnalysisRules.DEFAULT).versions().keySet()));
    }
}
