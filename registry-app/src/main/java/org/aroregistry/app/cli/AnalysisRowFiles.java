package org.aroregistry.app.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.aroregistry.batch.analysis.AnalysedStudy;
import org.aroregistry.batch.analysis.PatientCovariates;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.EventSource;
import org.aroregistry.core.store.EndpointRow;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Run;

/**
 * The files of one analysis for somebody who computes its numbers again.
 *
 * <p>Patients are numbered, not named. The numbers run through all files, in the order in which patients come first.
 */
final class AnalysisRowFiles {
    private static final String[] ENDPOINT_ROWS = {
        "endpoint",
        "analysis_set",
        "patient",
        "not_analysed",
        "stratum",
        "origin_day",
        "entry",
        "exit",
        "cause",
        "ends_with"
    };
    private static final String[] PATIENTS = {
        "patient", "analysis_sets", "genotype", "enrol_day", "donor", "transplant_year"
    };
    private static final String[] RATES = {"patient", "kind", "period", "events", "days"};

    private final Map<String, Integer> numbers = new HashMap<>();

    /** Writes one row per patient and endpoint; returns how many. */
    long endpoints(Path file, Registry registry, Run run, List<EndpointDefinition> definitions) throws IOException {
        return write(file, ENDPOINT_ROWS, csv -> {
            for (EndpointDefinition definition : definitions) {
                registry.runs()
                        .forEachEndpointRow(run.runId(), definition.code(), row -> endpoint(csv, definition, row));
            }
        });
    }

    private void endpoint(CountedRows csv, EndpointDefinition definition, EndpointRow row) {
        csv.row(
                row.endpoint(),
                row.analysisSet(),
                number(row.patientId()),
                row.excludedReason().orElse(""),
                row.groupCode().orElse(""),
                row.originDay().isPresent() ? Integer.toString(row.originDay().getAsInt()) : "",
                time(row.entryTime()),
                time(row.exitTime()),
                row.exitTime().isEmpty()
                        ? ""
                        : row.eventCode()
                                .map(event -> definition.causeOf(EventSource.valueOf(event)))
                                .orElse(0),
                row.eventCode().or(row::censorReason).orElse(""));
    }

    /** Writes one row per registered patient, with what reports divide patients by; returns how many. */
    long patients(Path file, AnalysedStudy study) throws IOException {
        return write(
                file,
                PATIENTS,
                csv -> study.forEach(patient -> {
                    PatientCovariates covariates = patient.covariates();
                    csv.row(
                            number(patient.id()),
                            String.join(" ", covariates.analysisSets()),
                            covariates.genotype(),
                            covariates.enrolDay(),
                            covariates.donor().orElse(""),
                            covariates
                                    .transplantYear()
                                    .map(year -> Integer.toString(year))
                                    .orElse(""));
                }));
    }

    /** Writes one row per patient, kind of event and period followed; returns how many. */
    long rates(Path file, AnalysedStudy study) throws IOException {
        return write(
                file,
                RATES,
                csv -> study.forEach(patient -> patient.rates()
                        .forEach(time -> csv.row(
                                number(patient.id()), time.kind(), time.period(), time.events(), time.days()))));
    }

    private int number(String patientId) {
        return numbers.computeIfAbsent(patientId, id -> numbers.size() + 1);
    }

    private static String time(OptionalDouble value) {
        return value.isEmpty() ? "" : StatisticText.number(value.getAsDouble());
    }

    private static long write(Path file, String[] header, Consumer<CountedRows> rows) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            CountedRows csv = new CountedRows(new CsvTable(out, header));
            rows.accept(csv);
            return csv.written;
        }
    }

    /** Rows of a file, counted. */
    private static final class CountedRows {
        private final CsvTable csv;
        private long written;

        CountedRows(CsvTable csv) {
            this.csv = csv;
        }

        void row(Object... cells) {
            csv.row(cells);
            written++;
        }
    }
}
