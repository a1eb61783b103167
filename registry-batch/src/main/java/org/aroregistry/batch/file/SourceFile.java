package org.aroregistry.batch.file;

import java.nio.file.Path;

/**
 * One file of an upload, on disk.
 *
 * @param name name as the dictionary writes it, such as {@code labs.csv}
 * @param path where its bytes are
 */
public record SourceFile(String name, Path path) {}
