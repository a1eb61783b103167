package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aroregistry.batch.validation.ImplementedRules;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.RuleDefinition;
import org.aroregistry.core.dictionary.RulePlace;
import org.aroregistry.core.upload.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
    static List<RuleExamples.Example> examples() {
        return RuleExamples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_rule_fires_on_its_example(RuleExamples.Example example) {
        CheckRun run = CheckRun.of(example.fires().apply(TestUpload.ofTemplates()), example.registry());

        assertThat(example.isFoundIn(run.findings()))
                .as("%s in %s", example, run.findings())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_rule_keeps_quiet_on_the_near_miss(RuleExamples.Example example) {
        CheckRun run = CheckRun.of(example.nearMiss().apply(TestUpload.ofTemplates()), example.registry());

        assertThat(example.isFoundIn(run.findings()))
                .as("%s in %s", example, run.findings())
                .isFalse();
    }

    @Test
    void every_implemented_rule_has_an_example_and_stands_in_the_rule_list() {
        Set<String> withExample =
                examples().stream().map(RuleExamples.Example::rule).collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed =
                Dictionary.current().rules().stream().map(RuleDefinition::id).collect(Collectors.toSet());

        assertThat(withExample).containsExactlyElementsOf(new TreeSet<>(ImplementedRules.ids()));
        assertThat(listed).containsAll(ImplementedRules.ids());
    }

    @Test
    void every_rule_of_the_list_is_checked_or_says_where_it_is_kept_and_why() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("aro.root")))) {
            tests = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        for (RuleDefinition rule : Dictionary.current().rules()) {
            boolean implemented = ImplementedRules.ids().contains(rule.id());
            assertThat(implemented).as(rule.id()).isEqualTo(rule.place() == RulePlace.IMPORT);
            switch (rule.place()) {
                case IMPORT -> assertThat(rule.remark()).as(rule.id()).isEmpty();
                case ANALYSIS, REPORT ->
                    assertThat(tests).as(rule.id()).contains(rule.remark().split(" "));
                default -> assertThat(rule.remark()).as(rule.id()).endsWith(".").hasSizeGreaterThan(40);
            }
        }
    }

    @Test
    void the_templates_raise_nothing() {
        assertThat(CheckRun.of(TestUpload.ofTemplates()).findings()).isEmpty();
    }

    @Test
    void no_finding_shows_a_value_that_a_privacy_rule_would_catch() {
        List<String> secrets = List.of(
                "2024-03-04",
                "04.03.2024",
                "20240304",
                "4-Mar-2024",
                "ward@clinic.example",
                "+49 30 1234567",
                "https://clinic.example/x",
                "10.20.30.40",
                "Dr Example");
        for (String secret : secrets) {
            TestUpload upload = TestUpload.ofTemplates()
                    .set("visits", 1, "visit_day", secret)
                    .set("visits", 1, "feeding", secret)
                    .set("growth", 1, "weight_kg", secret)
                    .set("growth", 2, "patient_id", secret)
                    .set("labs", 1, "record_id", secret)
                    .set("genetics", 1, "hgnc_id", secret)
                    .set("vision", 1, "va_logmar", secret)
                    .set("adverse_events", 1, "ae_term", "OTHER_SPECIFY")
                    .set("adverse_events", 1, "ae_text", secret);

            List<Finding> findings = CheckRun.of(upload).findings();

            assertThat(findings).hasSizeGreaterThan(6);
            assertThat(findings).as(secret).noneMatch(finding -> finding.toString()
                    .contains(secret));
        }
    }
}
