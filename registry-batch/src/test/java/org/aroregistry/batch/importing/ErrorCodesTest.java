package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.aroregistry.batch.validation.ErrorCodes;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.upload.Finding;
import org.junit.jupiter.api.Test;

class ErrorCodesTest {
    /** {@code -Daro.write=true} writes the page instead of comparing it. */
    @Test
    void the_page_of_codes_is_up_to_date() throws IOException {
        Path page = Path.of(System.getProperty("aro.root"), "docs", "error-codes.md");
        String wanted = ErrorCodes.markdown(Dictionary.current(), examples());
        if (Boolean.getBoolean("aro.write")) {
            Files.writeString(page, wanted);
        }

        assertThat(page).hasContent(wanted);
    }

    /** The first finding of each rule's first example. */
    private static Map<String, Finding> examples() {
        Map<String, Finding> found = new TreeMap<>();
        for (RuleExamples.Example example : RuleExamples.all()) {
            if (!found.containsKey(example.rule())) {
                CheckRun.of(example.fires().apply(TestUpload.ofTemplates()), example.registry())
                        .of(example.rule())
                        .stream()
                        .findFirst()
                        .ifPresent(finding -> found.put(example.rule(), finding));
            }
        }
        return found;
    }
}
