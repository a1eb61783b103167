package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.aroregistry.batch.analysis.InterferonMonitoring.Antibodies;
import org.aroregistry.batch.analysis.InterferonMonitoring.TreatmentYear;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.endpoint.CtcaeGrade;
import org.aroregistry.core.endpoint.MonitoringRule;
import org.aroregistry.core.endpoint.MonitoringWindow.Kind;
import org.aroregistry.core.endpoint.MonitoringWindow.Status;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;

/**
 * T11: the laboratory items of FDA letter 99-0975, by age at the first dose.
 *
 * <p>Every section counts every treated patient once. What the public sees is the finest division of a treatment year, by both tests together:
 * the two tests apart would share those of whom nothing was due, and one table would give away what the other hides.
 */
final class FdaLaboratoryItems {
    private static final int WORST_GRADE = 4;

    private final MonitoringRule rule;

    FdaLaboratoryItems(MonitoringRule rule) {
        this.rule = rule;
    }

    /** The tests of one treatment year of which both were due. */
    private enum YearTests {
        BOTH("White cells and liver tests twice", true, true),
        WHITE_CELLS_ALONE("White cells twice, liver tests not", true, false),
        LIVER_ALONE("Liver tests twice, white cells not", false, true),
        NEITHER("Neither twice", false, false);

        private final String label;
        private final boolean whiteCells;
        private final boolean liver;

        YearTests(String label, boolean whiteCells, boolean liver) {
            this.label = label;
            this.whiteCells = whiteCells;
            this.liver = liver;
        }

        /** Tells which holds for a patient; empty if one of the tests is not due. */
        static Optional<YearTests> of(InterferonMonitoring monitoring, int year) {
            Optional<Status> whiteCells = due(monitoring, Kind.FDA_WHITE_CELLS, year);
            Optional<Status> liver = due(monitoring, Kind.FDA_LIVER, year);
            if (whiteCells.isEmpty() || liver.isEmpty()) {
                return Optional.empty();
            }
            for (YearTests tests : values()) {
                if (tests.whiteCells == (whiteCells.get() == Status.DONE)
                        && tests.liver == (liver.get() == Status.DONE)) {
                    return Optional.of(tests);
                }
            }
            return Optional.empty();
        }

        private static Optional<Status> due(InterferonMonitoring monitoring, Kind kind, int year) {
            return monitoring
                    .window(kind, year)
                    .map(InterferonMonitoring.Window::status)
                    .filter(Status::isDue);
        }
    }

    TableResult compute(StudyPopulation population) {
        PatientColumns columns = PatientColumns.byAgeAtStart(population.in(AnalysisSet.SAFETY));
        List<Section> sections = new ArrayList<>();
        years().forEach(year -> sections.add(tests(columns, year)));
        sections.add(antibodies(columns));
        years().forEach(year -> {
            sections.add(windows(columns, Kind.FDA_WHITE_CELLS, year, "White cells or neutrophils"));
            sections.add(windows(columns, Kind.FDA_LIVER, year, "ALT or AST"));
        });
        sections.add(windows(columns, Kind.FDA_ANTIBODIES, 1, "Neutralising antibodies"));
        years().forEach(year -> {
            sections.add(grades(columns, "neutrophils", "neutrophils", year, TreatmentYear::neutrophils));
            sections.add(grades(columns, "alt", "ALT", year, TreatmentYear::alt));
        });
        return new TableResult(
                "T11",
                AnalysisSet.SAFETY.name(),
                population.accounting(AnalysisSet.SAFETY),
                columns.columns(),
                true,
                sections,
                notes());
    }

    private List<Integer> years() {
        return IntStream.rangeClosed(1, rule.fdaYears()).boxed().toList();
    }

    private static Section tests(PatientColumns columns, int year) {
        Predicate<AnalysedPatient> due =
                patient -> YearTests.of(monitoring(patient), year).isPresent();
        List<Row> rows = new ArrayList<>();
        for (YearTests tests : YearTests.values()) {
            rows.add(columns.row(
                    tests.name().toLowerCase(Locale.ROOT),
                    tests.label,
                    share(
                            patient -> YearTests.of(monitoring(patient), year)
                                    .filter(tests::equals)
                                    .isPresent(),
                            due)));
        }
        rows.add(columns.row("not_due", "Not due, or one of them not yet", count(due.negate())));
        return new Section("year_" + year, "Tests in treatment year " + year, true, rows);
    }

