package org.aroregistry.statistics.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every analysis of every oracle case, number by number.
 *
 * <p>The cases in {@code src/test/resources/oracles} come from R; see the README there. The system property {@code aro.oracles} names another
 * folder of such cases.
 */
class OracleTest {

    private static final Path BUNDLED = Path.of("src", "test", "resources", "oracles");

    private final Map<String, Integer> comparedByType = new TreeMap<>();

    @TestFactory
    Stream<DynamicNode> every_number_agrees_with_the_oracle() throws IOException {
        Path folder = Path.of(System.getProperty("aro.oracles", BUNDLED.toString()));
        List<Path> cases;
        try (Stream<Path> folders = Files.list(folder)) {
            cases = folders.filter(path -> Files.exists(path.resolve("expected.json")))
                    .sorted()
                    .toList();
        }
        List<DynamicNode> tests = new ArrayList<>();
        for (Path path : cases) {
            tests.addAll(tests(path));
        }
        tests.add(DynamicTest.dynamicTest("numbers of every type were compared", () -> assertThat(comparedByType)
                .as("comparisons by type")
                .containsOnlyKeys(OracleAnalysis.TYPES)
                .allSatisfy((type, count) -> assertThat(count).as(type).isGreaterThan(100))));
        return tests.stream();
    }

    private List<DynamicNode> tests(Path path) throws IOException {
        JsonNode expected = JsonMapper.shared().readTree(Files.readString(path.resolve("expected.json")));
        JsonNode data = expected.get("data");
        OracleTable table = OracleTable.read(path.resolve(data.get("file").asString()), data.get("columns"));
        List<DynamicNode> tests = new ArrayList<>();
        for (JsonNode analysis : expected.get("analyses")) {
            if (OracleAnalysis.supported(analysis)) {
                String type = analysis.get("type").asString();
                tests.add(DynamicTest.dynamicTest(
                        type + " " + analysis.get("id").asString(), () -> agrees(type, analysis, table)));
            }
        }
        return tests.isEmpty()
                ? List.of()
                : List.of(DynamicContainer.dynamicContainer(path.getFileName().toString(), tests));
    }

    private void agrees(String type, JsonNode analysis, OracleTable table) {
        Comparison comparison = new Comparison();
        new OracleAnalysis(analysis, table, comparison).run(type);

        assertThat(comparison.deviations()).isEmpty();
        assertThat(comparison.count()).as("numbers compared").isGreaterThan(2);
        comparedByType.merge(type, comparison.count(), Integer::sum);
    }
}
