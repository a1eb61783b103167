package org.aroregistry.core.store;

import java.util.Optional;
import org.aroregistry.core.upload.ChangeReason;
import org.aroregistry.core.upload.UploadMode;

/**
 * An upload as it arrives. Site, content and dictionary version together are its identity.
 *
 * @param siteId the site, such as {@code S001}
 * @param uploadSeq the site's own number of the upload, from its manifest
 * @param mode what absent rows mean
 * @param extractYear year in which the site's extract was made
 * @param dictionaryVersion version of the dictionary that the upload follows
 * @param contentSha256 SHA-256 over the content of the upload, 64 lower-case hexadecimal digits
 * @param actor who sends it
 * @param reason why rows may change or end, if the sender gave a reason
 */
public record NewUpload(
        String siteId,
        int uploadSeq,
        UploadMode mode,
        int extractYear,
        String dictionaryVersion,
        String contentSha256,
        String actor,
        Optional<ChangeReason> reason) {}
