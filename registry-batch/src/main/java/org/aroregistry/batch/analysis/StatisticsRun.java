package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.endpoint.PatientFacts;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.RunIdentity;
import org.aroregistry.core.store.EndpointRow;
import org.aroregistry.core.store.Freeze;
import org.aroregistry.core.store.NewRun;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Run;
import org.aroregistry.core.store.Runs;
import org.aroregistry.core.store.Upload;
import org.aroregistry.core.study.Patient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** One run of the statistics and what its steps hand on to each other. */
final class StatisticsRun {
    private static final Logger LOG = LoggerFactory.getLogger(StatisticsRun.class);

    private final Registry registry;
    private final AnalysisRequest request;
    private final EndpointCatalogue endpoints;
    private final List<AnalysedPatient> patients = new ArrayList<>();
    private @Nullable Freeze freeze;
    private @Nullable Run run;
    private @Nullable SiteDeliveries deliveries;
    private @Nullable ReportEstimates estimates;
    private @Nullable AnalysisOutcome outcome;
    private long endpointRows;

    StatisticsRun(Registry registry, AnalysisRequest request) {
        this.registry = registry;
        this.request = request;
        this.endpoints = EndpointCatalogue.of(request.rules());
    }

    /**
     * Checks that there is something to read, before a job is started.
     *
     * @throws AnalysisException if the freeze does not exist, or nothing was published yet
     */
    void check() {
        if (request.freeze().isPresent()) {
            named(request.freeze().get());
        } else if (registry.currentVersion() == 0) {
            throw new AnalysisException("there is nothing to analyse: import a site first");
        }
    }

    /** Takes the freeze asked for, or freezes what everybody sees now, and registers the run. */
    void freeze() {
        Freeze taken = request.freeze().map(this::named).orElseGet(this::current);
        freeze = taken;
        deliveries = SiteDeliveries.read(registry, taken.version());
        run = registry.runs()
                .begin(new NewRun(
                        taken.name(),
                        request.cohort().name(),
                        Dictionary.current().version(),
                        request.softwareVersion(),
                        endpoints.versions(),
                        request.actor()));
    }

    private Freeze named(String name) {
        return registry.freezes()
                .find(name)
                .orElseThrow(() -> new AnalysisException("there is no freeze '" + name + "': make it with 'aro freeze "
                        + name + "', or leave the name out"));
    }

    private Freeze current() {
        long version = registry.currentVersion();
        return registry.freezes().list().stream()
                .filter(existing -> existing.version() == version)
                .findFirst()
                .orElseGet(() -> registry.freezes().freeze("version-" + version, request.actor()));
    }

    /** Returns the patients of the freeze, to be opened by the step. */
    ItemStreamReader<Patient> patients() {
        return new PatientItems();
    }

    /** Opens the registry with the step and closes it with it. */
    private final class PatientItems implements ItemStreamReader<Patient> {
        private @Nullable StudyReader reader;

        @Override
        public void open(ExecutionContext context) {
            reader = new StudyReader(registry, set(freeze).version());
        }

        @Override
        public @Nullable Patient read() {
            return set(reader).hasNext() ? set(reader).next() : null;
        }

        @Override
        public void close() {
            if (reader != null) {
                reader.close();
            }
        }
    }

    /** Derives everything of a patient. */
    AnalysedPatient derive(Patient patient) {
        boolean infections = set(deliveries).hasDelivered(patient.siteId(), "infections");
        PatientFacts facts = PatientFacts.of(patient, request.cohort(), request.rules(), infections);
        return AnalysedPatient.of(facts, endpoints.definitions());
    }

    /** Stores the endpoint rows of some patients and keeps the patients for the estimates. */
    void write(List<? extends AnalysedPatient> derived) {
        List<EndpointRow> rows = new ArrayList<>();
        derived.forEach(patient -> rows.addAll(EndpointRows.of(patient, endpoints.definitions())));
        registry.runs().addEndpointRows(set(run).runId(), rows);
        endpointRows += rows.size();
        patients.addAll(derived);
    }

    /** Computes the numbers of all reports. */
    void estimate() {
        Completeness completeness = Completeness.read(registry, set(freeze).version());
        estimates = ReportEstimates.of(new StudyPopulation(patients), endpoints, set(deliveries), completeness);
    }

    /** Stores the results and ends the run. */
    void store() {
        ReportEstimates found = set(estimates);
        String hash = Runs.hash(found.tables(), found.figures());
        registry.runs().finish(new AnalysisResults(identity(hash), found.tables(), found.figures()), request.actor());
        outcome = new AnalysisOutcome(set(run).runId(), set(freeze).name(), hash, patients.size(), endpointRows);
        LOG.info(
                "statistics run {} on freeze {}: {} patients, {} endpoint rows",
                set(run).runId(),
                set(freeze).name(),
                patients.size(),
                endpointRows);
    }

    private RunIdentity identity(String hash) {
        Freeze read = set(freeze);
        List<RunIdentity.SiteCut> cut = registry.uploads().dataCut(read.version()).stream()
                .map(StatisticsRun::siteCut)
                .toList();
        return new RunIdentity(
                set(run).runId(),
                read.name(),
                read.sha256(),
                read.version(),
                request.cohort().name(),
                Dictionary.current().version(),
                request.softwareVersion(),
                endpoints.versions(),
                cut,
                hash);
    }

    private static RunIdentity.SiteCut siteCut(Upload upload) {
        return new RunIdentity.SiteCut(
                upload.siteId(), upload.request().uploadSeq(), upload.request().extractYear());
    }

    /** Returns the finished run. */
    AnalysisOutcome outcome() {
        return set(outcome);
    }

    /** What an earlier step left; the job runs its steps in order. */
    private static <T> T set(@Nullable T value) {
        return Optional.ofNullable(value).orElseThrow(() -> new IllegalStateException("a step was left out"));
    }
}
