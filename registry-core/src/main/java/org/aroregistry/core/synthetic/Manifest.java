package org.aroregistry.core.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Dictionary;

/** The descriptor of an upload: which files, how many rows, which hash. */
final class Manifest {
    private final SiteProfile site;
    private final int sequence;
    private final String mode;
    private final StringBuilder text = new StringBuilder();

    /**
     * Starts a manifest.
     *
     * @param sequence number of the upload among the site's uploads, from 1
     * @param mode {@code FULL} or {@code DELTA}
     */
    Manifest(SiteProfile site, int sequence, String mode) {
        this.site = site;
        this.sequence = sequence;
        this.mode = mode;
        line(Layout.of(Dictionary.MANIFEST).file().columns().stream()
                .map(ColumnDefinition::name)
                .toArray(String[]::new));
    }

    /** Adds a closed file. */
    void add(CsvFileWriter writer) {
        line(
                site.id(),
                Dictionary.current().version(),
                Integer.toString(sequence),
                mode,
                writer.file().fileName(),
                Long.toString(writer.rows()),
                writer.sha256(),
                Integer.toString(GeneratorSettings.EXTRACT_YEAR),
                site.style().unitSystem(),
                site.style().decimalComma() ? "COMMA" : "POINT");
    }

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(Dictionary.MANIFEST + ".csv"), text.toString());
    }

    private void line(String... cells) {
        text.append(String.join(String.valueOf(site.style().delimiter()), cells))
                .append(site.style().lineEnd());
    }
}
