package org.aroregistry.core.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;

/** Third layer: the folder of one site, all its files open until the last patient is written. */
final class SiteFolder implements AutoCloseable {
    private final SiteProfile site;
    private final Path folder;
    private final Map<String, CsvFileWriter> writers = new LinkedHashMap<>();

    /**
     * Creates the folder and the header of every file.
     *
     * @throws IOException if the folder cannot be written
     */
    SiteFolder(SiteProfile site, Path folder, AnswerKey key, FlawPlan flaws) throws IOException {
        this.site = site;
        this.folder = folder;
        Files.createDirectories(folder);
        for (FileDefinition file : Dictionary.current().dataFiles()) {
            writers.put(
                    file.name(),
                    new CsvFileWriter(folder.resolve(file.fileName()), site, file, flaws.of(file.name()), key));
        }
    }

    void write(Row row) throws IOException {
        CsvFileWriter writer = writers.get(row.fileName());
        if (writer == null) {
            throw new IllegalArgumentException("no data file " + row.fileName());
        }
        writer.write(row);
    }

    /**
     * Closes the data files and writes the manifest over them.
     *
     * @return rows written to each file
     */
    Map<String, Long> finish() throws IOException {
        Map<String, Long> counts = new LinkedHashMap<>();
        Manifest manifest = new Manifest(site, 1, "FULL");
        for (CsvFileWriter writer : writers.values()) {
            writer.close();
            counts.put(writer.file().name(), writer.rows());
            manifest.add(writer);
        }
        manifest.write(folder);
        return counts;
    }

    @Override
    public void close() throws IOException {
        for (CsvFileWriter writer : writers.values()) {
            writer.close();
        }
    }
}
