package org.aroregistry.core.endpoint;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.aroregistry.core.endpoint.BloodCountFall.Cells;
import org.aroregistry.core.study.Answer;
import org.aroregistry.core.study.InterferonSegment;
import org.aroregistry.core.study.Patient;

/**
 * Disease progression of one patient on interferon: when each component was first met, and which cannot be judged.
 *
 * <p>A component that was looked for is kept. One thread at a time may use it.
 */
public final class Progression {
    private static final String LABORATORY = "labs";

    private final Patient patient;
    private final ProgressionRule rule;
    private final PatientFacts facts;
    private final int start;
    private final BloodCountFall haemoglobin;
    private final BloodCountFall platelets;
    private final TransfusionNeed transfusions;
    private final HearingLoss hearing;
    private final OpticAtrophy discs;
    private final Map<EventSource, Optional<Occurrence>> found = new EnumMap<>(EventSource.class);

    private Progression(PatientFacts facts, int start) {
        this.patient = facts.patient();
        this.rule = facts.rules().progression();
        this.facts = facts;
        this.start = start;
        this.haemoglobin = new BloodCountFall(facts, start, Cells.HAEMOGLOBIN);
        this.platelets = new BloodCountFall(facts, start, Cells.PLATELETS);
        this.transfusions = new TransfusionNeed(facts, start);
        this.hearing = HearingLoss.of(patient, rule, start);
        this.discs = OpticAtrophy.of(patient, rule, start);
    }

    /** Looks at a patient who was ever treated; empty otherwise. */
    public static Optional<Progression> of(PatientFacts facts) {
        return facts.firstSegment().map(InterferonSegment::startDay).map(start -> new Progression(facts, start));
    }

    /** Returns when a component was first met at or after the first dose; empty if it was not or cannot be judged. */
    public Optional<Occurrence> first(EventSource component) {
        return found.computeIfAbsent(component, this::find);
    }

    private Optional<Occurrence> find(EventSource component) {
        if (notEvaluable(component).isPresent()) {
            return Optional.empty();
        }
        return switch (component) {
            case HB ->
                isByInterval()
                        ? transfusions.shorterInterval()
                        : earliest(haemoglobin.first(), transfusions.newDependence());
            case PLT -> earliest(platelets.first(), transfusions.firstPlatelets());
            case SBI -> seriousInfection();
            case HEAR -> hearing.first();
            case OPTIC -> discs.first();
            default -> Optional.empty();
        };
    }

    /** Returns why a component cannot be judged in this patient. */
    Optional<NotEvaluable> notEvaluable(EventSource component) {
        return switch (component) {
            case HB -> haemoglobinNotEvaluable();
            case PLT -> platelets.notEvaluable();
            case SBI -> when(!facts.isDelivered("infections"), NotEvaluable.FILE_NEVER_DELIVERED);
            case HEAR -> when(!hearing.hasBaseline(), NotEvaluable.NO_BASELINE);
            case OPTIC -> discs.notEvaluable();
            default -> Optional.empty();
        };
    }

    private Optional<NotEvaluable> haemoglobinNotEvaluable() {
        if (isByInterval()) {
            return when(!facts.isDelivered("transfusions"), NotEvaluable.FILE_NEVER_DELIVERED)
                    .or(() -> when(!transfusions.hasInterval(), NotEvaluable.NO_BASELINE));
        }
        return when(transfusions.dependentBefore() == Answer.YES, NotEvaluable.TRANSFUSION_DEPENDENT)
                .or(haemoglobin::notEvaluable);
    }

    private boolean isByInterval() {
        return rule.byTransfusionInterval() && transfusions.dependentBefore() == Answer.YES;
    }

    /**
     * Returns the last value or examination that did not show a component yet.
     *
     * @param component the component
     * @param event when it was met
     * @return empty if the day of the event is known: a death, an infection, a transfusion
     */
    Optional<Occurrence> lastWithout(EventSource component, Occurrence event) {
        boolean measured = event.source().file().equals(LABORATORY);
        return switch (component) {
            case HB -> measured ? haemoglobin.lastWithout(event) : Optional.empty();
            case PLT -> measured ? platelets.lastWithout(event) : Optional.empty();
            case HEAR -> hearing.lastWithout(event);
            case OPTIC -> discs.lastWithout(event);
            default -> Optional.empty();
        };
    }

    private static Optional<NotEvaluable> when(boolean condition, NotEvaluable reason) {
        return condition ? Optional.of(reason) : Optional.empty();
    }

    private static Optional<Occurrence> earliest(Optional<Occurrence> one, Optional<Occurrence> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Occurrence.FIRST);
    }

    private Optional<Occurrence> seriousInfection() {
        return patient.infections().stream()
                .filter(infection -> infection.onsetDay() >= start && SeriousInfection.isOne(infection, rule))
                .map(infection -> Occurrence.exact(infection.onsetDay(), infection.source()))
                .min(Occurrence.FIRST);
    }
}
