package org.aroregistry.batch.analysis;

import java.util.Set;
import java.util.function.Predicate;
import org.aroregistry.core.endpoint.PersonPeriod;
import org.aroregistry.core.endpoint.TransplantPhase;

/** Parts of follow-up for which rates are reported. */
enum RatedPeriod {
    /** Before the first transplant, or never transplanted. */
    BEFORE("before transplant", period -> period.phase() == TransplantPhase.BEFORE),
    /** The first year after it. */
    FIRST_YEAR("in the first year after transplant", period -> Set.of(
                    TransplantPhase.TO_DAY_100, TransplantPhase.TO_DAY_365)
            .contains(period.phase())),
    /** Later. */
    LATER("more than a year after transplant", period -> period.phase() == TransplantPhase.LATER),
    /** On interferon, whether before or after a transplant. */
    ON_INTERFERON("on interferon", PersonPeriod::onInterferon),
    /** Not on it, before any transplant. */
    OFF_INTERFERON(
            "off interferon, before transplant",
            period -> !period.onInterferon() && period.phase() == TransplantPhase.BEFORE);

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // the conditions are stateless
    private final Predicate<PersonPeriod> condition;

    RatedPeriod(String label, Predicate<PersonPeriod> condition) {
        this.label = label;
        this.condition = condition;
    }

    /** Returns the period in words that follow the event. */
    String label() {
        return label;
    }

    /** Tells whether days lie in it. */
    boolean includes(PersonPeriod period) {
        return condition.test(period);
    }

    /** Tells whether it is told by interferon, not by the transplant. */
    boolean isOfInterferon() {
        return this == ON_INTERFERON || this == OFF_INTERFERON;
    }
}
