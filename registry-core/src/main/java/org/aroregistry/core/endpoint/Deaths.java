package org.aroregistry.core.endpoint;

import java.util.Optional;
import org.aroregistry.core.study.VitalStatus;

/** Deaths: all, or those related or not related to the first transplant. */
enum Deaths implements EventRule {
    /** Death from any cause. */
    ANY {
        @Override
        boolean counts(PatientFacts facts, VitalStatus status, int day) {
            return true;
        }
    },
    /** Death that the transplant caused. */
    RELATED {
        @Override
        boolean counts(PatientFacts facts, VitalStatus status, int day) {
            return isRelated(facts, status, day);
        }
    },
    /** Death of any other cause. */
    UNRELATED {
        @Override
        boolean counts(PatientFacts facts, VitalStatus status, int day) {
            return !isRelated(facts, status, day);
        }
    };

    private static final String UNKNOWN = "UNKNOWN";

    abstract boolean counts(PatientFacts facts, VitalStatus status, int day);

    @Override
    public Optional<Occurrence> first(PatientFacts facts, int origin) {
        return facts.patient().status().flatMap(status -> facts.patient()
                .deathDay()
                .filter(day -> counts(facts, status, day))
                .map(day -> new Occurrence(day, status.deathPrecision(), status.source())));
    }

    @Override
    public boolean isUndated(PatientFacts facts) {
        return facts.patient().status().filter(VitalStatus::isDead).isPresent()
                && facts.patient().deathDay().isEmpty();
    }

    private static boolean isRelated(PatientFacts facts, VitalStatus status, int day) {
        MortalityRule rule = facts.rules().mortality();
        int since = day
                - facts.patient()
                        .firstTransplant()
                        .map(transplant -> transplant.day())
                        .orElse(day);
        return switch (status.causeCategory().orElse(UNKNOWN)) {
            case "TRM" -> true;
            case "DRUG_RELATED" -> since <= rule.drugRelatedDays();
            case UNKNOWN -> since <= rule.unknownCauseDays();
            default -> false;
        };
    }
}
