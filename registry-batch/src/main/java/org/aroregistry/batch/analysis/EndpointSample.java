package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.EndpointResult.Analysed;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.aroregistry.statistics.survival.SurvivalSample;

/**
 * The analysis rows of an endpoint, as the estimators take them.
 *
 * @param definition the endpoint
 * @param patients the patients, in the order of the arrays
 * @param entries days from the origin until observation began
 * @param exits days from the origin until event or censoring
 * @param causes 1 for the event, 2 and up for competing events, 0 if censored
 */
@SuppressWarnings("ArrayRecordComponent") // Handed straight to the estimators, which copy; never compared.
record EndpointSample(
        EndpointDefinition definition, List<AnalysedPatient> patients, double[] entries, double[] exits, int[] causes) {

    /** Takes the patients that the endpoint analyses. */
    static EndpointSample of(EndpointDefinition definition, List<AnalysedPatient> patients) {
        List<AnalysedPatient> analysed = patients.stream()
                .filter(patient -> patient.endpoint(definition.code()) instanceof Analysed)
                .toList();
        List<Analysed> rows = analysed.stream()
                .map(patient -> (Analysed) patient.endpoint(definition.code()))
                .toList();
        return new EndpointSample(
                definition,
                analysed,
                rows.stream().mapToDouble(Analysed::entry).toArray(),
                rows.stream().mapToDouble(Analysed::exit).toArray(),
                rows.stream()
                        .mapToInt(row -> row.event().map(definition::causeOf).orElse(0))
                        .toArray());
    }

    /**
     * Returns the sample in which nobody is observed before enrolment, at sites with complete capture either.
     *
     * <p>Patients whose observation ended by then are left out.
     */
    EndpointSample withDelayedEntry() {
        List<AnalysedPatient> kept = new ArrayList<>();
        double[] late = new double[size()];
        double[] ends = new double[size()];
        int[] how = new int[size()];
        for (int i = 0; i < size(); i++) {
            AnalysedPatient patient = patients.get(i);
            Analysed row = (Analysed) patient.endpoint(definition.code());
            double entry = row.completeCapture()
                    ? Math.max(0, patient.registration().enrolDay() - row.originDay())
                    : row.entry();
            if (entry < row.exit()) {
                late[kept.size()] = entry;
                ends[kept.size()] = exits[i];
                how[kept.size()] = causes[i];
                kept.add(patient);
            }
        }
        int n = kept.size();
        return new EndpointSample(
                definition, kept, Arrays.copyOf(late, n), Arrays.copyOf(ends, n), Arrays.copyOf(how, n));
    }

    /** Returns the patients who are observed from time zero on as their site certified complete capture. */
    EndpointSample completelyCaptured() {
        return of(
                definition,
                patients.stream()
                        .filter(patient -> ((Analysed) patient.endpoint(definition.code())).completeCapture())
                        .toList());
    }

    int size() {
        return patients.size();
    }

    /** Returns the sample for survival until the event; only for endpoints without competing events. */
    SurvivalSample survival() {
        boolean[] events = new boolean[causes.length];
        for (int i = 0; i < causes.length; i++) {
            events[i] = causes[i] == 1;
        }
        return SurvivalSample.of(entries, exits, events);
    }

    /** Returns the sample for the incidence of competing events. */
    CompetingRisksSample competing() {
        return CompetingRisksSample.of(1 + definition.competing().size(), entries, exits, causes);
    }

    /** Returns the group of a patient, by position. */
    String group(int position) {
        String group = patients.get(position).groups().get(definition.code());
        if (group == null) {
            throw new IllegalArgumentException("endpoint " + definition.code() + " is not compared between groups");
        }
        return group;
    }

    /** Counts the analysed patients for whom something holds. */
    long count(Predicate<Analysed> condition) {
        return patients.stream()
                .map(patient -> (Analysed) patient.endpoint(definition.code()))
                .filter(condition)
                .count();
    }
}
