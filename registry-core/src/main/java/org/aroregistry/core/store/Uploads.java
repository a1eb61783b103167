package org.aroregistry.core.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.aroregistry.core.upload.FileAccounting;
import org.aroregistry.core.upload.Finding;

/** Uploads with their files, findings, row accounting, receipts and queries. */
public final class Uploads {
    /** Returns the upload with this identity, in whatever status. */
    public Optional<Upload> find(String siteId, String contentSha256, String dictionaryVersion) {
        throw new UnsupportedOperationException();
    }

    /** Returns an upload by its number. */
    public Optional<Upload> find(long uploadId) {
        throw new UnsupportedOperationException();
    }

    /** Returns all uploads, the newest first. */
    public List<Upload> list() {
        throw new UnsupportedOperationException();
    }

    /** Returns the highest upload number that a site has published. */
    public OptionalInt lastPublishedSeq(String siteId) {
        throw new UnsupportedOperationException();
    }

    /** Returns the last upload of each site that a registry version shows, by site. */
    public List<Upload> dataCut(long version) {
        throw new UnsupportedOperationException();
    }

    /**
     * Registers an upload, or returns the one with the same identity if it is known.
     *
     * @return the upload; RUNNING if it is new or was interrupted
     */
    public Upload begin(NewUpload upload) {
        throw new UnsupportedOperationException();
    }

    /** Registers a file of an upload, or returns the one of the same name. */
    public UploadFile addFile(long uploadId, String name, String sha256, long bytes) {
        throw new UnsupportedOperationException();
    }

    /** Returns the files of an upload by name, with their accounting. */
    public List<UploadFile> files(long uploadId) {
        throw new UnsupportedOperationException();
    }

    /** Stores findings; call it with hundreds at a time. */
    public void addFindings(long uploadId, List<Finding> findings) {
        throw new UnsupportedOperationException();
    }

    /** Forgets the findings of an upload that is checked again after an interruption. */
    public void clearFindings(long uploadId) {
        throw new UnsupportedOperationException();
    }

    /** Hands the findings of an upload to the consumer, in the order in which they were stored. */
    public void forEachFinding(long uploadId, Consumer<Finding> consumer) {
        throw new UnsupportedOperationException();
    }

    /** Stores what became of the rows of a file; a later call for the same file replaces it. */
    public void account(long uploadId, FileAccounting accounting) {
        throw new UnsupportedOperationException();
    }

    /** Ends an upload without making anything visible. */
    public void refuse(long uploadId, String receipt, String actor) {
        throw new UnsupportedOperationException();
    }

    /** Returns the receipt of a published or refused upload, as JSON. */
    public Optional<String> receipt(long uploadId) {
        throw new UnsupportedOperationException();
    }

    /** Returns the open queries, by site and number. */
    public List<SiteQuery> openQueries() {
        throw new UnsupportedOperationException();
    }
}
