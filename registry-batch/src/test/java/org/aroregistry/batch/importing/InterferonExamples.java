package org.aroregistry.batch.importing;

import java.util.List;
import org.aroregistry.batch.importing.RuleExamples.Example;

/** Examples of rules I. */
final class InterferonExamples {
    private InterferonExamples() {}

    static List<Example> all() {
        return List.of();
    }
}
