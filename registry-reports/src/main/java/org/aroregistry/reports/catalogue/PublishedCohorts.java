package org.aroregistry.reports.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What has been published on transplanted cohorts, and the bands that were set from it. Context for readers and a first look for data managers; no
 * estimate is tested against it.
 *
 * <p>The numbers are in {@code published-studies.csv}, {@code published-numbers.csv} and {@code plausibility-bands.csv} beside this class.
 */
final class PublishedCohorts {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final PublishedCohorts CURRENT = new PublishedCohorts();

    private final Map<String, PublishedStudy> studies = new LinkedHashMap<>();
    private final List<PublishedNumber> numbers;
    private final List<PlausibilityBand> bands;

    private PublishedCohorts() {
        for (CSVRecord row : rows("published-studies.csv")) {
            studies.put(
                    row.get("study"),
                    new PublishedStudy(
                            row.get("study"),
                            row.get("label"),
                            row.get("citation"),
                            row.get("period"),
                            row.get("patients"),
                            row.get("certainty")));
        }
        numbers = rows("published-numbers.csv").stream()
                .map(row -> new PublishedNumber(
                        row.get("measure"),
                        row.get("item"),
                        study(row.get("study")),
                        row.get("detail"),
                        row.get("value"),
                        row.get("unit"),
                        row.get("n"),
                        row.get("lower"),
                        row.get("upper")))
                .toList();
        bands = rows("plausibility-bands.csv").stream()
                .map(row -> new PlausibilityBand(
                        row.get("measure"),
                        Double.parseDouble(row.get("lower")),
                        Double.parseDouble(row.get("upper")),
                        row.get("unit")))
                .toList();
    }

    /** Returns what is published. */
    static PublishedCohorts current() {
        return CURRENT;
    }

    /**
     * Returns a study.
     *
     * @throws IllegalArgumentException if there is none with this code
     */
    PublishedStudy study(String code) {
        return Optional.ofNullable(studies.get(code))
                .orElseThrow(() -> new IllegalArgumentException("there is no published study " + code));
    }

    /** Returns the numbers of one study. */
    List<PublishedNumber> of(PublishedStudy study) {
        return numbers.stream().filter(number -> number.study().equals(study)).toList();
    }

    /** Returns the numbers on a measure that were read in the publication itself. */
    List<PublishedNumber> on(String measure) {
        return numbers.stream()
                .filter(number ->
                        number.measure().equals(measure) && number.study().isRead())
                .toList();
    }

    /** Returns the band of a measure, if one was set. */
    Optional<PlausibilityBand> band(String measure) {
        return bands.stream().filter(band -> band.measure().equals(measure)).findFirst();
    }

    private static List<CSVRecord> rows(String name) {
        try (InputStream stream = PublishedCohorts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the file " + name + " is missing in this installation");
            }
            try (CSVParser parser = FORMAT.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                return parser.getRecords();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + name + " of this installation cannot be read", e);
        }
    }
}
