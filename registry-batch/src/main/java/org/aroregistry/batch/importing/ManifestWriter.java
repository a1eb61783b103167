package org.aroregistry.batch.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
import org.aroregistry.core.upload.UploadMode;

/** Writes the {@code manifest.csv} of a folder: the last step of an export, and of fixing rejected rows. */
public final class ManifestWriter {
    /**
     * What the manifest is to say about the upload; what is left out stays as an older manifest says.
     *
     * @param siteId the uploading site
     * @param uploadSeq number of the upload; left out, it is one more than that of the older manifest
     * @param mode what absent rows mean
     * @param extractYear year of the site's extract
     * @param decimalSign how the files write decimals
     */
    public record Choices(
            Optional<String> siteId,
            OptionalInt uploadSeq,
            Optional<UploadMode> mode,
            OptionalInt extractYear,
            Optional<UploadSettings.DecimalSign> decimalSign) {
        /** Leaves everything as it is. */
        public static final Choices NONE = new Choices(
                Optional.empty(), OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());
    }

    /**
     * A manifest that was written.
     *
     * @param path where it is
     * @param settings what it says about the upload
     * @param files names of the files that it announces
     */
    public record Written(Path path, UploadSettings settings, List<String> files) {
        /** Copies the names. */
        public Written {
            files = List.copyOf(files);
        }
    }

    private static final int LAST_SEQUENCE = 999_999;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private ManifestWriter() {}

    /**
     * Brings the manifest of a folder up to date with its files, or writes the first one.
     *
     * @param folder a folder with CSV files of the dictionary
     * @param choices what to change
     * @param year extract year if nobody names one
     * @throws UnreadableUploadException if there is no such folder, it holds no file of the dictionary or others as well, a file has no
     *     readable header line, or the choices leave something open; nothing was written
     */
    public static Written update(Path folder, Choices choices, int year) {
        Dictionary dictionary = Dictionary.current();
        if (!Files.isDirectory(folder)) {
            throw new UnreadableUploadException("there is no folder " + folder + ": give the folder of the CSV files");
        }
        SiteFolder content = SiteFolder.open(folder, folder, dictionary);
        if (content.unknownFiles() > 0) {
            throw new UnreadableUploadException(unknown(folder, content));
        }
        if (dataFiles(content).isEmpty()) {
            throw new UnreadableUploadException("there is no CSV file of the dictionary in " + folder
                    + ": 'aro template --out DIR' writes them all, with their names");
        }
        UploadSettings settings = settings(folder, choices, older(content, dictionary), dictionary, year);
        check(settings);
        Path path = write(folder, settings);
        return new Written(
                path,
                settings,
                dataFiles(content).stream().map(SourceFile::name).toList());
    }

    /** Does not name the files: a name may hold a patient's. */
    private static String unknown(Path folder, SiteFolder content) {
        String meant = content.perhapsMeant().isEmpty()
                ? ""
                : " (perhaps meant: " + String.join(", ", content.perhapsMeant()) + ")";
        return "CSV files in " + folder + " that the dictionary does not know: " + content.unknownFiles() + meant
                + "; rename them or take them out";
    }

    private static List<SourceFile> dataFiles(SiteFolder content) {
        return content.files().stream()
                .filter(file -> !file.name().equals(Dictionary.MANIFEST + ".csv"))
                .toList();
    }

    private static Optional<UploadSettings> older(SiteFolder content, Dictionary dictionary) {
        if (content.file(Dictionary.MANIFEST).isEmpty()) {
            return Optional.empty();
        }
        Path work = create();
        try {
            return UploadCheck.settings(
                    dictionary, content, UploadBytes.of(content).manifest(), work);
        } finally {
            Answer.deleteTree(work);
        }
    }

    private static Path create() {
        try {
            return Files.createTempDirectory("aro-manifest-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a temporary folder", e);
        }
    }

    private static UploadSettings settings(
            Path folder, Choices choices, Optional<UploadSettings> older, Dictionary dictionary, int year) {
        Optional<String> site = choices.siteId().or(() -> older.map(UploadSettings::siteId));
        Optional<UploadMode> mode = choices.mode().or(() -> older.map(UploadSettings::mode));
        if (site.isEmpty() || mode.isEmpty() || choices.uploadSeq().isEmpty() && older.isEmpty()) {
            throw new UnreadableUploadException(
                    "there is no manifest.csv in " + folder + " that can be read: give --site, --seq and --mode");
        }
        return new UploadSettings(
                site.get(),
                choices.uploadSeq().orElseGet(() -> older.orElseThrow().uploadSeq() + 1),
                mode.get(),
                dictionary.version(),
                choices.extractYear()
                        .orElseGet(() -> older.map(UploadSettings::extractYear).orElse(year)),
                choices.decimalSign()
                        .or(() -> older.map(UploadSettings::decimalSign))
                        .orElse(UploadSettings.DecimalSign.UNKNOWN),
                older.map(UploadSettings::unitSystem).orElse(""));
    }

    private static void check(UploadSettings settings) {
        if (!settings.siteId().matches("S[0-9]{3}")) {
            throw new UnreadableUploadException("'" + settings.siteId() + "' is not a site code like S001");
        }
        inRange("upload number", settings.uploadSeq(), 1, LAST_SEQUENCE);
        inRange("extract year", settings.extractYear(), FIRST_YEAR, LAST_YEAR);
    }

    private static void inRange(String what, int number, int low, int high) {
        if (number < low || number > high) {
            throw new UnreadableUploadException(
                    "the " + what + " " + number + " is not between " + low + " and " + high);
        }
    }

    /**
     * Counts and hashes the files of a folder and writes its manifest; an older one is replaced.
     *
     * @param settings what the manifest says about the upload
     * @return the manifest
     * @throws UnreadableUploadException if a file has no readable header line
     */
    public static Path write(Path folder, UploadSettings settings) {
        Dictionary dictionary = Dictionary.current();
        Path manifest = folder.resolve(Dictionary.MANIFEST + ".csv");
        StringBuilder text = new StringBuilder(dictionary.file(Dictionary.MANIFEST).columns().stream()
                .map(ColumnDefinition::name)
                .collect(Collectors.joining(",", "", "\n")));
        for (SourceFile file : dataFiles(SiteFolder.open(folder, folder, dictionary))) {
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
                        settings.unitSystem(),
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
        } catch (CsvRows.EndlessRowException e) {
            throw new UnreadableUploadException(file.name() + ": " + e.getMessage() + "; close its quote");
        }
        return Math.max(0, rows - 1);
    }
}
