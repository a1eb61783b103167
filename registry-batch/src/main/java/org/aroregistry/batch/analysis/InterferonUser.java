package org.aroregistry.batch.analysis;

import java.util.Arrays;
import java.util.List;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.EndpointResult.Analysed;

/** When a patient on interferon came under observation. */
enum InterferonUser {
    /** Enrolled by the day of the first dose: observed from the beginning. */
    INCIDENT("Incident users"),
    /** Enrolled later: who had progressed by then may never have been enrolled, so the time before does not count. */
    PREVALENT("Prevalent users, delayed entry");

    private final String label;

    InterferonUser(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Tells which an analysed patient is; a certificate of complete capture changes the entry, not the kind. */
    static InterferonUser of(AnalysedPatient patient, EndpointDefinition definition) {
        Analysed row = (Analysed) patient.endpoint(definition.code());
        return patient.registration().enrolDay() <= row.originDay() ? INCIDENT : PREVALENT;
    }

    /** Divides patients whom an endpoint analyses. */
    static PatientColumns columns(List<AnalysedPatient> analysed, EndpointDefinition definition) {
        return PatientColumns.divided(
                analysed,
                Arrays.stream(values())
                        .map(user -> new PatientColumns.Group(user.name(), user.label))
                        .toList(),
                patient -> of(patient, definition).name());
    }
}
