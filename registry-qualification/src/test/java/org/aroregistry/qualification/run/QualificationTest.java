package org.aroregistry.qualification.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.aroregistry.qualification.cases.FieldRole;
import org.aroregistry.qualification.cases.QualificationCase;
import org.aroregistry.qualification.checks.AnalysisChecks;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Every analysis of every case, number by number.
 *
 * <p>The cases in {@code cases} come from R; see the README there. The system property {@code aro.oracles} names another
 * folder of such cases, {@code aro.oracles.types} some types (comma) to look at only.
 */
class QualificationTest {

    private static final Path BUNDLED = Path.of("cases");

    private final Map<String, Long> comparedByType = new TreeMap<>();

    @TestFactory
    Stream<DynamicNode> every_number_agrees_with_the_oracle() throws IOException {
        Path folder = Path.of(System.getProperty("aro.oracles", BUNDLED.toString()));
        String types = System.getProperty("aro.oracles.types", "");
        List<String> wanted = types.isEmpty() ? List.copyOf(AnalysisChecks.types()) : List.of(types.split(","));
        List<DynamicNode> tests = new ArrayList<>();
        for (Path path : QualificationCase.find(folder)) {
            QualificationCase oracle = QualificationCase.read(path);
            List<DynamicNode> own = new ArrayList<>();
            for (JsonNode analysis : oracle.analyses()) {
                String type = analysis.get("type").asString();
                if (wanted.contains(type) || types.isEmpty()) {
                    own.add(DynamicTest.dynamicTest(
                            type + " " + analysis.get("id").asString(), () -> agrees(oracle, analysis)));
                }
            }
            if (!own.isEmpty()) {
                tests.add(DynamicContainer.dynamicContainer(oracle.name(), own));
            }
        }
        tests.add(DynamicTest.dynamicTest("numbers of every type were compared", () -> assertThat(comparedByType)
                .as("comparisons by type")
                .containsOnlyKeys(wanted)
                .allSatisfy((type, count) -> assertThat(count).as(type).isGreaterThan(5))));
        return tests.stream();
    }

    private void agrees(QualificationCase oracle, JsonNode analysis) {
        AnalysisOutcome outcome = Qualification.run(oracle, analysis);

        assertThat(outcome.problem()).isEmpty();
        assertThat(outcome.deviations()).isEmpty();
        assertThat(outcome.comparisons()).as("numbers compared").isGreaterThan(2);
        assertThat(outcome.coverage().ignoredKeys()).as("keys without effect").isEmpty();
        assertThat(outcome.coverage().unanswered()).as("asked for, not held").isEmpty();
        assertThat(outcome.coverage().uncompared())
                .as("values that nobody looked at")
                .noneMatch(field -> field.role() == FieldRole.UNKNOWN);
        comparedByType.merge(outcome.type(), outcome.comparisons(), Long::sum);
    }
}
