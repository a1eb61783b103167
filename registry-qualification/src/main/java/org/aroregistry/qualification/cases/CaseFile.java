package org.aroregistry.qualification.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that took part in a qualification.
 *
 * @param name its name within its folder
 * @param bytes its size
 * @param sha256 SHA-256 of its content, 64 hexadecimal digits: what {@code sha256sum} prints
 */
public record CaseFile(String name, long bytes, String sha256) {
    /**
     * Reads a file once through.
     *
     * @param file an existing file
     * @return its size and hash
     * @throws IOException if it cannot be read
     */
    public static CaseFile of(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
            long bytes = content.transferTo(OutputStream.nullOutputStream());
            return new CaseFile(
                    String.valueOf(file.getFileName()), bytes, HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
