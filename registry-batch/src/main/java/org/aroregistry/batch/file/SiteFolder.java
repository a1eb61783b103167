package org.aroregistry.batch.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;

/**
 * The files of one upload of a centre, from a folder or a ZIP archive.
 *
 * <p>Names are matched without regard to case. Files that the dictionary does not know are counted but never opened or named:
 * their names may hold a patient's.
 */
public final class SiteFolder {
    private final Map<String, SourceFile> files;
    private final List<String> misspelled;
    private final int unknown;

    private SiteFolder(Map<String, SourceFile> files, List<String> misspelled, int unknown) {
        this.files = files;
        this.misspelled = List.copyOf(misspelled);
        this.unknown = unknown;
    }

    /**
     * Opens a folder, or an archive after unpacking it.
     *
     * @param source a folder, or a file that ends in {@code .zip}
     * @param workFolder where an archive is unpacked; must exist
     * @param dictionary the files that count
     * @throws UnreadableUploadException if there is nothing there, a file is a link, or the archive is damaged or dangerous
     */
    public static SiteFolder open(Path source, Path workFolder, Dictionary dictionary) {
        if (Files.isDirectory(source)) {
            return list(source, dictionary);
        }
        if (!Files.isRegularFile(source)) {
            throw new UnreadableUploadException(
                    "there is no folder or ZIP archive at " + source + ": give the folder that holds manifest.csv");
        }
        if (!lowerCase(source).endsWith(".zip")) {
            throw new UnreadableUploadException(
                    source + " is neither a folder nor a .zip file: give the folder that holds manifest.csv");
        }
        return list(ZipArchive.unpack(source, workFolder.resolve("unpacked"), dictionary), dictionary);
    }

    private static SiteFolder list(Path folder, Dictionary dictionary) {
        Map<String, Path> byName = new LinkedHashMap<>();
        List<String> misspelled = new ArrayList<>();
        int unknown = 0;
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.filter(SiteFolder::isFileOrLink).sorted().toList()) {
                String name = lowerCase(entry);
                if (isKnown(name, dictionary)) {
                    if (Files.isSymbolicLink(entry)) {
                        throw new UnreadableUploadException(
                                name + " is a link to a file somewhere else: put the file itself into the folder");
                    }
                    if (byName.put(name, entry) != null) {
                        throw new UnreadableUploadException(
                                "the upload holds " + name + " twice, in upper and lower case: keep one of them");
                    }
                } else if (name.endsWith(".csv")) {
                    nearest(name, dictionary).ifPresent(misspelled::add);
                    unknown++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the folder " + folder, e);
        }
        Map<String, SourceFile> inOrder = new LinkedHashMap<>();
        for (FileDefinition file : dictionary.files()) {
            Path path = byName.get(file.fileName());
            if (path != null) {
                inOrder.put(file.name(), new SourceFile(file.fileName(), path));
            }
        }
        return new SiteFolder(inOrder, misspelled, unknown);
    }

    /** A link is not followed: what it points to was not sent, and its rows would be given back with the refused ones. */
    private static boolean isFileOrLink(Path entry) {
        return Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(entry);
    }

    /** Returns the files that the dictionary knows, in its order. */
    public List<SourceFile> files() {
        return new ArrayList<>(files.values());
    }

    /** Returns a file by its name in the dictionary, without {@code .csv}, if the upload holds it. */
    public Optional<SourceFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Returns how many CSV files the dictionary does not know. */
    public int unknownFiles() {
        return unknown;
    }

    /** Returns the names of the dictionary that some of the unknown files were perhaps meant to have. */
    public List<String> perhapsMeant() {
        return misspelled;
    }

    static boolean isKnown(String fileName, Dictionary dictionary) {
        return fileName.endsWith(".csv")
                && dictionary
                        .findFile(fileName.substring(0, fileName.length() - ".csv".length()))
                        .isPresent();
    }

    private static Optional<String> nearest(String fileName, Dictionary dictionary) {
        return Spelling.nearest(
                fileName,
                dictionary.files().stream().map(FileDefinition::fileName).toList());
    }

    static String lowerCase(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    }
}
