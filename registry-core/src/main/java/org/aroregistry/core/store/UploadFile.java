package org.aroregistry.core.store;

import java.util.Optional;
import org.aroregistry.core.upload.FileAccounting;

/**
 * One file of an upload.
 *
 * @param fileId number in the registry
 * @param name file name with its ending, such as {@code labs.csv}
 * @param sha256 SHA-256 of its bytes, 64 lower-case hexadecimal digits
 * @param bytes its size
 * @param accounting what became of its rows, once known
 */
public record UploadFile(long fileId, String name, String sha256, long bytes, Optional<FileAccounting> accounting) {}
