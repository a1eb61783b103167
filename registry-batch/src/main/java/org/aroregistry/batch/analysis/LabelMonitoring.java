package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.endpoint.MonitoringRule;
import org.aroregistry.core.endpoint.MonitoringWindow.Kind;
import org.aroregistry.core.endpoint.MonitoringWindow.Status;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Column;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;

/**
 * T15: the windows of the label's monitoring schedule, due and fulfilled, in all and by site.
 *
 * <p>Of sites the public sees the percentage of windows alone: the number of windows that are left of the total would be those of the sites
 * with too few patients, and the baseline is a count of patients.
 */
final class LabelMonitoring {
    private static final String WINDOWS = "windows";
    private static final String PERCENT = "percent of windows";
    private static final Statistic NOT_GIVEN = new Statistic.NotEstimable("\u2013");

    private final MonitoringRule rule;

    LabelMonitoring(MonitoringRule rule) {
        this.rule = rule;
    }

    /** The columns, in order. */
    private enum Measure {
        PATIENTS("Patients on interferon", true),
        BASELINE("Full set at baseline", false),
        QUARTER_DUE("Full sets due every 3 months", false),
        QUARTER_DONE("Full sets done", false),
        QUARTER_PERCENT("Full sets done, %", true),
        LIVER_DUE("Liver tests due monthly under 1 year", false),
        LIVER_DONE("Liver tests done", false),
        LIVER_PERCENT("Liver tests done, %", true);

        private final String label;
        private final boolean openBySite;

        Measure(String label, boolean openBySite) {
            this.label = label;
            this.openBySite = openBySite;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        Statistic of(List<AnalysedPatient> group) {
            return switch (this) {
                case PATIENTS -> Cells.patients(group.size());
                case BASELINE -> baseline(group);
                case QUARTER_DUE -> new Windows(group, Kind.LABEL_QUARTER).due();
                case QUARTER_DONE -> new Windows(group, Kind.LABEL_QUARTER).done();
                case QUARTER_PERCENT -> new Windows(group, Kind.LABEL_QUARTER).percent();
                case LIVER_DUE -> new Windows(group, Kind.LABEL_LIVER).due();
                case LIVER_DONE -> new Windows(group, Kind.LABEL_LIVER).done();
                case LIVER_PERCENT -> new Windows(group, Kind.LABEL_LIVER).percent();
            };
        }

        private static Statistic baseline(List<AnalysedPatient> group) {
            List<Status> due = group.stream()
                    .flatMap(patient -> windows(patient, Kind.LABEL_BASELINE))
                    .map(InterferonMonitoring.Window::status)
                    .toList();
            return Cells.exactShare(due.stream().filter(Status.DONE::equals).count(), due.size());
        }
    }

    /** The windows of one schedule that were due in some patients. */
    private static final class Windows {
        private final long patients;
        private final long due;
        private final long done;

        Windows(List<AnalysedPatient> group, Kind kind) {
            this.patients = group.stream()
                    .filter(patient -> windows(patient, kind).findAny().isPresent())
                    .count();
            this.due = group.stream().flatMap(patient -> windows(patient, kind)).count();
            this.done = group.stream()
                    .flatMap(patient -> windows(patient, kind))
                    .filter(window -> window.status() == Status.DONE)
                    .count();
        }

        Statistic due() {
            return new Statistic.Amount(patients, WINDOWS, due);
        }

        Statistic done() {
            return new Statistic.Amount(patients, WINDOWS, done);
        }

        Statistic percent() {
            return due == 0
                    ? new Statistic.NotEstimable("none due")
                    : new Statistic.Amount(patients, PERCENT, 100.0 * done / due);
        }
    }

    private static Stream<InterferonMonitoring.Window> windows(AnalysedPatient patient, Kind kind) {
        return patient.monitoring().orElseThrow().windows(kind).stream()
                .filter(window -> window.status().isDue());
    }

    TableResult compute(StudyPopulation population) {
        List<AnalysedPatient> treated = population.in(AnalysisSet.SAFETY);
        Map<String, List<AnalysedPatient>> sites = treated.stream()
                .collect(Collectors.groupingBy(AnalysedPatient::siteId, TreeMap::new, Collectors.toList()));
        return new TableResult(
                "T15",
                AnalysisSet.SAFETY.name(),
                population.accounting(AnalysisSet.SAFETY),
                Arrays.stream(Measure.values())
                        .map(measure -> new Column(measure.key(), measure.label, treated.size()))
                        .toList(),
                false,
                List.of(
                        new Section("total", "All sites", false, List.of(row("TOTAL", "Total", m -> m.of(treated)))),
                        new Section(
                                "sites",
                                "Sites",
                                true,
                                rows(sites, (measure, group) -> measure.openBySite ? measure.of(group) : NOT_GIVEN)),
                        new Section(Section.REGULATOR_ONLY + "sites", "Sites", false, rows(sites, Measure::of))),
                notes());
    }

    private static List<Row> rows(
            Map<String, List<AnalysedPatient>> sites, BiFunction<Measure, List<AnalysedPatient>, Statistic> cell) {
        List<Row> rows = new ArrayList<>();
        sites.forEach((site, group) -> rows.add(row(site, site, measure -> cell.apply(measure, group))));
        return rows;
    }

    private static Row row(String key, String label, Function<Measure, Statistic> cell) {
        return new Row(key, label, Arrays.stream(Measure.values()).map(cell).toList());
    }

    private List<String> notes() {
        return List.of(
                "Windows by definition " + rule.version() + ": baseline from " + -rule.baselineFrom()
                        + " days before to "
                        + rule.baselineTo() + " days after the first dose; the full set within " + rule.marginDays()
                        + " days of every " + rule.intervalDays() + "th day of a course; liver tests within "
                        + rule.liverMarginDays() + " days of every " + rule.liverIntervalDays()
                        + "th day while that day is under " + rule.liverUntilDays() + " days of age.",
                "Sites without a patient on interferon have no line.");
    }
}
