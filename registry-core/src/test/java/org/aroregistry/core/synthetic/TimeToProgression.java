package org.aroregistry.core.synthetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.dictionary.Dictionary;

/**
 * Finds the first progression on interferon from the rows alone, after the registry's definition TTP v1: an independent
 * reading of the definition, to check that the rows carry what the true world decided.
 *
 * @param days from the first dose to progression or censoring
 * @param component what showed it, empty if censored
 */
record TimeToProgression(int days, Optional<String> component) {
    private static final List<String> ORDER = List.of("DEATH", "SBI", "HB", "PLT", "HEAR", "OPTIC");

    private record Event(int day, String component) {}

    private record Sample(int day, double value, boolean transfused) {}

    /** Returns the finding for one treated patient, or empty if the patient is outside the analysis. */
    static Optional<TimeToProgression> of(Observation seen) {
        List<Row> rows = seen.rows().all();
        List<Row> doses = of(rows, "interferon");
        if (doses.isEmpty() || !seen.diagnosis().isSevereMalignant()) {
            return Optional.empty();
        }
        int start = doses.get(0).number("start_day");
        int censored = assessedUntil(rows);
        for (Row hsct : of(rows, "hsct")) {
            censored = Math.min(censored, hsct.number("hsct_day") + hsct.number("cond_start_rel"));
        }
        List<Event> events = new ArrayList<>();
        death(rows, events);
        infection(rows, start, events);
        haemoglobin(seen, rows, start, events);
        platelets(seen, rows, start, events);
        hearing(rows, start, events);
        optic(rows, start, events);
        int last = censored;
        Optional<Event> first = events.stream()
                .filter(e -> e.day() >= start
                        && (e.day() <= last
                                || e.component().equals("DEATH")
                                        && of(rows, "hsct").isEmpty()))
                .min(Comparator.comparingInt(Event::day).thenComparing(e -> ORDER.indexOf(e.component())));
        return Optional.of(
                new TimeToProgression(first.map(Event::day).orElse(last) - start, first.map(Event::component)));
    }

    private static List<Row> of(List<Row> rows, String file) {
        return rows.stream().filter(row -> row.fileName().equals(file)).toList();
    }

    private static int assessedUntil(List<Row> rows) {
        int last = 0;
        for (Row row : rows) {
            switch (row.fileName()) {
                case "visits" -> last = Math.max(last, row.number("visit_day"));
                case "labs" -> last = Math.max(last, row.number("sample_day"));
                case "vision", "hearing" -> last = Math.max(last, row.number("exam_day"));
                default -> {}
            }
        }
        return last;
    }

    private static void death(List<Row> rows, List<Event> events) {
        of(rows, "status").stream()
                .filter(row -> row.isFilled("death_day"))
                .forEach(row -> events.add(new Event(row.number("death_day"), "DEATH")));
    }

    private static void infection(List<Row> rows, int start, List<Event> events) {
        for (Row row : of(rows, "infections")) {
            String organism = row.get("organism_class");
            boolean grave =
                    row.get("abx_route").equals("IV") || row.get("hospitalised").equals("Y");
            if (List.of("BACTERIAL", "MIXED").contains(organism) && grave && row.number("onset_day") >= start) {
                events.add(new Event(row.number("onset_day"), "SBI"));
            }
        }
    }

    private static List<Sample> samples(Observation seen, List<Row> rows, String analyte) {
        double factor = new LabUnits(seen.site().style()).of(analyte).factor();
        return of(rows, "labs").stream()
                .filter(row -> row.get("analyte").equals(analyte))
                .map(row -> new Sample(
                        row.number("sample_day"),
                        Double.parseDouble(row.get("value")) * factor,
                        row.get("transfused_7d").equals("Y")))
                .filter(sample -> !sample.transfused())
                .sorted(Comparator.comparingInt(Sample::day))
                .toList();
    }

    private static Optional<Sample> baseline(List<Sample> samples, int start) {
        return samples.stream()
                .filter(s -> s.day() >= start - 60 && s.day() <= start)
                .reduce((first, second) -> second);
    }

