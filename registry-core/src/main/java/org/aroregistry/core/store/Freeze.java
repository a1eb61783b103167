package org.aroregistry.core.store;

import java.time.Instant;

/**
 * A name for a registry version, for ever.
 *
 * @param name the name
 * @param version the registry version
 * @param rows rows that the version shows, over all files
 * @param sha256 content hash over all these rows, 64 lower-case hexadecimal digits
 * @param frozenAt when it was made, in UTC
 * @param actor who made it
 */
public record Freeze(String name, long version, long rows, String sha256, Instant frozenAt, String actor) {}
