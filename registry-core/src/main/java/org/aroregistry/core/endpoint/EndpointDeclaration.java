package org.aroregistry.core.endpoint;

import java.util.List;
import java.util.Optional;
import org.aroregistry.core.cohort.AnalysisSet;

/**
 * An endpoint while it is being declared: events are added to what is set out first.
 *
 * <p>Unless said otherwise patients are observed until the last contact, nothing competes, nothing cuts observation, days known to the year are
 * used, and no groups are compared.
 */
final class EndpointDeclaration {
    private final String code;
    private final String title;
    private final String version;
    private final AnalysisRules rules;
    private final AnalysisSet set;
    private final Origin origin;
    private List<EventSource> events = List.of();
    private List<EventSource> competing = List.of();
    private CensorSource observedUntil = CensorSource.LAST_CONTACT;
    private List<CensorSource> censoredAt = List.of();
    private boolean yearPrecisionExcluded;
    private Stratification groups = Stratification.NONE;
    private Optional<String> variantOf = Optional.empty();

    private EndpointDeclaration(
            String code, String title, String version, AnalysisRules rules, AnalysisSet set, Origin origin) {
        this.code = code;
        this.title = title;
        this.version = version;
        this.rules = rules;
        this.set = set;
        this.origin = origin;
    }

    static EndpointDeclaration of(
            String code, String title, String version, AnalysisRules rules, AnalysisSet set, Origin origin) {
        return new EndpointDeclaration(code, title, version, rules, set, origin);
    }

    EndpointDeclaration event(EventSource... sources) {
        events = List.of(sources);
        return this;
    }

    EndpointDeclaration competing(EventSource... sources) {
        competing = List.of(sources);
        return this;
    }

    EndpointDeclaration observedUntil(CensorSource end) {
        observedUntil = end;
        return this;
    }

    EndpointDeclaration censoredAt(CensorSource... ends) {
        censoredAt = List.of(ends);
        return this;
    }

    /** Days known to the year only are too coarse. */
    EndpointDeclaration exactDays() {
        yearPrecisionExcluded = true;
        return this;
    }

    EndpointDeclaration by(Stratification compared) {
        groups = compared;
        return this;
    }

    EndpointDeclaration variantOf(String main) {
        variantOf = Optional.of(main);
        return this;
    }

    EndpointDefinition declare() {
        return new EndpointDefinition(
                code,
                title,
                version,
                set,
                origin,
                events,
                competing,
                observedUntil,
                censoredAt,
                yearPrecisionExcluded,
                groups,
                rules,
                variantOf);
    }
}
