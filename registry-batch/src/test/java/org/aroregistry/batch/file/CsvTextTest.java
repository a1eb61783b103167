package org.aroregistry.batch.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "=1+2|'=1+2",
                "+49 30|'+49 30",
                "@x|'@x",
                "-|'-",
                "-3.5|-3.5",
                "+2|+2",
                "a,b|\"a,b\"",
                "say \"x\"|\"say \"\"x\"\"\"",
                "plain|plain"
            })
    void a_cell_is_quoted_and_never_runs_as_a_formula(String cell, String written) throws IOException {
        StringBuilder out = new StringBuilder();

        CsvText.append(out, cell, ',');

        assertThat(out).hasToString(written);
    }
}
