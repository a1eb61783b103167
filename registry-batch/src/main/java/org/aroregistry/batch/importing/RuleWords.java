package org.aroregistry.batch.importing;

import java.util.HashMap;
import java.util.Map;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.RuleDefinition;

/** The words of the rule list, at hand for millions of findings. */
final class RuleWords {
    private final Map<String, String> logic = new HashMap<>();
    private final String dictionaryVersion;

    RuleWords(Dictionary dictionary) {
        for (RuleDefinition rule : dictionary.rules()) {
            logic.put(rule.id(), rule.logic());
        }
        dictionaryVersion = dictionary.version();
    }

    /** Returns what a rule checks, in words. */
    String logic(String ruleId) {
        return logic.getOrDefault(ruleId, "");
    }

    String dictionaryVersion() {
        return dictionaryVersion;
    }
}
