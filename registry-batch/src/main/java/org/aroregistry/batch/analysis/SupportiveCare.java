package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import org.aroregistry.core.endpoint.BodySize;
import org.aroregistry.core.endpoint.Occurrence;
import org.aroregistry.core.endpoint.PatientFacts;
import org.aroregistry.core.study.Answer;
import org.aroregistry.core.study.CareService;
import org.aroregistry.core.study.Medication;
import org.aroregistry.core.study.Patient;

/**
 * Supportive medicines and care services of one patient, added up.
 *
 * <p>Days on an agent are counted once, however many rows cover them, up to the end of follow-up.
 *
 * @param daysByAgent days on each agent
 * @param daysByPurpose days on any agent for each purpose
 * @param daysByOrigin days on any agent that was prescribed, or taken without prescription
 * @param highDoseCalcitriol whether calcitriol was ever given in a high dose (rule K-006); not applicable without calcitriol
 * @param services answer for each service, the strongest of several
 */
record SupportiveCare(
        Map<String, Integer> daysByAgent,
        Map<String, Integer> daysByPurpose,
        Map<String, Integer> daysByOrigin,
        Answer highDoseCalcitriol,
        Map<String, String> services) {
    private static final String CALCITRIOL = "CALCITRIOL";
    private static final double HIGH_CALCITRIOL = 0.1;
    private static final double ROUNDING = 1e-9;

    /** What was provided counts more than what was declined, and that more than what was not done. */
    private static final List<String> STRONGEST = List.of("Y", "DECLINED", "N", "NOT_INDICATED");

    /** Copies the maps. */
    SupportiveCare {
        daysByAgent = Map.copyOf(daysByAgent);
        daysByPurpose = Map.copyOf(daysByPurpose);
        daysByOrigin = Map.copyOf(daysByOrigin);
        services = Map.copyOf(services);
    }

    static SupportiveCare of(PatientFacts facts) {
        Patient patient = facts.patient();
        Optional<Integer> end = facts.endOfFollowUp().map(Occurrence::day);
        List<Medication> medications = patient.medications();
        return new SupportiveCare(
                days(medications, end, medication -> Optional.of(medication.code())),
                days(medications, end, Medication::purpose),
                days(medications, end, Medication::origin),
                highDoseCalcitriol(patient),
                services(patient.careServices()));
    }

    private static Map<String, Integer> days(
            List<Medication> medications, Optional<Integer> end, Function<Medication, Optional<String>> key) {
        Map<String, List<Medication>> byKey = new TreeMap<>();
        for (Medication medication : medications) {
            // Keys are codes of a few lists: one copy of each serves all patients.
            key.apply(medication).map(String::intern).ifPresent(code -> byKey.computeIfAbsent(
                            code, c -> new ArrayList<>())
                    .add(medication));
        }
        Map<String, Integer> days = new HashMap<>();
        byKey.forEach((code, some) -> days.put(code, union(some, end)));
        return days;
    }

    /** Days covered by at least one row, first and last day included; nobody is known to take anything after follow-up. */
    private static int union(List<Medication> byStart, Optional<Integer> end) {
        int days = 0;
        int covered = Integer.MIN_VALUE;
        for (Medication medication : byStart) {
            int from = Math.max(medication.startDay(), covered + 1);
            int to = medication.stopDay().or(() -> end).orElse(medication.startDay());
            int last = end.map(day -> Math.min(day, to)).orElse(to);
            if (last >= from) {
                days += last - from + 1;
                covered = last;
            }
        }
        return days;
    }

    private static Answer highDoseCalcitriol(Patient patient) {
        BodySize size = new BodySize(patient.measures());
        List<OptionalDouble> doses = patient.medications().stream()
                .filter(medication -> medication.code().equals(CALCITRIOL))
                .map(medication -> microgramsPerKgAndDay(medication, size))
                .toList();
        if (doses.isEmpty()) {
            return Answer.NOT_APPLICABLE;
        }
        if (doses.stream().anyMatch(dose -> dose.orElse(0) > HIGH_CALCITRIOL + ROUNDING)) {
            return Answer.YES;
        }
        return doses.stream().allMatch(OptionalDouble::isPresent) ? Answer.NO : Answer.UNKNOWN;
    }

    private static OptionalDouble microgramsPerKgAndDay(Medication medication, BodySize size) {
        String unit = medication.doseUnit().orElse("");
        OptionalDouble kilograms =
                switch (unit) {
                    case "MCG_KG", "MG_KG" -> OptionalDouble.of(1);
                    case "MCG", "MG" -> size.weightKg(medication.startDay());
                    default -> OptionalDouble.empty();
                };
        if (kilograms.isEmpty()
                || medication.dose().isEmpty()
                || medication.perDay().isEmpty()) {
            return OptionalDouble.empty();
        }
        double micrograms = medication.dose().getAsDouble() * (unit.startsWith("MG") ? 1000 : 1);
        return OptionalDouble.of(micrograms * medication.perDay().getAsDouble() / kilograms.getAsDouble());
    }

    private static Map<String, String> services(List<CareService> rows) {
        Map<String, String> services = new HashMap<>();
        rows.stream()
                .filter(row -> row.provided().filter(STRONGEST::contains).isPresent())
                .sorted(Comparator.comparingInt(
                        row -> STRONGEST.indexOf(row.provided().orElseThrow())))
                .forEach(row -> services.putIfAbsent(
                        row.code().intern(), row.provided().orElseThrow().intern()));
        return services;
    }
}
