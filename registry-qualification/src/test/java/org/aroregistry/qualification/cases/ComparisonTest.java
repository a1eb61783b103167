package org.aroregistry.qualification.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class ComparisonTest {
    private static final Tolerance TOLERANCE = new Tolerance(1e-9, 1e-12);

    private final Comparison comparison = new Comparison();

    @Test
    void worst_relative_error_is_that_of_numbers_that_are_not_zero() {
        comparison.number("survival", "step 0", 1e-13, 0, TOLERANCE);
        comparison.number("survival", "step 1", 0.5, 0.5 + 1e-12, TOLERANCE);

        QuantityTally tally = comparison.tallies().iterator().next();
        assertThat(tally.outside()).isZero();
        assertThat(tally.worstRelativeError()).isBetween(1.9e-12, 2.1e-12);
        assertThat(tally.worstWhere()).isEqualTo("step 1");
    }

    @Test
    void a_number_where_none_is_expected_lies_outside() {
        comparison.number("median", "", 4, JsonNodeFactory.instance.nullNode(), TOLERANCE);
        comparison.number("median", "", Double.NaN, JsonNodeFactory.instance.numberNode(4), TOLERANCE);
        comparison.number("median", "", Double.NaN, JsonNodeFactory.instance.nullNode(), TOLERANCE);

        assertThat(comparison.deviations())
                .extracting(Deviation::toString)
                .containsExactly(
                        "median: got 4.0, expected none (1e-9 relative, 1e-12 absolute)",
                        "median: got NaN, expected 4.0 (1e-9 relative, 1e-12 absolute)");
    }

    @Test
    void tiny_p_values_are_compared_by_their_logarithm() {
        comparison.pValue("p", "a", 1.00000001e-40, JsonNodeFactory.instance.numberNode(1e-40));
        comparison.pValue("p", "b", 1.0001e-40, JsonNodeFactory.instance.numberNode(1e-40));

        assertThat(comparison.deviations()).extracting(Deviation::where).containsExactly("b");
    }

    @Test
    void an_infinite_number_agrees_with_itself_only() {
        comparison.number("hazard ratio", "a", Double.POSITIVE_INFINITY, node(0.375), TOLERANCE);
        comparison.number("hazard ratio", "b", 0.375, JsonNodeFactory.instance.stringNode("Inf"), TOLERANCE);
        comparison.number(
                "hazard ratio", "c", Double.POSITIVE_INFINITY, JsonNodeFactory.instance.stringNode("-Inf"), TOLERANCE);
        comparison.number(
                "hazard ratio", "d", Double.POSITIVE_INFINITY, JsonNodeFactory.instance.stringNode("Inf"), TOLERANCE);

        assertThat(comparison.deviations()).extracting(Deviation::where).containsExactly("a", "b", "c");
    }

    @Test
    void a_value_of_another_kind_than_a_number_lies_outside() {
        comparison.number("survival", "a", 1, JsonNodeFactory.instance.booleanNode(true), TOLERANCE);

        assertThat(comparison.deviations())
                .extracting(Deviation::toString)
                .containsExactly("survival, a: got 1.0, expected true (1e-9 relative, 1e-12 absolute)");
    }

    private static JsonNode node(double number) {
        return JsonNodeFactory.instance.numberNode(number);
    }
}
