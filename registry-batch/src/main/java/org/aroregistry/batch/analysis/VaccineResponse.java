package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.aroregistry.core.endpoint.InterferonPeriod;
import org.aroregistry.core.endpoint.Occurrence;
import org.aroregistry.core.endpoint.PatientFacts;
import org.aroregistry.core.study.LabResult;
import org.aroregistry.core.study.Medication;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.Vaccination;

/**
 * What came of the doses of one vaccine that a patient had in one state of treatment.
 *
 * <p>The laboratory file does not name the vaccine of an antibody result. A dose is taken to be answered by the first result from 14 to 365 days
 * after it; the patient counts as positive if one dose was. Results within 180 days after immunoglobulin are of the donors and do not count.
 *
 * @param vaccine code of the vaccine
 * @param state when the doses were given
 * @param titreDone whether antibodies were measured after one of them, as the site says or a result shows
 * @param result whether a result that counts was positive; empty if there is none
 */
record VaccineResponse(String vaccine, State state, boolean titreDone, Optional<Boolean> result) {
    private static final String TITRE = "VACC_TITRE";
    private static final Set<String> IMMUNOGLOBULIN = Set.of("IVIG", "SCIG");
    private static final int FIRST_DAY = 14;
    private static final int LAST_DAY = 365;
    private static final int PASSIVE_DAYS = 180;

    /** When a dose was given. */
    enum State {
        /** On interferon gamma-1b, a gap of up to 14 days included. */
        ON_DRUG("On interferon"),
        /** Neither on interferon nor after a transplant. */
        OFF_DRUG("Not on interferon"),
        /** After the first transplant, whatever the drug. */
        AFTER_TRANSPLANT("After a transplant");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** Puts the doses of a patient together by vaccine and state. */
    static List<VaccineResponse> of(PatientFacts facts) {
        Patient patient = facts.patient();
        if (patient.vaccinations().isEmpty()) {
            return List.of();
        }
        int last = facts.endOfFollowUp().map(Occurrence::day).orElse(0);
        List<InterferonPeriod> onDrug =
                InterferonPeriod.of(patient.segments(), last, InterferonPeriod.SAME_COURSE_DAYS);
        Map<String, Map<State, List<Vaccination>>> doses = new TreeMap<>();
        for (Vaccination dose : patient.vaccinations()) {
            doses.computeIfAbsent(dose.vaccine().intern(), vaccine -> new TreeMap<>())
                    .computeIfAbsent(state(dose.day(), patient, onDrug), state -> new ArrayList<>())
                    .add(dose);
        }
        List<VaccineResponse> responses = new ArrayList<>();
        doses.forEach((vaccine, byState) ->
                byState.forEach((state, some) -> responses.add(response(vaccine, state, some, patient))));
        return List.copyOf(responses);
    }

    private static State state(int day, Patient patient, List<InterferonPeriod> onDrug) {
        if (patient.firstTransplant()
                .filter(transplant -> transplant.day() <= day)
                .isPresent()) {
            return State.AFTER_TRANSPLANT;
        }
        return onDrug.stream().anyMatch(period -> period.covers(day)) ? State.ON_DRUG : State.OFF_DRUG;
    }

    private static VaccineResponse response(String vaccine, State state, List<Vaccination> doses, Patient patient) {
        boolean done = doses.stream().anyMatch(dose -> dose.titreDone().isYes());
        boolean found = false;
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        for (Vaccination dose : doses) {
            Optional<LabResult> titre = titre(dose, patient);
            found |= titre.isPresent();
            titre.filter(result -> !isPassive(result.day(), patient))
                    .ifPresent(result -> outcomes.add(
                            result.text().filter("POS"::equals).isPresent() ? Outcome.POSITIVE : Outcome.NOT_POSITIVE));
        }
        Optional<Boolean> result =
                outcomes.isEmpty() ? Optional.empty() : Optional.of(outcomes.contains(Outcome.POSITIVE));
        return new VaccineResponse(vaccine, state, done || found, result);
    }

    /** What a titre says; one that is borderline is not positive. */
    private enum Outcome {
        POSITIVE,
        NOT_POSITIVE
    }

    private static Optional<LabResult> titre(Vaccination dose, Patient patient) {
        return patient.labs().stream()
                .filter(result -> result.analyte().equals(TITRE))
                .filter(result -> result.text()
                        .filter(words -> Set.of("POS", "NEG", "EQUIVOCAL").contains(words))
                        .isPresent())
                .filter(result -> result.day() >= dose.day() + FIRST_DAY && result.day() <= dose.day() + LAST_DAY)
                .findFirst();
    }

    private static boolean isPassive(int day, Patient patient) {
        return patient.medications().stream()
                .filter(medication -> IMMUNOGLOBULIN.contains(medication.code()))
                .anyMatch(medication -> medication.startDay() <= day && lastDay(medication) >= day - PASSIVE_DAYS);
    }

    private static int lastDay(Medication medication) {
        return medication.stopDay().orElse(Integer.MAX_VALUE);
    }
}
