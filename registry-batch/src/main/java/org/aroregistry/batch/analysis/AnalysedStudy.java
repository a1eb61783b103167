package org.aroregistry.batch.analysis;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.endpoint.AnalysisRules;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.endpoint.GrowthReference;
import org.aroregistry.core.endpoint.PatientFacts;
import org.aroregistry.core.store.Freeze;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Run;

/**
 * The patients of an analysis, one by one, as the analysis saw them.
 *
 * <p>They are derived again from the freeze by the same definitions, so that the part of each patient in each number can be shown.
 */
public final class AnalysedStudy {
    private final Registry registry;
    private final Freeze freeze;
    private final Cohort cohort;
    private final AnalysisRules rules;
    private final List<GrowthReference> growth;
    private final EndpointCatalogue endpoints;
    private final SiteDeliveries deliveries;
    private final ReportComputations reports;

    private AnalysedStudy(
            Registry registry, Freeze freeze, Cohort cohort, AnalysisRules rules, List<GrowthReference> growth) {
        this.registry = registry;
        this.freeze = freeze;
        this.cohort = cohort;
        this.rules = rules;
        this.growth = List.copyOf(growth);
        this.endpoints = EndpointCatalogue.of(rules);
        this.deliveries = SiteDeliveries.read(registry, freeze.version());
        this.reports = new ReportComputations(
                endpoints, rules, growth, deliveries, Completeness.read(registry, freeze.version()));
    }

    /**
     * Opens the patients of a run.
     *
     * @param rules the choices that the run was asked for with
     * @param growth what growth was compared with
     * @throws AnalysisException if the run was computed by other definitions, or a patient was erased since
     */
    public static AnalysedStudy of(Registry registry, Run run, AnalysisRules rules, List<GrowthReference> growth) {
        Freeze freeze = registry.freezes()
                .find(run.request().freeze())
                .orElseThrow(() -> new AnalysisException(
                        "there is no freeze '" + run.request().freeze() + "' any more"));
        definitionsOf(run, rules, growth);
        if (registry.freezes().erasedPatients(freeze.name())
                != run.erasedPatients().orElse(0)) {
            throw new AnalysisException("patients were erased since run " + run.runId()
                    + ": their part in its numbers can no longer be shown; run 'aro analyse --freeze " + freeze.name()
                    + "' again");
        }
        return new AnalysedStudy(registry, freeze, Cohort.named(run.request().cohort()), rules, growth);
    }

    /**
     * Returns the definitions that a run was computed by.
     *
     * @param rules the choices that it was asked for with
     * @param growth what growth was compared with
     * @throws AnalysisException if they are others than those of this version under these choices
     */
    public static EndpointCatalogue definitionsOf(Run run, AnalysisRules rules, List<GrowthReference> growth) {
        EndpointCatalogue endpoints = EndpointCatalogue.of(rules);
        if (!run.request().dictionaryVersion().equals(Dictionary.current().version())
                || !run.request().definitionVersions().equals(DefinitionVersions.of(rules, growth))) {
            throw new AnalysisException("run " + run.runId()
                    + " was computed by other definitions or with other choices, such as --complete-capture, --growth-reference or --thresholds: give the same, or run"
                    + " 'aro analyse --freeze " + run.request().freeze() + "' again");
        }
        return endpoints;
    }

    /** Returns the registry version that the analysis read. */
    public long version() {
        return freeze.version();
    }

    /** Hands every registered patient to the consumer, in the order of the analysis. */
    public void forEach(Consumer<StudyPatient> consumer) {
        try (StudyReader reader = new StudyReader(registry, freeze.version())) {
            while (reader.hasNext()) {
                consumer.accept(new StudyPatient(this, reader.next()));
            }
        }
    }

    /** Returns one registered patient; nothing is derived of the others. */
    public Optional<StudyPatient> find(String patientId) {
        try (StudyReader reader = new StudyReader(registry, freeze.version())) {
            while (reader.hasNext()) {
                PatientRows rows = reader.next();
                if (rows.patient().id().equals(patientId)) {
                    return Optional.of(new StudyPatient(this, rows));
                }
            }
        }
        return Optional.empty();
    }

    /** Derives everything of a patient. */
    AnalysedPatient derive(PatientRows rows) {
        PatientFacts facts = PatientFacts.of(
                rows.patient(),
                cohort,
                rules,
                deliveries.filesDelivered(rows.patient().siteId()));
        return AnalysedPatient.of(facts, endpoints.definitions(), growth);
    }

    ReportComputations reports() {
        return reports;
    }
}
