package org.aroregistry.batch.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.aroregistry.batch.validation.UploadSettings;
import org.aroregistry.core.dictionary.Dictionary;

/** Writes everything that goes back to the centre into one folder. */
final class Answer {
    private static final String RECEIPT = "receipt.json";

    private Answer() {}

    /**
     * Returns the folder of the answer.
     *
     * @param wanted the folder that the caller asked for; otherwise {@code aro-out/<site>-<seq>}
     */
    static Path folder(Optional<Path> wanted, Optional<UploadSettings> settings) {
        String name = settings.map(s -> s.siteId() + "-" + s.uploadSeq()).orElse("unknown-site");
        return wanted.orElseGet(() -> Path.of("aro-out").resolve(name));
    }

    /**
     * Writes findings, rejected and held rows and report; an older answer in the folder is replaced.
     *
     * <p>The receipt comes last, by {@link #confirm}, when what it confirms is true.
     */
    static void write(Receipt receipt, Dictionary dictionary, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(folder.resolve(RECEIPT));
            FindingFiles.write(receipt.upload(), new RuleWords(dictionary), folder);
            Map<RejectedFiles.Kind, List<String>> returned = new EnumMap<>(RejectedFiles.Kind.class);
            for (RejectedFiles.Kind kind : RejectedFiles.Kind.values()) {
                deleteTree(folder.resolve(kind.folder()));
                returned.put(kind, new RejectedFiles(kind).write(receipt.upload(), folder));
            }
            new ReportPage(receipt, dictionary, returned).write(folder.resolve("report.html"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the answer to " + folder, e);
        }
    }

    /** Writes the receipt, whole or not at all. */
    static void confirm(String receiptJson, Path folder) {
        try {
            Files.createDirectories(folder);
            // A name of its own: several processes may confirm the same upload at once.
            Path part = folder.resolve(RECEIPT + "." + ProcessHandle.current().pid() + ".part");
            Files.writeString(part, receiptJson, StandardCharsets.UTF_8);
            Files.move(part, folder.resolve(RECEIPT), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the receipt to " + folder, e);
        }
    }

    /** Deletes a folder with all that is in it, if it exists. */
    static void deleteTree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
