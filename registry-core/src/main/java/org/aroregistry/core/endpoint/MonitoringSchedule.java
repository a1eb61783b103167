package org.aroregistry.core.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.aroregistry.core.endpoint.MonitoringWindow.Kind;
import org.aroregistry.core.endpoint.MonitoringWindow.Status;
import org.aroregistry.core.study.LabResult;
import org.aroregistry.core.study.RowSource;

/**
 * The tests that are due in a patient on interferon, window by window.
 *
 * <p>Label: the full set (haemoglobin, white cells, neutrophils, platelets, creatinine, ALT or AST, bilirubin, urine protein) from 30 days
 * before to 3 days after the first dose, then within 30 days of every 90th day of a course; under the age of one year liver tests within 10 days
 * of every 30th day. A window in which the drug was not given throughout was not due.
 *
 * <p>FDA letter 99-0975: in each of the first three treatment years that starts under the age of three years two tests of white cells and two
 * of the liver at least 60 days apart, and neutralising antibodies once in every patient, by the end of the first treatment year.
 */
public final class MonitoringSchedule {
    private static final int YEAR_DAYS = 365;
    private static final String LIVER = "ALT or AST";
    private static final String WHITE_CELLS = "WBC or ANC";
    private static final String ANTIBODIES = "IFNG_NAB";
    private static final Set<String> LIVER_TESTS = Set.of("ALT", "AST");
    private static final Set<String> WHITE_CELL_TESTS = Set.of("WBC", "ANC");

    private final PatientFacts facts;
    private final MonitoringRule rule;
    private final int firstDose;
    private final int end;
    private final boolean followed;
    private final List<InterferonPeriod> given;
    private final List<InterferonPeriod> courses;

    private MonitoringSchedule(PatientFacts facts, int firstDose) {
        this.facts = facts;
        this.rule = facts.rules().monitoring();
        this.firstDose = firstDose;
        this.end = facts.endOfFollowUp().map(Occurrence::day).orElse(firstDose);
        this.followed = facts.patient()
                .status()
                .filter(status -> status.status().equals("ALIVE"))
                .isPresent();
        this.given = InterferonPeriod.of(facts.patient().segments(), end, InterferonPeriod.SAME_COURSE_DAYS);
        this.courses = InterferonPeriod.of(facts.patient().segments(), end, InterferonPeriod.INTERRUPTION_DAYS);
    }

    /** Returns the windows of a patient; empty if never treated. */
    public static List<MonitoringWindow> of(PatientFacts facts) {
        return facts.firstSegment()
                .map(segment -> new MonitoringSchedule(facts, segment.startDay()).windows())
                .orElse(List.of());
    }

    private List<MonitoringWindow> windows() {
        List<MonitoringWindow> windows = new ArrayList<>();
        windows.add(set(
                Kind.LABEL_BASELINE,
                1,
                firstDose + rule.baselineFrom(),
                firstDose + rule.baselineTo(),
                end >= firstDose + rule.baselineTo()));
        for (InterferonPeriod course : courses) {
            addLabel(windows, course);
        }
        for (int year = 1; year <= rule.fdaYears(); year++) {
            addYear(windows, year);
        }
        windows.add(antibodies());
        return List.copyOf(windows);
    }

    private void addLabel(List<MonitoringWindow> windows, InterferonPeriod course) {
        for (int k = 1; ; k++) {
            int middle = course.startDay() + k * rule.intervalDays();
            if (middle - rule.marginDays() > course.stopDay()) {
                break;
            }
            int from = middle - rule.marginDays();
            int to = middle + rule.marginDays();
            windows.add(set(Kind.LABEL_QUARTER, k, from, to, isGiven(from, to)));
        }
        for (int k = 1; ; k++) {
            int middle = course.startDay() + k * rule.liverIntervalDays();
            if (middle >= rule.liverUntilDays() || middle - rule.liverMarginDays() > course.stopDay()) {
                break;
            }
            int from = middle - rule.liverMarginDays();
            int to = middle + rule.liverMarginDays();
            windows.add(window(Kind.LABEL_LIVER, k, from, to, Map.of(LIVER, LIVER_TESTS), isGiven(from, to)));
        }
    }

