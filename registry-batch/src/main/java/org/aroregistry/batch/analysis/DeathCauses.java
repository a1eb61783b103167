package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.aroregistry.core.study.AdverseEvent;
import org.aroregistry.core.study.VitalStatus;

/** T06: causes of death, by the time from the first transplant. */
final class DeathCauses {
    private static final String CATEGORY = "status.cause_category";
    private static final String DETAIL = "status.cause_detail";
    private static final String UNKNOWN = "UNKNOWN";
    private static final Accounting.Reason ALIVE =
            new Accounting.Reason("NOT_DEAD", "Not known to have died by the last contact", 0);

    /** When a patient died. */
    private enum Time {
        NO_TRANSPLANT("Without or before a transplant"),
        EARLY("Less than 100 days after it"),
        FIRST_YEAR("100 to 365 days after it"),
        LATE("More than 365 days after it"),
        NOT_KNOWN("On no known day after it");

        private static final int EARLY_DAYS = 100;
        private static final int YEAR = 365;

        private final String label;

        Time(String label) {
            this.label = label;
        }

        static Time of(AnalysedPatient patient) {
            if (patient.transplant().isEmpty()) {
                return NO_TRANSPLANT;
            }
            int infusion = patient.transplant().get().transplant().day();
            Optional<Integer> day =
                    patient.status().flatMap(VitalStatus::deathDay).map(death -> death - infusion);
            if (day.isEmpty()) {
                return NOT_KNOWN;
            }
            if (day.get() < 0) {
                return NO_TRANSPLANT;
            }
            return day.get() < EARLY_DAYS ? EARLY : day.get() <= YEAR ? FIRST_YEAR : LATE;
        }
    }

    TableResult compute(StudyPopulation population) {
        List<AnalysedPatient> dead = population.in(AnalysisSet.ARO).stream()
                .filter(DeathCauses::isDead)
                .toList();
        PatientColumns columns = columns(dead);
        return new TableResult(
                "T06",
                AnalysisSet.ARO.name(),
                population.accounting(AnalysisSet.ARO, ALIVE, DeathCauses::isDead),
                columns.columns(),
                true,
                List.of(category(columns), interferon(columns), detail(columns, dead)),
                List.of(
                        "Percentages are of deaths whose cause is known; a cause that nobody knows counts as not known.",
                        "Time is counted from the first transplant.",
                        "Related to interferon: the site holds it possible, probable or definite."));
    }

    private static boolean isDead(AnalysedPatient patient) {
        return patient.status().filter(VitalStatus::isDead).isPresent();
    }

    private static PatientColumns columns(List<AnalysedPatient> dead) {
        List<PatientColumns.Group> groups = new ArrayList<>();
        for (Time time : Time.values()) {
            if (time != Time.NOT_KNOWN || dead.stream().anyMatch(patient -> Time.of(patient) == time)) {
                groups.add(new PatientColumns.Group(time.name(), time.label));
            }
        }
        return PatientColumns.divided(dead, groups, patient -> Time.of(patient).name());
    }

    private static Optional<String> categoryOf(AnalysedPatient patient) {
        return patient.status().flatMap(VitalStatus::causeCategory).filter(code -> !code.equals(UNKNOWN));
    }

    private static Section category(PatientColumns columns) {
        List<String> known = CodedRows.codes(CATEGORY).stream()
                .filter(code -> !code.equals(UNKNOWN))
                .toList();
        return CodedRows.section(columns, "category", "Cause of death", CATEGORY, known, DeathCauses::categoryOf);
    }

    /** Only for those who may see small numbers: nearly every count is one. */
    private static Section detail(PatientColumns columns, List<AnalysedPatient> dead) {
        Map<String, String> labels = new TreeMap<>();
        dead.forEach(patient -> labels.put(detailOf(patient), label(patient)));
        List<Row> rows = new ArrayList<>();
        labels.forEach((key, label) -> rows.add(columns.row(
                key.toLowerCase(Locale.ROOT),
                label,
                group -> Cells.share(
                        group.stream().filter(p -> detailOf(p).equals(key)).count(), group.size()))));
        return new Section(Section.REGULATOR_ONLY + "detail", "Cause of death in detail, of all deaths", true, rows);
    }

    private static String detailOf(AnalysedPatient patient) {
        List<String> categories = CodedRows.codes(CATEGORY);
        String category = categoryOf(patient).orElse(UNKNOWN);
        // The number keeps the rows in the order of the dictionary.
        return categories.indexOf(category) + "_" + category + "_"
                + patient.status().flatMap(VitalStatus::causeDetail).orElse("NO_DETAIL");
    }

    private static String label(AnalysedPatient patient) {
        String category = CodeWords.of(CATEGORY, categoryOf(patient).orElse(UNKNOWN));
        return category + ": "
                + patient.status()
                        .flatMap(VitalStatus::causeDetail)
                        .map(detail -> CodeWords.of(DETAIL, detail))
                        .orElse("no detail given");
    }

    private static Section interferon(PatientColumns columns) {
        List<Row> rows = new ArrayList<>();
        rows.add(relation(columns, "related", "Related", AdverseEvent::meansRelated));
        rows.add(relation(
                columns,
                "unrelated",
                "Not related",
                code -> !AdverseEvent.meansRelated(code) && !code.equals("UNASSESSABLE")));
        rows.add(relation(columns, "unassessable", "Cannot be assessed", code -> code.equals("UNASSESSABLE")));
        rows.add(columns.row(
                "not_known",
                "Not known",
                group -> Cells.patients(group.stream()
                        .filter(p -> p.exposure().isPresent() && relationOf(p).isEmpty())
                        .count())));
        rows.add(columns.row(
                "untreated",
                "Never treated with interferon",
                group -> Cells.patients(
                        group.stream().filter(p -> p.exposure().isEmpty()).count())));
        return new Section("interferon", "Relation to interferon gamma-1b, of those treated with it", true, rows);
    }

    private static Row relation(PatientColumns columns, String key, String label, Predicate<String> condition) {
        return columns.row(
                key,
                label,
                group -> Cells.share(
                        group.stream()
                                .filter(p -> relationOf(p).filter(condition).isPresent())
                                .count(),
                        group.stream().filter(p -> relationOf(p).isPresent()).count()));
    }

    private static Optional<String> relationOf(AnalysedPatient patient) {
        return patient.exposure().flatMap(exposure -> patient.status().flatMap(VitalStatus::interferonRelated));
    }
}
