package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.aroregistry.core.endpoint.CtcaeTerm;
import org.aroregistry.core.endpoint.InterferonPeriod;
import org.aroregistry.core.endpoint.MonitoringSchedule;
import org.aroregistry.core.endpoint.MonitoringWindow;
import org.aroregistry.core.endpoint.MonitoringWindow.Kind;
import org.aroregistry.core.endpoint.MonitoringWindow.Status;
import org.aroregistry.core.endpoint.PatientFacts;
import org.aroregistry.core.study.LabResult;
import org.aroregistry.core.study.Patient;

/**
 * What was due, and what was found, in the laboratory of a patient on interferon.
 *
 * @param windows times in which tests were due, by schedule
 * @param years treatment years that began under the age of three years, with the worst grades in them
 * @param antibodies what the tests for neutralising antibodies say together; empty if there was none
 */
record InterferonMonitoring(List<Window> windows, List<TreatmentYear> years, Optional<Antibodies> antibodies) {
    private static final String ANTIBODY = "IFNG_NAB";

    /** Copies the lists. */
    InterferonMonitoring {
        windows = List.copyOf(windows);
        years = List.copyOf(years);
    }

    /**
     * A window of the monitoring schedule, without the rows behind it: there are many of them, and reports count windows.
     *
     * @param kind which schedule
     * @param number 1 for the first of its kind in a course (FDA: treatment year)
     * @param status whether the tests were done
     */
    record Window(Kind kind, int number, Status status) {}

    /**
     * Worst grades of one treatment year, of values from the day after the first dose to 30 days after the last of each course.
     *
     * @param number 1 for the year from the first dose on
     * @param neutrophils worst grade of the neutrophils, 0 to 4; empty without a value
     * @param alt worst grade of alanine aminotransferase, likewise
     */
    record TreatmentYear(int number, OptionalInt neutrophils, OptionalInt alt) {}

    /** What tests for neutralising antibodies say; of several in one patient the first here counts. */
    enum Antibodies {
        /** Found: the laboratory says so, or the titre is above its limit. */
        POSITIVE("Found"),
        /** Not found: the laboratory says so, or the titre is not above its limit. */
        NEGATIVE("Not found"),
        /** Borderline, or a titre without a limit. */
        UNCLEAR("Borderline, or a titre without limit");

        private final String label;

        Antibodies(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        static Antibodies of(LabResult result) {
            Optional<String> words = result.text();
            if (words.isPresent()) {
                return switch (words.get()) {
                    case "POS" -> POSITIVE;
                    case "NEG" -> NEGATIVE;
                    default -> UNCLEAR;
                };
            }
            if (result.value().isEmpty() || result.upperLimit().isEmpty()) {
                return UNCLEAR;
            }
            return result.value().getAsDouble() > result.upperLimit().getAsDouble() ? POSITIVE : NEGATIVE;
        }
    }

    /**
     * Derives it.
     *
     * @param safety when the patient had interferon
     */
    static InterferonMonitoring of(PatientFacts facts, InterferonSafety safety) {
        Patient patient = facts.patient();
        List<MonitoringWindow> windows = MonitoringSchedule.of(facts);
        List<TreatmentYear> years = new ArrayList<>();
        for (MonitoringWindow window : windows) {
            if (window.kind() == Kind.FDA_WHITE_CELLS) {
                List<InterferonPeriod> onDrug = within(safety.emergent(), window);
                years.add(new TreatmentYear(
                        window.number(),
                        worst(patient, CtcaeTerm.NEUTROPHILS_DECREASED, safety, onDrug),
                        worst(patient, CtcaeTerm.ALT_INCREASED, safety, onDrug)));
            }
        }
        return new InterferonMonitoring(
                windows.stream()
                        .map(window -> new Window(window.kind(), window.number(), window.status()))
                        .toList(),
                years,
                patient.labs().stream()
                        .filter(result -> result.analyte().equals(ANTIBODY)
                                && result.hasResult()
                                && result.day() >= safety.firstDose())
                        .map(Antibodies::of)
                        .min(Antibodies::compareTo));
    }

    private static List<InterferonPeriod> within(List<InterferonPeriod> periods, MonitoringWindow window) {
        return periods.stream()
                .filter(period -> period.stopDay() >= window.from() && period.startDay() <= window.to())
                .map(period -> new InterferonPeriod(
                        Math.max(period.startDay(), window.from()), Math.min(period.stopDay(), window.to())))
                .toList();
    }

    private static OptionalInt worst(
            Patient patient, CtcaeTerm term, InterferonSafety safety, List<InterferonPeriod> onDrug) {
        return LaboratoryShift.of(patient, term, safety.firstDose(), onDrug).worst();
    }

    /** Returns the windows of a schedule, by time. */
    List<Window> windows(Kind kind) {
        return windows.stream().filter(window -> window.kind() == kind).toList();
    }

    /** Returns one window of a schedule, if the patient has it. */
    Optional<Window> window(Kind kind, int number) {
        return windows(kind).stream()
                .filter(window -> window.number() == number)
                .findFirst();
    }

    /** Returns a treatment year, if it began under the age of three years. */
    Optional<TreatmentYear> year(int number) {
        return years.stream().filter(year -> year.number() == number).findFirst();
    }
}
