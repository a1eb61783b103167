package org.aroregistry.batch.validation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aroregistry.core.upload.UploadMode;

/** Which files an upload brings, and which of them cannot be used. */
public final class UploadContents {
    private final UploadMode mode;
    private final Set<String> present;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /**
     * Starts before any file is checked.
     *
     * @param present names of the files in the upload, without {@code .csv}
     */
    public UploadContents(UploadMode mode, Set<String> present) {
        this.mode = mode;
        this.present = Set.copyOf(present);
    }

    /** Takes note that a file is refused as a whole. */
    public void refuse(String file) {
        refused.add(file);
    }

    /** Returns what absent rows mean. */
    public UploadMode mode() {
        return mode;
    }

    /** Tells whether the file's rows will reach the registry, as far as is known. */
    boolean isLoaded(String file) {
        return present.contains(file) && !refused.contains(file);
    }

    /** Tells whether the file is there but refused, so that rows that point to it cannot be judged. */
    boolean isUnusable(String file) {
        return refused.contains(file);
    }
}
