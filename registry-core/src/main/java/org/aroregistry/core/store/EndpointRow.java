package org.aroregistry.core.store;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One patient in one endpoint: the row of the analysis dataset, or why there is none.
 *
 * @param endpoint code of the endpoint, such as {@code OS_HSCT1}
 * @param analysisSet code of the analysis set
 * @param siteId the site
 * @param patientId the patient
 * @param excludedReason why the patient is not analysed; then the times are empty
 * @param groupCode stratum of the patient, if the endpoint is compared between groups
 * @param originDay age in days at time zero
 * @param entryTime days from time zero until the patient comes under observation, 0 without delayed entry
 * @param exitTime days from time zero until event or censoring
 * @param eventCode which event; empty if censored
 * @param censorReason why follow-up ended without event
 * @param sourceFile file of the row that decided the exit, without {@code .csv}
 * @param sourceRecordId record of that row
 */
public record EndpointRow(
        String endpoint,
        String analysisSet,
        String siteId,
        String patientId,
        Optional<String> excludedReason,
        Optional<String> groupCode,
        OptionalInt originDay,
        OptionalDouble entryTime,
        OptionalDouble exitTime,
        Optional<String> eventCode,
        Optional<String> censorReason,
        Optional<String> sourceFile,
        Optional<String> sourceRecordId) {}
