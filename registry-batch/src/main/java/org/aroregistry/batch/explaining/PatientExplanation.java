package org.aroregistry.batch.explaining;

import java.util.List;
import java.util.Optional;
import org.aroregistry.core.store.EndpointRow;

/**
 * What the analyses made of a patient.
 *
 * @param patientId the patient
 * @param siteId the site that follows the patient
 * @param reports in or out of each report
 * @param endpoints the analysis row of each endpoint, with the row that decided it
 */
public record PatientExplanation(String patientId, String siteId, List<InReport> reports, List<InEndpoint> endpoints) {
    /** Copies the lists. */
    public PatientExplanation {
        reports = List.copyOf(reports);
        endpoints = List.copyOf(endpoints);
    }

    /**
     * A report.
     *
     * @param report its id
     * @param outside why the patient is left out; empty if analysed
     * @param groups columns or curves that the patient stands in, after the total
     */
    public record InReport(String report, Optional<String> outside, List<String> groups) {
        /** Copies the groups. */
        public InReport {
            groups = List.copyOf(groups);
        }
    }

    /**
     * An endpoint.
     *
     * @param row times, event and reasons
     * @param source the row that decided the end of observation, where it stands
     */
    public record InEndpoint(EndpointRow row, Optional<RowPlace> source) {}
}
