package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.RuleExamples.W;
import static org.aroregistry.batch.importing.RuleExamples.cell;

import java.util.List;
import org.aroregistry.batch.importing.RuleExamples.Example;

/** Examples of rules G. */
final class GeneticsExamples {
    private GeneticsExamples() {}

    static List<Example> all() {
        return List.of(cell("G-012", W, "genetics", 1, "gene_symbol", "OC116", "TCIRG1"));
    }
}
