package org.aroregistry.core.endpoint;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.aroregistry.core.cohort.Exclusion;
import org.aroregistry.core.endpoint.EndpointResult.Analysed;
import org.aroregistry.core.endpoint.EndpointResult.Lost;
import org.aroregistry.core.endpoint.EndpointResult.NotEligible;
import org.aroregistry.core.study.Baseline;
import org.aroregistry.core.study.DayPrecision;
import org.aroregistry.core.study.Registration;

/** Applies an endpoint definition to one patient. */
public final class EndpointDerivation {
    /** Estimators need events after time zero; an event on the day of the origin is put at noon. */
    private static final double DAY_ZERO_EVENT = 0.5;

    private static final double DAYS_PER_YEAR = 365.25;

    private final EndpointDefinition definition;

    /** Prepares the derivation of an endpoint. */
    public EndpointDerivation(EndpointDefinition definition) {
        this.definition = definition;
    }

    /**
     * An event that may be the first.
     *
     * @param event which
     * @param at when
     */
    private record Candidate(EventSource event, Occurrence at) {
        static final Comparator<Candidate> FIRST = Comparator.comparingInt((Candidate c) -> c.at().day())
                .thenComparing(Candidate::event)
                .thenComparing(c -> c.at().source());
    }

    /**
     * The end of observation without event.
     *
     * @param reason why
     * @param at when
     */
    private record End(CensorSource reason, Occurrence at) {}

    /** Derives origin, entry, exit and event of a patient, or why there are none. */
    public EndpointResult derive(PatientFacts patient) {
        PatientFacts facts = patient.under(definition.rules());
        Optional<Exclusion> exclusion = facts.membership().exclusionFrom(definition.set());
        if (exclusion.isPresent()) {
            return new NotEligible(exclusion.get());
        }
        Optional<Occurrence> origin = definition.origin().of(facts);
        Optional<NotEvaluable> notEvaluable = origin.flatMap(at -> notEvaluable(facts, at.day()));
        if (notEvaluable.isPresent()) {
            return new Lost(Loss.NOT_EVALUABLE, notEvaluable);
        }
        if (facts.patient().status().isEmpty()) {
            return lost(Loss.NO_STATUS);
        }
        return origin.map(at -> deriveFrom(at, facts))
                .orElseGet(() -> lost(isWithdrawn(facts) ? Loss.CONSENT_WITHDRAWN : Loss.NO_ORIGIN));
    }

    /** Why none of the events can be judged; the first reason. */
    private Optional<NotEvaluable> notEvaluable(PatientFacts facts, int origin) {
        Optional<NotEvaluable> first = Optional.empty();
        for (EventSource event : definition.events()) {
            Optional<NotEvaluable> reason = event.rule().notEvaluable(facts, origin);
            if (reason.isEmpty()) {
                return Optional.empty();
            }
            first = first.or(() -> reason);
        }
        return first;
    }

    private static boolean isWithdrawn(PatientFacts facts) {
        return facts.patient().registration().consentWithdrawnDay().isPresent();
    }

    private EndpointResult deriveFrom(Occurrence origin, PatientFacts facts) {
        if (CensorSource.CONSENT_WITHDRAWN
                .first(facts, origin.day())
                .filter(withdrawn -> withdrawn.day() < origin.day())
                .isPresent()) {
            return lost(Loss.CONSENT_WITHDRAWN);
        }
        if (sources().anyMatch(source -> source.rule().isUndated(facts))) {
            return lost(Loss.EVENT_DAY_UNKNOWN);
        }
        Optional<End> cut = firstCut(origin, facts);
        Optional<Candidate> event = firstEvent(origin, facts)
                .filter(candidate ->
                        cut.isEmpty() || candidate.at().day() <= cut.get().at().day());
        Optional<End> end = end(origin, facts, cut);
        Optional<Doubt> doubt = firstDoubt(origin, facts)
                .filter(open -> event.isPresent()
                        ? open.day() < event.get().at().day()
                        : end.filter(e -> open.day() <= e.at().day()).isPresent());
        if (doubt.isPresent()) {
            return new Lost(Loss.NOT_EVALUABLE, doubt.map(Doubt::why));
        }
        if (event.isPresent()) {
            return analysed(origin, facts, event.get().at(), event.map(Candidate::event), Optional.empty());
        }
        return end.map(e -> analysed(origin, facts, e.at(), Optional.empty(), Optional.of(e.reason())))
                .orElse(lost(Loss.NEVER_AT_RISK));
    }

