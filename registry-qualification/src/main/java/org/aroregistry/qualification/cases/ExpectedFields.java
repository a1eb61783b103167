package org.aroregistry.qualification.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields of expected results that are no results: those that say what to compute, and those for the reader. */
final class ExpectedFields {
    /** Fields that say what to compute, by the key of the specification that states the same; the first that matches counts. */
    private static final List<Map.Entry<Pattern, String>> ASKING = List.of(
            asking("(.*\\.)?times(\\[\\])?", "times"),
            asking(".*landmarks\\.time\\[\\]", "times"),
            asking(".*predicted\\[\\]\\.time(\\[\\])?", "times"),
            asking("(.*\\.)?tau(\\[\\])?", "tau"),
            asking("fits\\[\\]\\.ties", "ties"),
            asking("rho[01]\\[\\]\\.cause", "causes"),
            asking("fits\\[\\]\\.cause", "failCauses"),
            asking("landmarks\\[\\]\\.landmark", "landmark"),
            asking(".*predicted\\[\\]\\.profile\\..*", "profiles"),
            asking("per", "per"),
            asking("timeDivisor", "timeDivisor"),
            asking("variables\\[\\]\\.col", "variables[].col"),
            asking("variables\\[\\]\\.kind", "variables[].kind"));

    /** Fields that say what to compute and stand in the expected results alone. */
    private static final Pattern ASKING_ALONE = Pattern.compile(
            "fits\\[\\]\\.method|.*\\.curveIndices\\[\\]|.*\\.confType|curves\\[\\]\\.quantiles\\[\\]\\.p\\[\\]"
                    + "|simonMakuch\\[\\]\\.exposed|coxTimeDependent\\.ties|.*finegrayCoxph\\[\\]\\.ties"
                    + "|curves\\[\\]\\.transitionsLabel\\[\\]|variables\\[\\]\\.smd\\[\\]\\.[ij]"
                    + "|fits\\[\\]\\.baseline\\.time\\[\\]");

    /** Names of fields for the reader, listed in the README of the cases. */
    private static final Set<String> INFORMING = Set.of(
            "note",
            "notes",
            "layout",
            "warning",
            "transitionsNote",
            "penalizedLoglikNote",
            "iterationsRDefault",
            "maxRelDiffRDefault",
            "maxRelDiffRDefaultVsMle",
            "rWarningsDefault",
            "differsFromCoxphBy",
            "converged");

    private ExpectedFields() {}

    private static Map.Entry<Pattern, String> asking(String field, String key) {
        return Map.entry(Pattern.compile(field), key);
    }

    /** Gives the key of the specification that states the same as a field; empty if there is none. */
    static Optional<String> key(String field) {
        return ASKING.stream()
                .filter(entry -> entry.getKey().matcher(field).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Gives the role of a field that was not compared. */
    static FieldRole role(String field) {
        if (key(field).isPresent() || ASKING_ALONE.matcher(field).matches()) {
            return FieldRole.ASKS;
        }
        String name = field.substring(field.lastIndexOf('.') + 1).replace("[]", "");
        boolean scores = field.equals("cochranArmitage.scores");
        return scores || INFORMING.contains(name) ? FieldRole.INFORMS : FieldRole.UNKNOWN;
    }
}
