package org.aroregistry.core.store;

/**
 * The version of a record that the registry shows, without its cells.
 *
 * @param recordId the record
 * @param patientId the patient it belongs to
 * @param rowHash SHA-256 over its content, 64 lower-case hexadecimal digits
 */
public record RecordVersion(String recordId, String patientId, String rowHash) {}
