package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.dictionary.CodeList;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.aroregistry.core.study.Answer;

/**
 * T17: supportive treatment and care services.
 *
 * <p>An agent, purpose or service is a row of its own, in one column: patients may have several. A patient without a row of a medicine did not
 * get it, if the site sends its medicines at all; of a service nothing is known then.
 *
 * <p>The public sees agents and services. Those with a purpose are nearly those with its agents, and the difference would be a small number, so
 * purposes, origins and the dose of calcitriol are for the regulator alone.
 */
final class SupportiveTreatment {
    private static final String MEDICATIONS = "medications";

    /** Answers about a service, in words. */
    private static final Map<String, String> ANSWERS =
            Map.of("Y", "Provided", "DECLINED", "Declined", "N", "Not provided", "NOT_INDICATED", "Not indicated");

    private final BiPredicate<String, String> delivered;

    /**
     * Prepares the table.
     *
     * @param delivered tells of a site and a file whether the site ever sent it
     */
    SupportiveTreatment(BiPredicate<String, String> delivered) {
        this.delivered = delivered;
    }

    TableResult compute(StudyPopulation population) {
        PatientColumns columns = PatientColumns.total(population.in(AnalysisSet.ARO));
        List<Section> sections = new ArrayList<>();
        addMedication(sections, columns, "", "med_code", "Agent", SupportiveCare::daysByAgent);
        addMedication(sections, columns, Section.REGULATOR_ONLY, "purpose", "Purpose", SupportiveCare::daysByPurpose);
        addMedication(sections, columns, Section.REGULATOR_ONLY, "source", "Origin", SupportiveCare::daysByOrigin);
        sections.add(calcitriol(columns));
        sections.addAll(services(columns));
        return new TableResult(
                "T17",
                AnalysisSet.ARO.name(),
                population.accounting(AnalysisSet.ARO),
                columns.columns(),
                false,
                sections,
                List.of(
                        "Agents that no patient had, and services of which no answer is known, are left out.",
                        "Percentages are of patients whose site sends its medicines. Days are counted once and end with follow-up.",
                        "High dose of calcitriol: more than 0.1 mcg per kg and day, the registry's own limit.",
                        "Several answers about one service: provided counts before declined, declined before not provided."));
    }

    /** Patients, and below it their time, with the same rows. */
    private void addMedication(
            List<Section> sections,
            PatientColumns columns,
            String keyStart,
            String column,
            String label,
            Function<SupportiveCare, Map<String, Integer>> days) {
        Set<String> seen = new TreeSet<>();
        columns.groups()
                .get(0)
                .forEach(patient -> seen.addAll(days.apply(patient.care()).keySet()));
        List<Row> patients = new ArrayList<>();
        List<Row> years = new ArrayList<>();
        for (String code : CodedRows.codes(MEDICATIONS + "." + column)) {
            if (seen.contains(code)) {
                String key = code.toLowerCase(Locale.ROOT);
                String words = CodeWords.of(MEDICATIONS + "." + column, code);
                patients.add(columns.row(key, words, group -> share(group, days, code)));
                years.add(columns.row(key, words, group -> years(group, days, code)));
            }
        }
        patients.add(columns.row(
                "not_known",
                "Not known",
                group -> Cells.patients(
                        group.stream().filter(patient -> !isKnown(patient)).count())));
        sections.add(new Section(keyStart + column, label, false, patients));
        sections.add(new Section(keyStart + column + "_years", label + ", person-years", false, years));
    }

    private boolean isKnown(AnalysedPatient patient) {
        return !patient.care().daysByAgent().isEmpty() || delivered.test(patient.siteId(), MEDICATIONS);
    }

    private Statistic share(
            List<AnalysedPatient> group, Function<SupportiveCare, Map<String, Integer>> days, String code) {
        return Cells.share(
                group.stream()
                        .filter(patient -> days.apply(patient.care()).containsKey(code))
                        .count(),
                group.stream().filter(this::isKnown).count());
    }

    private static Statistic years(
            List<AnalysedPatient> group, Function<SupportiveCare, Map<String, Integer>> days, String code) {
        List<Integer> each = group.stream()
                .map(patient -> Optional.ofNullable(days.apply(patient.care()).get(code)))
                .flatMap(Optional::stream)
                .toList();
        return new Statistic.Amount(
                each.size(),
                "person-years",
                each.stream().mapToInt(Integer::intValue).sum() / Cells.DAYS_PER_YEAR);
    }

    private static Section calcitriol(PatientColumns columns) {
        Function<AnalysedPatient, Answer> answer = patient -> patient.care().highDoseCalcitriol();
        List<Row> rows = new ArrayList<>(
                AnswerRows.section(columns, "", "", answer).rows().subList(0, 2));
        rows.add(count(columns, "not_known", "Dose not known", answer, Answer.UNKNOWN));
        rows.add(count(columns, "not_given", "Calcitriol not given, as far as known", answer, Answer.NOT_APPLICABLE));
        return new Section(
                Section.REGULATOR_ONLY + "calcitriol", "High dose of calcitriol, of those on it", true, rows);
    }

    private static Row count(
            PatientColumns columns, String key, String label, Function<AnalysedPatient, Answer> answer, Answer wanted) {
        return columns.row(
                key,
                label,
                group -> Cells.patients(group.stream()
                        .filter(patient -> answer.apply(patient) == wanted)
                        .count()));
    }

    /** One section per service, so that its answers add up. */
    private static List<Section> services(PatientColumns columns) {
        CodeList services = Dictionary.current().codeList("CARE_SERVICE");
        Set<String> answered = new TreeSet<>();
        columns.groups()
                .get(0)
                .forEach(patient -> answered.addAll(patient.care().services().keySet()));
        return services.codes().stream()
                .filter(service -> answered.contains(service.code()))
                .map(service -> service(columns, service.code(), service.label()))
                .toList();
    }

    private static Section service(PatientColumns columns, String code, String label) {
        List<Row> rows = new ArrayList<>();
        for (String answer : List.of("Y", "DECLINED", "N")) {
            rows.add(columns.row(
                    answer.toLowerCase(Locale.ROOT),
                    ANSWERS.getOrDefault(answer, answer),
                    group -> Cells.share(answered(group, code, answer), applicable(group, code))));
        }
        rows.add(columns.row(
                "not_indicated", "Not indicated", group -> Cells.patients(answered(group, code, "NOT_INDICATED"))));
        rows.add(columns.row(
                "not_known",
                "Not known",
                group -> Cells.patients(group.stream()
                        .filter(patient -> !patient.care().services().containsKey(code))
                        .count())));
        return new Section("service_" + code.toLowerCase(Locale.ROOT), label, true, rows);
    }

    /** What is not indicated leaves the denominator. */
    private static long applicable(List<AnalysedPatient> group, String code) {
        return answered(group, code, "Y") + answered(group, code, "DECLINED") + answered(group, code, "N");
    }

    private static long answered(List<AnalysedPatient> group, String code, String answer) {
        return group.stream()
                .filter(patient -> answer.equals(patient.care().services().get(code)))
                .count();
    }
}
