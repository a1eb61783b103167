package org.aroregistry.core.endpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.aroregistry.core.endpoint.RatedEvent.Standing;
import org.aroregistry.core.study.DayPrecision;
import org.aroregistry.core.study.Fracture;
import org.aroregistry.core.study.Infection;
import org.aroregistry.core.study.RowSource;
import org.aroregistry.core.study.Transfusion;

/**
 * Events of one kind in one patient, with the days on which the patient was followed: what a rate is made of.
 *
 * <p>Every row of the patient is among the events, counted or with the reason why not.
 *
 * @param periods days followed, in order of time
 * @param events every row, by its first day
 */
public record EventCount(List<PersonPeriod> periods, List<RatedEvent> events) {

    /** Kinds of fractures that are counted apart. */
    public enum FractureKind {
        /** Fractures that are neither of the two below. */
        FRAGILITY,
        /** Fractures at birth. */
        BIRTH,
        /** Fractures by high energy, which break any bone. */
        HIGH_ENERGY;

        boolean includes(Fracture fracture) {
            String mechanism = fracture.mechanism().orElse("");
            return this == FRAGILITY
                    ? !Set.of(BIRTH.name(), HIGH_ENERGY.name()).contains(mechanism)
                    : mechanism.equals(name());
        }
    }

    /** Copies the lists. */
    public EventCount {
        periods = List.copyOf(periods);
        events = List.copyOf(events);
    }

    /**
     * Counts the fractures of a kind.
     *
     * <p>A bone of one side that breaks again within 90 days is the same fracture, unless the first had healed.
     *
     * @return empty if the patient's site never sent fractures
     */
    public static Optional<EventCount> fractures(PatientFacts facts, FractureKind kind) {
        if (!facts.isDelivered("fractures")) {
            return Optional.empty();
        }
        Counting counting = new Counting(facts);
        Map<String, Fracture> before = new HashMap<>();
        for (Fracture fracture : facts.patient().fractures()) {
            Optional<Fracture> earlier = fracture.bone().flatMap(bone -> fracture.side()
                    .map(side -> bone + " " + side)
                    .flatMap(place -> Optional.ofNullable(before.put(place, fracture))));
            boolean same = earlier.filter(
                            first -> first.healing().filter("HEALED"::equals).isEmpty())
                    .filter(first -> fracture.day() - first.day()
                            <= facts.rules().rates().sameFractureDays())
                    .isPresent();
            counting.add(
                    fracture.source(),
                    fracture.day(),
                    same,
                    fracture.precision() == DayPrecision.YEAR,
                    kind.includes(fracture));
        }
        return Optional.of(counting.count());
    }

    /**
     * Counts the episodes of infection.
     *
     * @param seriousOnly true for serious bacterial infections only, as in progression on interferon
     * @return empty if the patient's site never sent infections
     */
    public static Optional<EventCount> infections(PatientFacts facts, boolean seriousOnly) {
        if (!facts.isDelivered("infections")) {
            return Optional.empty();
        }
        Counting counting = new Counting(facts);
        int over = Integer.MIN_VALUE / 2;
        for (Infection infection : facts.patient().infections()) {
            boolean included = !seriousOnly
                    || SeriousInfection.isOne(infection, facts.rules().progression());
            boolean same = included
                    && infection.onsetDay() - over < facts.rules().rates().symptomFreeDays();
            counting.add(infection.source(), infection.onsetDay(), same, false, included);
            if (included) {
                int end = infection.resolvedDay().orElse(infection.onsetDay());
                over = Math.max(over, Math.max(end, infection.onsetDay()));
            }
        }
        return Optional.of(counting.count());
    }

    /**
     * Counts transfusions of a product; each of several that were summarised over a period is an event of its own, spread evenly over it.
     *
     * @param product such as {@code RBC}
     * @return empty if the patient's site never sent transfusions
     */
    public static Optional<EventCount> transfusions(PatientFacts facts, String product) {
        if (!facts.isDelivered("transfusions")) {
            return Optional.empty();
        }
        Counting counting = new Counting(facts);
        for (Transfusion transfusion : facts.patient().transfusions()) {
            boolean included = transfusion.product().equals(product);
            transfusion.days().forEach(day -> counting.add(transfusion.source(), day, false, false, included));
        }
        return Optional.of(counting.count());
    }

    /** Returns the days followed in some periods. */
    public long personDays(Predicate<PersonPeriod> in) {
        return periods.stream().filter(in).mapToLong(PersonPeriod::days).sum();
    }

    /** Returns how many events count in some periods. */
    public long events(Predicate<PersonPeriod> in) {
        return events.stream()
                .flatMap(event -> event.period().stream())
                .filter(in)
                .count();
    }

    /** Puts rows into the periods of a patient. */
    private static final class Counting {
        private final List<PersonPeriod> periods;
        private final List<RatedEvent> events = new ArrayList<>();

        Counting(PatientFacts facts) {
            this.periods = PersonPeriod.of(facts);
        }

        void add(RowSource source, int day, boolean same, boolean coarse, boolean included) {
            Optional<PersonPeriod> period =
                    periods.stream().filter(days -> days.covers(day)).findFirst();
            Standing standing = period.isPresent() ? Standing.COUNTED : Standing.NOT_FOLLOWED;
            if (!included) {
                standing = Standing.OTHER_KIND;
            } else if (same) {
                standing = Standing.SAME_EVENT;
            } else if (coarse) {
                standing = Standing.DAY_UNKNOWN;
            }
            events.add(new RatedEvent(source, day, standing, standing == Standing.COUNTED ? period : Optional.empty()));
        }

        EventCount count() {
            return new EventCount(periods, events);
        }
    }
}
