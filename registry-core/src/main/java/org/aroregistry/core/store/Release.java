package org.aroregistry.core.store;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A release: the coordinating centre allows one upload of a site what no upload may do by itself.
 *
 * @param releaseId number in the registry
 * @param kind what is allowed
 * @param siteId site whose next upload may use it
 * @param patientId patient it is about
 * @param reason why, in words
 * @param actor who granted it
 * @param grantedAt when
 * @param usedByUpload upload that used it; empty while it is open
 */
public record Release(
        long releaseId,
        ReleaseKind kind,
        String siteId,
        String patientId,
        String reason,
        String actor,
        Instant grantedAt,
        OptionalLong usedByUpload) {}
