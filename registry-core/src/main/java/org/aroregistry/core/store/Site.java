package org.aroregistry.core.store;

import java.time.Instant;

/**
 * A participating site.
 *
 * @param siteId its code, such as {@code S001}
 * @param firstSeenAt when its first upload arrived, in UTC
 */
public record Site(String siteId, Instant firstSeenAt) {}
