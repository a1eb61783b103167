package org.aroregistry.batch.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.aroregistry.core.dictionary.Dictionary;
import org.junit.jupiter.api.Test;

class ErrorCodesTest {
    @Test
    void the_page_of_codes_is_up_to_date() {
        Path page = Path.of(System.getProperty("aro.root"), "docs", "error-codes.md");

        assertThat(page).hasContent(ErrorCodes.markdown(Dictionary.current()));
    }
}
