package org.aroregistry.statistics.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoubleDoubleSumTest {

    @Test
    void small_term_survives_a_large_one_that_comes_and_goes() {
        DoubleDoubleSum sum = new DoubleDoubleSum();

        sum.add(1e-8);
        sum.add(1e16);
        sum.add(-1e16);

        assertThat(sum.value()).isEqualTo(1e-8);
    }

    @Test
    void product_is_not_rounded() {
        DoubleDoubleSum sum = new DoubleDoubleSum();
        double a = 1 + Math.ulp(1.0);

        sum.addProduct(a, a);
        sum.add(-1);
        sum.add(-2 * Math.ulp(1.0));

        assertThat(sum.value()).isEqualTo(Math.ulp(1.0) * Math.ulp(1.0));
    }

    @Test
    void expanded_square_of_a_difference_cancels_exactly() {
        double a = 1.0 / 3;
        double b = a * (1 + 1e-12);
        DoubleDoubleSum squares = new DoubleDoubleSum();
        squares.addProduct(a, a);
        DoubleDoubleSum linear = new DoubleDoubleSum();
        linear.add(a);
        DoubleDoubleSum sum = new DoubleDoubleSum(squares);

        sum.addMultiple(-2 * b, linear);
        sum.addProduct(1, b, b);

        assertThat(sum.value()).isEqualTo((a - b) * (a - b));
    }
}
