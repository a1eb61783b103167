package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.endpoint.CtcaeGrade;
import org.aroregistry.core.endpoint.CtcaeTerm;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;

/**
 * T12: grades of laboratory values before interferon and the worst ones on it.
 *
 * <p>Each block is one partition of all treated patients, by both grades at once, so that no row of it is a sum of others. The sums are for the
 * regulator alone.
 */
final class LaboratoryShifts {
    private static final int HIGHEST = 4;

    TableResult compute(StudyPopulation population) {
        PatientColumns columns = PatientColumns.total(population.in(AnalysisSet.SAFETY));
        List<Section> sections = new ArrayList<>();
        for (CtcaeTerm term : LaboratoryShift.TERMS) {
            sections.add(new Section(key("shift", term), label(term), true, pairs(columns, term)));
            sections.add(new Section(
                    Section.REGULATOR_ONLY + key("baseline", term), label(term), true, baselines(columns, term)));
        }
        sections.add(rises(columns));
        return new TableResult(
                "T12",
                AnalysisSet.SAFETY.name(),
                population.accounting(AnalysisSet.SAFETY),
                columns.columns(),
                false,
                sections,
                List.of(
                        "Grades by the Common Terminology Criteria for Adverse Events, version " + CtcaeGrade.VERSION
                                + ", by the value alone. Haemoglobin has no grade 4 there.",
                        "Limits of normal are the laboratory's, otherwise the registry's for the age; liver values and creatinine"
                                + " count from a baseline above normal where the criteria say so.",
                        "Before: the last value from 60 days before the first dose to its day, not after a transfusion. On interferon:"
                                + " the worst value to 30 days after the last dose of each course."));
    }

    private static String key(String start, CtcaeTerm term) {
        return start + "_" + term.name().toLowerCase(Locale.ROOT);
    }

    /** Returns what is graded, in words. */
    private static String label(CtcaeTerm term) {
        return switch (term) {
            case ANAEMIA -> "Haemoglobin";
            case PLATELETS_DECREASED -> "Platelets";
            case NEUTROPHILS_DECREASED -> "Neutrophils";
            case WHITE_CELLS_DECREASED -> "White cells";
            case ALT_INCREASED -> "Alanine aminotransferase";
            case AST_INCREASED -> "Aspartate aminotransferase";
            case BILIRUBIN_INCREASED -> "Bilirubin";
            case CREATININE_INCREASED -> "Creatinine";
            case HYPERCALCAEMIA -> "Calcium, high";
            case HYPOCALCAEMIA -> "Calcium, low";
            case HYPERTRIGLYCERIDAEMIA -> "Triglycerides";
            default -> term.name();
        };
    }

    private static List<OptionalInt> grades() {
        List<OptionalInt> grades = new ArrayList<>();
        IntStream.rangeClosed(0, HIGHEST).forEach(grade -> grades.add(OptionalInt.of(grade)));
        grades.add(OptionalInt.empty());
        return grades;
    }

    private static String words(OptionalInt grade) {
        return grade.isPresent() ? Integer.toString(grade.getAsInt()) : "missing";
    }

    private static List<Row> pairs(PatientColumns columns, CtcaeTerm term) {
        List<Row> rows = new ArrayList<>();
        for (OptionalInt before : grades()) {
            for (OptionalInt worst : grades()) {
                rows.add(count(
                        columns,
                        term,
                        words(before) + "_to_" + words(worst),
                        "From " + words(before) + " to " + words(worst),
                        shift ->
                                shift.baseline().equals(before) && shift.worst().equals(worst)));
            }
        }
        return rows;
    }

    private static List<Row> baselines(PatientColumns columns, CtcaeTerm term) {
        return grades().stream()
                .map(before -> count(columns, term, words(before), "From " + words(before), shift -> shift.baseline()
                        .equals(before)))
                .toList();
    }

    private static Row count(
            PatientColumns columns, CtcaeTerm term, String key, String label, Predicate<LaboratoryShift> condition) {
        return columns.row(
                key,
                label,
                group -> Cells.patients(group.stream()
                        .map(patient -> shift(patient, term))
                        .filter(condition)
                        .count()));
    }

    private static LaboratoryShift shift(AnalysedPatient patient, CtcaeTerm term) {
        return patient.safety()
                .map(safety -> safety.shifts().get(term))
                .orElseThrow(() -> new IllegalStateException("a patient without interferon has no shift"));
    }

    /** As most have a value out of range before, the change counts more than the grade. */
    private static Section rises(PatientColumns columns) {
        List<Row> rows = LaboratoryShift.TERMS.stream()
                .map(term -> columns.row(
                        term.name().toLowerCase(Locale.ROOT),
                        label(term),
                        group -> Cells.exactShare(
                                group.stream()
                                        .map(patient -> shift(patient, term).rise())
                                        .filter(rise -> rise.isPresent() && rise.getAsInt() >= 2)
                                        .count(),
                                group.stream()
                                        .filter(patient ->
                                                shift(patient, term).rise().isPresent())
                                        .count())))
                .toList();
        return new Section(
                Section.REGULATOR_ONLY + "rise", "Worse by 2 grades or more, of those with both", false, rows);
    }
}
