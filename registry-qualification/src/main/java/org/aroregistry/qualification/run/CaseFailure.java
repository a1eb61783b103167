package org.aroregistry.qualification.run;

/**
 * A case of which nothing could be computed.
 *
 * @param name name of its folder
 * @param reason what was wrong with it, one sentence
 */
public record CaseFailure(String name, String reason) {}
