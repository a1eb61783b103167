package org.aroregistry.core.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every concept that the registry promised to capture has a place that exists. */
class CoverageTest {
    private static final Pattern PLACE = Pattern.compile("([a-z_]+)(?:\\.([a-z_0-9]+)(?:=([A-Za-z0-9_]+))?)?");
    private static final Pattern REPORT = Pattern.compile("report:(T0[1-9]|T1[0-8]|F0[1-8]|wording)");

    private final Dictionary dictionary = Dictionary.current();

    @TestFactory
    Stream<DynamicTest> every_concept_is_captured_where_the_list_says() {
        return dictionary.coverage().stream()
                .map(item -> DynamicTest.dynamicTest(item.number() + " " + item.concept(), () -> {
                    assertThat(item.places()).isNotEmpty();
                    item.places().forEach(this::exists);
                }));
    }

    @Test
    void the_concepts_are_numbered_without_gaps() {
        assertThat(dictionary.coverage().stream().map(CoverageItem::number))
                .containsExactlyElementsOf(
                        Stream.iterate(1, n -> n + 1).limit(168).toList());
    }

    @Test
    void only_statements_about_reports_are_captured_outside_the_files() {
        Set<Integer> outside = dictionary.coverage().stream()
                .filter(item -> item.places().stream().allMatch(place -> place.startsWith("report:")))
                .map(CoverageItem::number)
                .collect(java.util.stream.Collectors.toSet());

        assertThat(outside).containsExactlyInAnyOrder(96, 155, 166, 168);
    }

    private void exists(String place) {
        if (REPORT.matcher(place).matches()) {
            return;
        }
        Matcher parts = PLACE.matcher(place);
        assertThat(parts.matches()).as(place).isTrue();
        FileDefinition file = dictionary.file(parts.group(1));
        if (parts.group(2) != null) {
            ColumnDefinition column = file.column(parts.group(2));
            if (parts.group(3) != null) {
                assertThat(column.codes()).as(place).contains(parts.group(3));
            }
        }
    }
}
