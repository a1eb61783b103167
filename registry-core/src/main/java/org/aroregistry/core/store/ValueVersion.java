package org.aroregistry.core.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One value of a patient in one version of a row, with where it came from and what became of it.
 *
 * @param file file of the dictionary, without {@code .csv}
 * @param siteId the site
 * @param recordId the row's record
 * @param column the column
 * @param value the value as text, or a missing token; empty if this version took the value of the version before away
 * @param validFrom first registry version that shows it
 * @param validTo first registry version that no longer shows it; empty while it is shown
 * @param origin the upload that brought it
 * @param end what ended it; empty while it is shown
 */
public record ValueVersion(
        String file,
        String siteId,
        String recordId,
        String column,
        String value,
        long validFrom,
        OptionalLong validTo,
        Origin origin,
        Optional<End> end) {

    /**
     * Where a value came from.
     *
     * @param uploadId number of the upload
     * @param fileName file of the upload, with its ending
     * @param line physical line of that file where the row starts
     * @param publishedAt when the upload became visible, in UTC
     * @param reason why rows might change, as the upload said; empty if it did not
     * @param actor who sent the upload
     */
    public record Origin(
            long uploadId, String fileName, long line, Instant publishedAt, Optional<String> reason, String actor) {}

    /**
     * What ended a value.
     *
     * @param uploadId the upload that ended the row's version
     * @param replaced true if that upload brought another version of the row; false if the row is gone
     */
    public record End(long uploadId, boolean replaced) {}
}
