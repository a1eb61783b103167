package org.aroregistry.batch.importing;

import java.util.List;
import org.aroregistry.batch.importing.RuleExamples.Example;

/** Examples of rules A. */
final class AdverseEventExamples {
    private AdverseEventExamples() {}

    static List<Example> all() {
        return List.of();
    }
}
