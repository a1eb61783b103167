package org.aroregistry.batch.importing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.batch.validation.UploadSettings;

/** What the manifest of an upload announces. */
final class Manifest {
    /**
     * A file that is announced.
     *
     * @param rows number of data rows
     * @param sha256 hash of its bytes
     */
    record Announced(long rows, String sha256) {}

    private final Optional<UploadSettings> settings;
    private final Map<String, Announced> files;

    Manifest(Optional<UploadSettings> settings, Map<String, Announced> files) {
        this.settings = settings;
        this.files = new LinkedHashMap<>(files);
    }

    Optional<UploadSettings> settings() {
        return settings;
    }

    /** Returns the announced files by name with its ending. */
    Map<String, Announced> files() {
        return files;
    }

    Optional<Announced> find(String fileName) {
        return Optional.ofNullable(files.get(fileName));
    }
}