    private static Section antibodies(PatientColumns columns) {
        Predicate<AnalysedPatient> tested =
                patient -> monitoring(patient).antibodies().isPresent();
        List<Row> rows = new ArrayList<>();
        for (Antibodies found : Antibodies.values()) {
            rows.add(columns.row(
                    found.name().toLowerCase(Locale.ROOT),
                    found.label(),
                    share(
                            patient -> monitoring(patient)
                                    .antibodies()
                                    .filter(found::equals)
                                    .isPresent(),
                            tested)));
        }
        rows.add(columns.row(
                "missing", "Due and not tested", count(has(Kind.FDA_ANTIBODIES, 1, Status.MISSING::equals))));
        rows.add(columns.row(
                "not_yet_due",
                "Not tested, not yet due",
                count(has(Kind.FDA_ANTIBODIES, 1, Status.NOT_YET_DUE::equals))));
        return new Section("antibodies", "Neutralising antibodies, of patients tested", true, rows);
    }

    private Section windows(PatientColumns columns, Kind kind, int number, String tests) {
        boolean ofYear = kind != Kind.FDA_ANTIBODIES;
        Predicate<AnalysedPatient> due = has(kind, number, Status::isDue);
        List<Row> rows = new ArrayList<>();
        rows.add(columns.row("done", "Done, of due", share(has(kind, number, Status.DONE::equals), due)));
        rows.add(columns.row("missing", "Missing, of due", share(has(kind, number, Status.MISSING::equals), due)));
        rows.add(columns.row("not_yet_due", "Not yet due", count(has(kind, number, Status.NOT_YET_DUE::equals))));
        if (ofYear) {
            rows.add(columns.row(
                    "ended",
                    "Treatment or follow-up ended before it was over",
                    count(has(kind, number, Status.ENDED::equals))));
            rows.add(columns.row(
                    "not_applicable",
                    "No such year on interferon under 3 years of age",
                    count(has(kind, number, status -> true).negate())));
        }
        return new Section(
                Section.REGULATOR_ONLY + kind.name().toLowerCase(Locale.ROOT) + (ofYear ? "_" + number : ""),
                ofYear ? tests + " twice in treatment year " + number : tests + ", once",
                true,
                rows);
    }

    private static Section grades(
            PatientColumns columns, String key, String words, int number, Function<TreatmentYear, OptionalInt> grade) {
        Predicate<AnalysedPatient> graded =
                patient -> grade(patient, number, grade).isPresent();
        List<Row> rows = new ArrayList<>();
        for (int g = 0; g <= WORST_GRADE; g++) {
            OptionalInt wanted = OptionalInt.of(g);
            rows.add(columns.row(
                    "grade_" + g,
                    "Grade " + g,
                    share(patient -> grade(patient, number, grade).equals(wanted), graded)));
        }
        Predicate<AnalysedPatient> inYear =
                patient -> monitoring(patient).year(number).isPresent();
        rows.add(columns.row("missing", "No value on interferon", count(inYear.and(graded.negate()))));
        rows.add(columns.row(
                "not_applicable", "No such year on interferon under 3 years of age", count(inYear.negate())));
        return new Section(
                Section.REGULATOR_ONLY + key + "_" + number,
                "Worst grade of " + words + " in treatment year " + number,
                true,
                rows);
    }

    private static OptionalInt grade(AnalysedPatient patient, int number, Function<TreatmentYear, OptionalInt> grade) {
        return monitoring(patient).year(number).map(grade).orElse(OptionalInt.empty());
    }

    private static Predicate<AnalysedPatient> has(Kind kind, int number, Predicate<Status> status) {
        return patient -> monitoring(patient)
                .window(kind, number)
                .map(InterferonMonitoring.Window::status)
                .filter(status)
                .isPresent();
    }

    private static Function<List<AnalysedPatient>, Statistic> share(
            Predicate<AnalysedPatient> part, Predicate<AnalysedPatient> whole) {
        return group -> Cells.exactShare(
                group.stream().filter(whole).filter(part).count(),
                group.stream().filter(whole).count());
    }

    private static Function<List<AnalysedPatient>, Statistic> count(Predicate<AnalysedPatient> condition) {
        return group -> Cells.patients(group.stream().filter(condition).count());
    }

    private static InterferonMonitoring monitoring(AnalysedPatient patient) {
        return patient.monitoring()
                .orElseThrow(() -> new IllegalStateException("a patient without interferon has no monitoring"));
    }

    private List<String> notes() {
        return List.of(
                "Due by definition " + rule.version() + ": in each of the first " + rule.fdaYears()
                        + " treatment years that begins under " + rule.fdaUntilDays()
                        + " days of age and in which interferon was given, two tests of white cells or neutrophils and two of ALT or AST, at"
                        + " least "
                        + rule.fdaApartDays()
                        + " days apart; once the year is over in follow-up, or earlier if they were done.",
                "Neutralising antibodies: due once in every treated patient by the end of the first treatment year or of treatment, a test"
                        + " from the first dose on; found once counts as found.",
                "Worst grades by the Common Terminology Criteria for Adverse Events, version " + CtcaeGrade.VERSION
                        + ", of values from the day after the first dose to 30 days after the last dose of each course.");
    }
}
