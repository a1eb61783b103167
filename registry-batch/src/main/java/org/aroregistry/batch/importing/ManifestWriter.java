package org.aroregistry.batch.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aroregistry.batch.file.CsvRows;
import org.aroregistry.batch.file.Delimiter;
import org.aroregistry.batch.file.FileScan;
import org.aroregistry.batch.file.SiteFolder;
import org.aroregistry.batch.file.SourceFile;
import org.aroregistry.batch.file.UnreadableUploadException;
import org.aroregistry.batch.validation.UploadSettings;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Dictionary;

/** Writes the {@code manifest.csv} of a folder: the last step of an export, and of fixing rejected rows. */
public final class ManifestWriter {
    private ManifestWriter() {}

    /**
     * Counts and hashes the files of a folder and writes its manifest; an older one is replaced.
     *
     * @param settings what the manifest says about the upload
     * @return the manifest
     * @throws UnreadableUploadException if a file has no readable header line
     */
    public static Path write(Path folder, UploadSettings settings) {
        Dictionary dictionary = Dictionary.current();
        Path manifest = folder.resolve(dictionary.file(Dictionary.MANIFEST).fileName());
        List<SourceFile> files = SiteFolder.open(folder, folder, dictionary).files().stream()
                .filter(file ->
                        !file.name().equals(dictionary.file(Dictionary.MANIFEST).fileName()))
                .toList();
        StringBuilder text = new StringBuilder(dictionary.file(Dictionary.MANIFEST).columns().stream()
                .map(ColumnDefinition::name)
                .collect(Collectors.joining(",", "", "\n")));
        for (SourceFile file : files) {
            text.append(line(file, settings, dictionary));
        }
        try {
            Files.writeString(manifest, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + manifest, e);
        }
        return manifest;
    }

    private static String line(SourceFile file, UploadSettings settings, Dictionary dictionary) {
        FileScan scan = FileScan.of(file.path());
        String sign = settings.decimalSign() == UploadSettings.DecimalSign.UNKNOWN
                ? ""
                : settings.decimalSign().name();
        return String.join(
                        ",",
                        settings.siteId(),
                        settings.dictionaryVersion(),
                        Integer.toString(settings.uploadSeq()),
                        settings.mode().name(),
                        file.name(),
                        Long.toString(rows(file, scan, dictionary)),
                        scan.sha256(),
                        Integer.toString(settings.extractYear()),
                        "",
                        sign)
                + "\n";
    }

    private static long rows(SourceFile file, FileScan scan, Dictionary dictionary) {
        String name = file.name().substring(0, file.name().length() - ".csv".length());
        Optional<Delimiter> delimiter = scan.encoding().isReadable()
                ? Delimiter.detect(
                        CsvRows.headerLine(file.path(), scan.encoding()),
                        dictionary.file(name).columns().stream()
                                .map(ColumnDefinition::name)
                                .collect(Collectors.toSet()))
                : Optional.empty();
        if (delimiter.isEmpty()) {
            throw new UnreadableUploadException(
                    file.name() + " has no readable header line: save it as CSV UTF-8 with its header");
        }
        long rows = 0;
        try (CsvRows cells = CsvRows.open(file.path(), scan.encoding(), delimiter.get())) {
            while (cells.hasNext()) {
                rows += cells.next().filled() > 0 ? 1 : 0;
            }
        }
        return Math.max(0, rows - 1);
    }
}
