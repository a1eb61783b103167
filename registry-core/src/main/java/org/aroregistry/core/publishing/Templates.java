package org.aroregistry.core.publishing;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;

/**
 * CSV templates: for every file of an upload its header and a few example rows of two invented patients.
 *
 * <p>The examples form a complete upload that the checks accept. They are synthetic.
 */
public final class Templates {
    private static final int EXAMPLE_YEAR = 2025;

    private final Dictionary dictionary;

    /** Makes templates of a dictionary. */
    public Templates(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /**
     * Writes all 28 files.
     *
     * @param folder folder to write into; made if it does not exist, files of the same names are replaced
     * @return the files written, the manifest first
     * @throws IllegalArgumentException if the folder is a file
     * @throws UncheckedIOException if the folder cannot be written
     */
    public List<Path> write(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "cannot write templates into " + folder + ": it is a file, not a folder.");
        }
        try {
            Files.createDirectories(folder);
            List<Path> written = new ArrayList<>();
            Path manifest = folder.resolve(dictionary.file(Dictionary.MANIFEST).fileName());
            written.add(manifest);
            Map<FileDefinition, byte[]> examples = new LinkedHashMap<>();
            for (FileDefinition file : dictionary.dataFiles()) {
                byte[] content = example(file);
                examples.put(file, content);
                Path target = folder.resolve(file.fileName());
                Files.write(target, content);
                written.add(target);
            }
            Files.writeString(manifest, manifest(examples), StandardCharsets.UTF_8);
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write templates into " + folder, e);
        }
    }

    private String manifest(Map<FileDefinition, byte[]> examples) throws IOException {
        StringWriter text = new StringWriter();
        String[] header = dictionary.file(Dictionary.MANIFEST).columns().stream()
                .map(ColumnDefinition::name)
                .toArray(String[]::new);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(header)
                .setRecordSeparator('\n')
                .get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (Map.Entry<FileDefinition, byte[]> example : examples.entrySet()) {
                printer.printRecord(
                        "S001",
                        dictionary.version(),
                        1,
                        "FULL",
                        example.getKey().fileName(),
                        rows(example.getValue()),
                        sha256(example.getValue()),
                        EXAMPLE_YEAR,
                        "MIXED",
                        "POINT");
            }
        }
        return text.toString();
    }

    private static long rows(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).lines().count() - 1;
    }

    private static byte[] example(FileDefinition file) throws IOException {
        String resource = "examples/" + file.fileName();
        try (InputStream bytes = Templates.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalStateException("there is no example of " + file.fileName());
            }
            return bytes.readAllBytes();
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
