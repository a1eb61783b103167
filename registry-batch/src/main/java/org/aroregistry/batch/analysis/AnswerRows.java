package org.aroregistry.batch.analysis;

import java.util.List;
import java.util.function.Function;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.aroregistry.core.study.Answer;

/** The rows of a question that is answered by yes or no. */
final class AnswerRows {
    private AnswerRows() {}

    /** Yes as a part of those known, and the number not known: together with no these are all patients. */
    static Section section(PatientColumns columns, String key, String label, Function<AnalysedPatient, Answer> answer) {
        return new Section(
                key,
                label,
                true,
                List.of(
                        columns.row("yes", "Yes", group -> Cells.share(answers(group, answer))),
                        columns.row("no", "No", group -> {
                            List<Answer> answers = answers(group, answer);
                            return Cells.share(
                                    answers.stream().filter(Answer.NO::equals).count(),
                                    answers.stream().filter(Answer::isKnown).count());
                        }),
                        unknown(columns, "not_known", "Not known", answer)));
    }

    /** The number of patients without an answer. */
    static Row unknown(PatientColumns columns, String key, String label, Function<AnalysedPatient, Answer> answer) {
        return columns.row(
                key,
                label,
                group -> Cells.patients(answers(group, answer).stream()
                        .filter(a -> !a.isKnown())
                        .count()));
    }

    static List<Answer> answers(List<AnalysedPatient> group, Function<AnalysedPatient, Answer> answer) {
        return group.stream().map(answer).toList();
    }
}
