package org.aroregistry.batch.importing;

import java.util.List;
import org.aroregistry.batch.importing.RuleExamples.Example;

/** Examples of rules H. */
final class TransplantExamples {
    private TransplantExamples() {}

    static List<Example> all() {
        return List.of();
    }
}
