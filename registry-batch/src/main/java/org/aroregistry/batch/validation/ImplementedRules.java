package org.aroregistry.batch.validation;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.RuleDefinition;

/** The rules that an import checks: the row lists of all families together. */
public final class ImplementedRules {
    private static final Set<String> IDS = new TreeSet<>(List.of(
                    StructureRules.IDS,
                    FileRules.IDS,
                    PrivacyRules.IDS,
                    FieldRules.IDS,
                    TimeRules.IDS,
                    ConsistencyRules.IDS)
            .stream()
            .flatMap(Collection::stream)
            .toList());

    private ImplementedRules() {}

    /** Returns the ids, sorted. */
    public static Set<String> ids() {
        return Set.copyOf(IDS);
    }

    /** Returns the rules with their words, in the order of the dictionary. */
    public static List<RuleDefinition> definitions(Dictionary dictionary) {
        return dictionary.rules().stream()
                .filter(rule -> IDS.contains(rule.id()))
                .toList();
    }
}
