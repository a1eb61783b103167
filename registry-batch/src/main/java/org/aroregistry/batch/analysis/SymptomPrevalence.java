package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.cohort.EverCondition;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.aroregistry.core.study.Answer;
import org.aroregistry.core.study.Symptom;

/** T03: symptoms at diagnosis and complications ever, by genotype. */
final class SymptomPrevalence {

    TableResult compute(StudyPopulation population) {
        PatientColumns columns = PatientColumns.byGenotype(population.in(AnalysisSet.ARO));
        List<Row> symptoms = new ArrayList<>();
        for (Symptom symptom : Symptom.values()) {
            add(symptoms, columns, symptom.name(), symptom.label(), patient -> patient.baseline()
                    .map(row -> row.symptom(symptom))
                    .orElse(Answer.UNKNOWN));
        }
        List<Row> conditions = new ArrayList<>();
        for (EverCondition condition : EverCondition.values()) {
            add(conditions, columns, condition.name(), condition.label(), patient -> patient.conditions()
                    .getOrDefault(condition, Answer.UNKNOWN));
        }
        return new TableResult(
                "T03",
                AnalysisSet.ARO.name(),
                population.accounting(AnalysisSet.ARO),
                columns.columns(),
                true,
                List.of(
                        new Section("symptoms", "Symptoms at diagnosis", false, symptoms),
                        new Section("ever", "Complications ever", false, conditions)),
                List.of(
                        "Percentages are of patients in whom the item is known; not known includes not done and not applicable.",
                        "A complication counts as absent only where the patient was asked or seen; a row that is not there is no"
                                + " answer.",
                        "Limits of proportions are Wilson's."));
    }

    private static void add(
            List<Row> rows,
            PatientColumns columns,
            String code,
            String label,
            Function<AnalysedPatient, Answer> answer) {
        String key = code.toLowerCase(Locale.ROOT);
        rows.add(columns.row(key, label, group -> Cells.share(AnswerRows.answers(group, answer))));
        rows.add(AnswerRows.unknown(columns, key + "_not_known", label + ": not known", answer));
    }
}
