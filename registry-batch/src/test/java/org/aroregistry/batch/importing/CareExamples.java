package org.aroregistry.batch.importing;

import java.util.List;
import org.aroregistry.batch.importing.RuleExamples.Example;

/** Examples of rules K. */
final class CareExamples {
    private CareExamples() {}

    static List<Example> all() {
        return List.of();
    }
}
