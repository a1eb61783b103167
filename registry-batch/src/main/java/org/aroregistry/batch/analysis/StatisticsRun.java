package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.aroregistry.batch.job.ReadAhead;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.endpoint.PatientFacts;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.RunIdentity;
import org.aroregistry.core.store.EndpointRow;
import org.aroregistry.core.store.Freeze;
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
    private final Freeze freeze;
    private final Run run;
    private final LongConsumer progress;
    private final SiteDeliveries deliveries;
    private final List<AnalysedPatient> patients = new ArrayList<>();
    private @Nullable ReportEstimates estimates;
    private @Nullable AnalysisOutcome outcome;
    private long stored;
    private long endpointRows;

    /**
     * Starts a run, or goes on with one that was killed.
     *
     * @param run a run that has not ended
     * @param progress is told of how many patients the rows are stored
     */
    StatisticsRun(
            Registry registry,
            AnalysisRequest request,
            EndpointCatalogue endpoints,
            Freeze freeze,
            Run run,
            LongConsumer progress) {
        this.registry = registry;
        this.request = request;
        this.endpoints = endpoints;
        this.freeze = freeze;
        this.run = run;
        this.progress = progress;
        this.deliveries = SiteDeliveries.read(registry, freeze.version());
        this.stored = registry.runs().storedPatients(run.runId());
    }

    /** Returns of how many patients the endpoint rows are stored. */
    long stored() {
        return stored;
    }

    /** Returns the patients of the freeze, to be opened by the step. */
    ItemStreamReader<Patient> patients() {
        return new PatientItems();
    }

    /** Opens the registry with the step and closes it with it. */
    private final class PatientItems implements ItemStreamReader<Patient> {
        private @Nullable ReadAhead<Patient> reader;

        @Override
        public void open(ExecutionContext context) {
            reader = new ReadAhead<>(sink -> {
                try (StudyReader study = new StudyReader(registry, freeze.version())) {
                    study.forEachRemaining(rows -> sink.accept(rows.patient()));
                }
            });
        }

        @Override
        public @Nullable Patient read() {
            return set(reader).next().orElse(null);
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
        PatientFacts facts = PatientFacts.of(
                patient, request.cohort(), request.rules(), deliveries.filesDelivered(patient.siteId()));
        return AnalysedPatient.of(facts, endpoints.definitions(), request.growth());
    }

    /**
     * Stores the endpoint rows of some patients and keeps the patients for the estimates.
     *
     * <p>A freeze gives its patients in the same order every time, and a chunk is stored whole or not at all: the patients that a killed run
     * has stored are the first ones.
     */
    void write(List<? extends AnalysedPatient> derived) {
        List<EndpointRow> missing = new ArrayList<>();
        for (AnalysedPatient patient : derived) {
            List<EndpointRow> rows = EndpointRows.of(patient, endpoints.definitions());
            endpointRows += rows.size();
            patients.add(patient);
            if (patients.size() > stored) {
                missing.addAll(rows);
            }
        }
        if (!missing.isEmpty()) {
            registry.runs().addEndpointRows(run.runId(), missing);
            stored = patients.size();
        }
        progress.accept(stored);
    }

    /** Computes the numbers of all reports. */
    void estimate() {
        Completeness completeness = Completeness.read(registry, freeze.version());
        estimates = new ReportComputations(endpoints, request.rules(), request.growth(), deliveries, completeness)
                .all(new StudyPopulation(patients));
    }

    /** Stores the results and ends the run. */
    void store() {
        ReportEstimates found = set(estimates);
        String hash = Runs.hash(found.tables(), found.figures());
        AnalysisResults results = new AnalysisResults(identity(hash), found.tables(), found.figures());
        registry.runs().finish(results, request.actor());
        outcome = new AnalysisOutcome(
                run.runId(),
                freeze.name(),
                hash,
                patients.size(),
                endpointRows,
                results.run().erasedPatients().orElse(0));
        LOG.info(
                "statistics run {} on freeze {}: {} patients, {} endpoint rows",
                run.runId(),
                freeze.name(),
                patients.size(),
                endpointRows);
    }

    private RunIdentity identity(String hash) {
        List<RunIdentity.SiteCut> cut = registry.uploads().dataCut(freeze.version()).stream()
                .map(StatisticsRun::siteCut)
                .toList();
        return new RunIdentity(
                run.runId(),
                freeze.name(),
                freeze.sha256(),
                freeze.version(),
                request.cohort().name(),
                Dictionary.current().version(),
                request.softwareVersion(),
                DefinitionVersions.of(request.rules(), request.growth()),
                cut,
                OptionalLong.of(registry.freezes().erasedPatients(freeze.name())),
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
