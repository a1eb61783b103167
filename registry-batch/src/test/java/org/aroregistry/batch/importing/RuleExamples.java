package org.aroregistry.batch.importing;

import java.nio.charset.Charset;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.aroregistry.batch.validation.ChildKey;
import org.aroregistry.batch.validation.OtherSites;
import org.aroregistry.batch.validation.PatientFacts;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.upload.Finding;

/** For each rule an upload in which it fires, and one that comes near but is right: one class for each family. */
final class RuleExamples {
    /**
     * One example.
     *
     * @param rule rule id
     * @param severity severity expected
     * @param where file and line expected, such as {@code labs.csv:2}; the line is 0 for a whole file
     * @param fires changes after which the rule fires
     * @param nearMiss changes after which it does not
     * @param registry what the registry knows, if it is asked
     */
    record Example(
            String rule,
            Severity severity,
            String where,
            UnaryOperator<TestUpload> fires,
            UnaryOperator<TestUpload> nearMiss,
            RegistryKnowledge registry) {

        boolean isFoundIn(List<Finding> findings) {
            return findings.stream()
                    .anyMatch(f -> f.ruleId().equals(rule)
                            && f.severity() == severity
                            && (f.file() + ":" + f.line()).equals(where));
        }

        @Override
        public String toString() {
            return rule + " " + severity + " in " + where;
        }
    }

    static final Severity E = Severity.E;
    static final Severity W = Severity.W;
    static final Severity Q = Severity.Q;
    static final Severity I = Severity.I;
    static final Charset WINDOWS = Charset.forName("windows-1252");

    private RuleExamples() {}

    static Example rule(
            String rule,
            Severity severity,
            String where,
            UnaryOperator<TestUpload> fires,
            UnaryOperator<TestUpload> nearMiss) {
        return new Example(rule, severity, where, fires, nearMiss, RegistryKnowledge.NONE);
    }

    /** An example about one cell: with the first value the rule fires, with the second it does not. */
    static Example cell(
            String rule, Severity severity, String file, int row, String column, String fires, String nearMiss) {
        return rule(
                rule,
                severity,
                file + ".csv:" + (row + 1),
                u -> u.set(file, row, column, fires),
                u -> u.set(file, row, column, nearMiss));
    }

    static Example asking(Example example, OptionalInt lastSequence, Consumer<PatientFacts> patients) {
        return new Example(
                example.rule(),
                example.severity(),
                example.where(),
                example.fires(),
                example.nearMiss(),
                new RegistryKnowledge(true, lastSequence, patients, StoredRows.NONE, OtherSites.NONE));
    }

    /** The same example while another site holds a child like this. */
    static Example whileElsewhere(Example example, ChildKey child) {
        OtherSites others = (asked, id) -> asked.equals(child);
        return new Example(
                example.rule(),
                example.severity(),
                example.where(),
                example.fires(),
                example.nearMiss(),
                new RegistryKnowledge(true, OptionalInt.empty(), facts -> {}, StoredRows.NONE, others));
    }

    static TestUpload aeText(TestUpload upload, String text) {
        return upload.set("adverse_events", 1, "ae_term", "OTHER_SPECIFY").set("adverse_events", 1, "ae_text", text);
    }

    static List<Example> all() {
        return Stream.of(
                        StructureExamples.all(),
                        PrivacyExamples.all(),
                        FieldExamples.all(),
                        TimeExamples.all(),
                        ConsistencyExamples.all(),
                        GeneticsExamples.all(),
                        LaboratoryExamples.all(),
                        GrowthExamples.all(),
                        InterferonExamples.all(),
                        TransplantExamples.all(),
                        CareExamples.all(),
                        AdverseEventExamples.all())
                .flatMap(List::stream)
                .toList();
    }
}