    private Stream<EventSource> sources() {
        return Stream.concat(definition.events().stream(), definition.competing().stream());
    }

    private Optional<Candidate> firstEvent(Occurrence origin, PatientFacts facts) {
        return sources()
                .flatMap(source -> source.first(facts, origin.day()).map(at -> new Candidate(source, at)).stream())
                .min(Candidate.FIRST);
    }

    private Optional<Doubt> firstDoubt(Occurrence origin, PatientFacts facts) {
        return sources()
                .flatMap(source -> source.rule().doubt(facts, origin.day()).stream())
                .min(Doubt.FIRST);
    }

    private Optional<End> firstCut(Occurrence origin, PatientFacts facts) {
        return Stream.concat(
                        ends(List.of(CensorSource.CONSENT_WITHDRAWN), origin, facts),
                        ends(definition.censoredAt(), origin, facts))
                .filter(end -> end.at().day() >= origin.day())
                .min(Comparator.comparingInt(end -> end.at().day()));
    }

    private Optional<End> end(Occurrence origin, PatientFacts facts, Optional<End> cut) {
        Optional<End> observed =
                ends(List.of(definition.observedUntil()), origin, facts).findFirst();
        boolean withdrawn = cut.filter(end -> end.reason() == CensorSource.CONSENT_WITHDRAWN)
                .isPresent();
        if (withdrawn && observed.isEmpty()) {
            // Nobody saw the patient on that day: it shortens observation and never makes one.
            return Optional.empty();
        }
        return Stream.concat(cut.stream(), observed.stream())
                .min(Comparator.comparingInt((End end) -> end.at().day()));
    }

    private static Stream<End> ends(List<CensorSource> reasons, Occurrence origin, PatientFacts facts) {
        return reasons.stream()
                .flatMap(reason -> reason.first(facts, origin.day()).map(at -> new End(reason, at)).stream());
    }

    private EndpointResult analysed(
            Occurrence origin,
            PatientFacts facts,
            Occurrence at,
            Optional<EventSource> event,
            Optional<CensorSource> censor) {
        boolean yearPrecision = origin.precision() == DayPrecision.YEAR || at.precision() == DayPrecision.YEAR;
        if (yearPrecision && definition.yearPrecisionExcluded()) {
            return lost(Loss.YEAR_PRECISION);
        }
        boolean complete = isCompletelyCaptured(facts);
        double entry = complete ? 0 : Math.max(0, facts.patient().registration().enrolDay() - origin.day());
        double exit = at.day() - origin.day();
        if (exit == 0 && entry == 0 && event.isPresent()) {
            exit = DAY_ZERO_EVENT;
        }
        if (entry >= exit) {
            return lost(
                    censor.filter(CensorSource.CONSENT_WITHDRAWN::equals).isPresent()
                            ? Loss.CONSENT_WITHDRAWN
                            : Loss.NEVER_AT_RISK);
        }
        return new Analysed(origin.day(), entry, exit, event, censor, at.source(), yearPrecision, complete);
    }

    /** Enrolled after the fact at a site that registered every case diagnosed since a year that this diagnosis is not before. */
    static boolean isCompletelyCaptured(PatientFacts facts) {
        Registration registration = facts.patient().registration();
        Integer since =
                facts.rules().completeCapture().get(registration.source().siteId());
        if (since == null || !registration.retrospective()) {
            return false;
        }
        OptionalInt year = earliestDiagnosisYear(facts);
        return year.isPresent() && year.getAsInt() >= since;
    }

    /** Only the year of enrolment is known, so the diagnosis is put as early as it can have been. */
    private static OptionalInt earliestDiagnosisYear(PatientFacts facts) {
        Registration registration = facts.patient().registration();
        Optional<Baseline> baseline = facts.patient().baseline();
        if (baseline.isEmpty()) {
            return OptionalInt.empty();
        }
        double years = (registration.enrolDay() - baseline.get().dxDay()) / DAYS_PER_YEAR;
        return OptionalInt.of((int) Math.floor(registration.enrolYear() - years));
    }

    /** Returns the code of the group in which the patient is compared. */
    public Optional<String> groupOf(PatientFacts facts) {
        return definition.groups().groupOf(facts);
    }

    private static EndpointResult lost(Loss reason) {
        return new Lost(reason, Optional.empty());
    }
}
