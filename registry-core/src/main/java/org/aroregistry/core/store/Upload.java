package org.aroregistry.core.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.aroregistry.core.upload.UploadStatus;

/**
 * An upload that the registry knows.
 *
 * @param uploadId number in the registry
 * @param request what arrived
 * @param status how far it has come
 * @param startedAt when it first arrived, in UTC
 * @param finishedAt when it was published or refused
 * @param version the registry version that made it visible, once published
 */
public record Upload(
        long uploadId,
        NewUpload request,
        UploadStatus status,
        Instant startedAt,
        Optional<Instant> finishedAt,
        OptionalLong version) {

    /** Returns the site that sent it. */
    public String siteId() {
        return request.siteId();
    }
}
