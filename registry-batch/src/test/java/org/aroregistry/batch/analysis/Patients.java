package org.aroregistry.batch.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.endpoint.AnalysisRules;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.endpoint.PatientFacts;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.PatientId;
import org.aroregistry.core.study.StudyTables;

/** Hand-made patients for the tests of reports. */
final class Patients {
    static final EndpointCatalogue ENDPOINTS = EndpointCatalogue.of(AnalysisRules.DEFAULT);

    private Patients() {}

    /** Derives patients written as tables, one text per patient. */
    static StudyPopulation population(String... tables) {
        return population(AnalysisRules.DEFAULT, tables);
    }

    /** Derives patients under other rules. */
    static StudyPopulation population(AnalysisRules rules, String... tables) {
        List<AnalysedPatient> patients = new ArrayList<>();
        for (String table : tables) {
            patients.add(derive(rules, StudyTables.patient(id(patients.size()), "S001", table)));
        }
        return new StudyPopulation(patients);
    }

    static AnalysedPatient derive(Patient patient) {
        return derive(AnalysisRules.DEFAULT, patient);
    }

    private static AnalysedPatient derive(AnalysisRules rules, Patient patient) {
        return AnalysedPatient.of(
                PatientFacts.of(patient, Cohort.ALL, rules, Set.copyOf(Patient.FILES)),
                EndpointCatalogue.of(rules).definitions(),
                List.of());
    }

    static String id(int number) {
        return PatientId.ofPayload(String.format("%06d", number)).value();
    }

    /** Returns the tables of the 24 transplants, on day 1000 of life; all enrolled before it, or late as in the file. */
    static String[] transplants(boolean delayedEntry) {
        return resource("transplants.csv")
                .lines()
                .filter(line -> line.matches("P[0-9].*"))
                .map(line -> transplant(line.split(","), delayedEntry))
                .toArray(String[]::new);
    }

    private static String transplant(String[] cells, boolean delayedEntry) {
        int day = 1000;
        int entry = delayedEntry ? Integer.parseInt(cells[2]) : 0;
        int exit = day + Integer.parseInt(cells[3]);
        boolean died = cells[4].equals("1");
        String failure = cells[6].equals("1") ? "engraftment: secondary_gf gf_rel\nY " + cells[5] + "\n" : "";
        return "patients: enrol_day\n" + (day + entry) + "\nhsct: hsct_day donor_type\n" + day + " "
                + (cells[1].equals("MSD") ? "MSD" : "MUD") + "\n" + failure
                + "status: status last_contact_day death_day\n" + (died ? "DEAD" : "ALIVE") + " " + exit + " "
                + (died ? exit : ".");
    }

    static String resource(String name) {
        try (InputStream stream = Patients.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
