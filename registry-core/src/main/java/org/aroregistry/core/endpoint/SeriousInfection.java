package org.aroregistry.core.endpoint;

import java.util.Set;
import org.aroregistry.core.study.Infection;

/** Which infections are serious and bacterial. */
final class SeriousInfection {
    /** Sites where bacteria are the likely cause if none is named. */
    private static final Set<String> DEEP = Set.of("BLOODSTREAM", "LUNG", "CNS", "JAW_BONE", "OTHER_BONE");

    private SeriousInfection() {}

    /** Bacterial, with antibiotics into a vein or in hospital; or fever without focus, if the rule counts it. */
    static boolean isOne(Infection infection, ProgressionRule rule) {
        boolean intravenous = infection.antibioticRoute().filter("IV"::equals).isPresent();
        if (rule.feverIsInfection() && infection.site().equals("FEVER_NO_FOCUS") && intravenous) {
            return true;
        }
        return isBacterial(infection)
                && (intravenous || infection.hospitalised().isYes());
    }

    private static boolean isBacterial(Infection infection) {
        return switch (infection.organismClass().orElse("")) {
            case "BACTERIAL", "MIXED" -> true;
            case "" -> DEEP.contains(infection.site());
            default -> false;
        };
    }
}