    private static void haemoglobin(Observation seen, List<Row> rows, int start, List<Event> events) {
        if (of(rows, "baseline").get(0).get("transfusion_dependent").equals("Y")) {
            return;
        }
        List<Integer> transfusions = of(rows, "transfusions").stream()
                .filter(row -> row.get("product").equals("RBC") && row.number("start_day") >= start)
                .map(row -> row.number("start_day"))
                .sorted()
                .toList();
        for (int i = 1; i < transfusions.size(); i++) {
            if (transfusions.get(i) - transfusions.get(i - 1) <= 30) {
                events.add(new Event(transfusions.get(i - 1), "HB"));
                break;
            }
        }
        List<Sample> samples = samples(seen, rows, "HB");
        baseline(samples, start)
                .ifPresent(base -> confirmed(
                        samples,
                        start,
                        "HB",
                        events,
                        s -> s.value() <= base.value() - 20
                                && s.value()
                                        < Dictionary.current()
                                                .referenceLimit(
                                                        "HB",
                                                        s.day(),
                                                        seen.child().sex())
                                                .orElseThrow()
                                                .lower()
                                                .doubleValue()));
    }

    private static void platelets(Observation seen, List<Row> rows, int start, List<Event> events) {
        List<Integer> transfusions = of(rows, "transfusions").stream()
                .filter(row -> row.get("product").equals("PLT"))
                .map(row -> row.number("start_day"))
                .toList();
        if (transfusions.stream().noneMatch(day -> day >= start - 60 && day < start)) {
            transfusions.stream()
                    .filter(day -> day >= start)
                    .min(Comparator.naturalOrder())
                    .ifPresent(day -> events.add(new Event(day, "PLT")));
        }
        List<Sample> samples = samples(seen, rows, "PLT");
        baseline(samples, start)
                .filter(base -> base.value() >= 20)
                .ifPresent(base -> confirmed(
                        samples, start, "PLT", events, s -> s.value() <= base.value() / 2 && s.value() < 100));
    }

    private static void confirmed(
            List<Sample> samples,
            int start,
            String component,
            List<Event> events,
            java.util.function.Predicate<Sample> low) {
        for (int i = 0; i < samples.size(); i++) {
            Sample first = samples.get(i);
            if (first.day() < start || !low.test(first)) {
                continue;
            }
            for (int j = i + 1; j < samples.size() && low.test(samples.get(j)); j++) {
                int gap = samples.get(j).day() - first.day();
                if (gap >= 7 && gap <= 60) {
                    events.add(new Event(first.day(), component));
                    return;
                }
            }
        }
    }

    private static void hearing(List<Row> rows, int start, List<Event> events) {
        for (String ear : List.of("R", "L")) {
            for (String method : List.of("ABR", "PTA")) {
                List<Row> exams = of(rows, "hearing").stream()
                        .filter(row -> row.get("ear").equals(ear)
                                && row.get("method").equals(method)
                                && !row.get("effusion").equals("Y"))
                        .toList();
                Optional<Row> base = exams.stream()
                        .filter(row -> row.number("exam_day") >= start - 180 && row.number("exam_day") <= start + 14)
                        .reduce((a, b) -> b);
                base.ifPresent(b -> exams.stream()
                        .filter(row -> row.number("exam_day") > b.number("exam_day"))
                        .filter(row -> threshold(row) - threshold(b) >= 50)
                        .findFirst()
                        .ifPresent(row -> events.add(new Event(row.number("exam_day"), "HEAR"))));
            }
        }
    }

    private static double threshold(Row row) {
        if (row.get("method").equals("ABR")) {
            return row.number("abr_threshold_db");
        }
        return (row.number("thr_500_db")
                        + row.number("thr_1000_db")
                        + row.number("thr_2000_db")
                        + row.number("thr_4000_db"))
                / 4.0;
    }

    private static void optic(List<Row> rows, int start, List<Event> events) {
        List<String> discs = List.of("NORMAL", "PALLOR", "ATROPHY");
        for (String eye : List.of("OD", "OS")) {
            List<Row> exams = of(rows, "vision").stream()
                    .filter(row -> row.get("eye").equals(eye))
                    .toList();
            Optional<Row> base = exams.stream()
                    .filter(row -> row.number("exam_day") >= start - 180 && row.number("exam_day") <= start + 14)
                    .reduce((a, b) -> b);
            if (base.isEmpty()) {
                continue;
            }
            int before = discs.indexOf(base.get().get("disc"));
            for (int i = 0; i < exams.size(); i++) {
                Row exam = exams.get(i);
                boolean worse = exam.number("exam_day") > base.get().number("exam_day")
                        && discs.indexOf(exam.get("disc")) > before;
                boolean last = i == exams.size() - 1;
                boolean confirmed = exams.subList(i + 1, exams.size()).stream()
                        .anyMatch(later -> later.number("exam_day") >= exam.number("exam_day") + 28
                                && discs.indexOf(later.get("disc")) > before);
                if (worse && (last || confirmed)) {
                    events.add(new Event(exam.number("exam_day"), "OPTIC"));
                    break;
                }
            }
        }
    }
}