    private boolean isGiven(int from, int to) {
        return given.stream().anyMatch(period -> period.startDay() <= from && period.stopDay() >= to);
    }

    private MonitoringWindow set(Kind kind, int number, int from, int to, boolean over) {
        return window(kind, number, from, to, fullSet(), over);
    }

    private static Map<String, Set<String>> fullSet() {
        Map<String, Set<String>> tests = new LinkedHashMap<>();
        for (String analyte : List.of("HB", "WBC", "ANC", "PLT", "CREAT")) {
            tests.put(analyte, Set.of(analyte));
        }
        tests.put(LIVER, LIVER_TESTS);
        for (String analyte : List.of("BILI_T", "URINE_PROT")) {
            tests.put(analyte, Set.of(analyte));
        }
        return tests;
    }

    /**
     * A window that asks for each test once.
     *
     * @param over true if the window is over and its tests were due
     */
    private MonitoringWindow window(
            Kind kind, int number, int from, int to, Map<String, Set<String>> tests, boolean over) {
        List<String> missing = new ArrayList<>();
        List<LabResult> results = new ArrayList<>();
        tests.forEach((name, analytes) -> {
            List<LabResult> done = results(analytes, from, to).toList();
            results.addAll(done);
            if (done.isEmpty()) {
                missing.add(name);
            }
        });
        return new MonitoringWindow(
                kind, number, from, to, status(missing.isEmpty(), over, to), missing, sources(results));
    }

    private void addYear(List<MonitoringWindow> windows, int year) {
        int from = firstDose + (year - 1) * YEAR_DAYS;
        int to = from + YEAR_DAYS - 1;
        boolean treated = given.stream().anyMatch(period -> period.startDay() <= to && period.stopDay() >= from);
        if (from < rule.fdaUntilDays() && from <= end && treated) {
            windows.add(twice(Kind.FDA_WHITE_CELLS, year, from, to, WHITE_CELLS, WHITE_CELL_TESTS));
            windows.add(twice(Kind.FDA_LIVER, year, from, to, LIVER, LIVER_TESTS));
        }
    }

    private MonitoringWindow twice(Kind kind, int year, int from, int to, String name, Set<String> analytes) {
        List<LabResult> results = results(analytes, from, to).toList();
        int first = results.stream().mapToInt(LabResult::day).min().orElse(0);
        int last = results.stream().mapToInt(LabResult::day).max().orElse(0);
        boolean done = last - first >= rule.fdaApartDays();
        return new MonitoringWindow(
                kind, year, from, to, status(done, to <= end, to), done ? List.of() : List.of(name), sources(results));
    }

    /** Due in everybody: who stopped early is not let off. */
    private MonitoringWindow antibodies() {
        int to = firstDose + YEAR_DAYS - 1;
        List<LabResult> results =
                results(Set.of(ANTIBODIES), firstDose, Integer.MAX_VALUE).toList();
        boolean done = !results.isEmpty();
        boolean open = to > end && isOngoing();
        return new MonitoringWindow(
                Kind.FDA_ANTIBODIES,
                1,
                firstDose,
                to,
                done ? Status.DONE : open ? Status.NOT_YET_DUE : Status.MISSING,
                done ? List.of() : List.of(ANTIBODIES),
                sources(results));
    }

    private Status status(boolean done, boolean over, int to) {
        if (done && (over || to > end)) {
            return Status.DONE;
        }
        if (over) {
            return Status.MISSING;
        }
        return to > end && isOngoing() ? Status.NOT_YET_DUE : Status.ENDED;
    }

    /** Tells whether the patient is followed and on the drug, as far as is known. */
    private boolean isOngoing() {
        return followed && given.get(given.size() - 1).stopDay() >= end;
    }

    private Stream<LabResult> results(Set<String> analytes, int from, int to) {
        return analytes.stream()
                .sorted()
                .flatMap(analyte -> facts.labs(analyte).stream())
                .filter(result -> result.day() >= from && result.day() <= to && result.hasResult());
    }

    private static List<RowSource> sources(List<LabResult> results) {
        return results.stream().map(LabResult::source).sorted().toList();
    }
}
