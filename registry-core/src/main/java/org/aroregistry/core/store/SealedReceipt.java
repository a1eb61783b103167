package org.aroregistry.core.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A receipt with the event of the audit trail that tells of it.
 *
 * <p>The event's content hash covers the receipt without its last member, {@code audit}, which names the event; so neither needs the other
 * to exist first.
 *
 * @param eventNo number of the event
 * @param eventHash hash of the event, 64 lower-case hexadecimal digits
 * @param bodySha256 SHA-256 of the receipt without its member {@code audit}, 64 lower-case hexadecimal digits
 */
public record SealedReceipt(long eventNo, String eventHash, String bodySha256) {
    private static final Pattern SEAL = Pattern.compile(
            ",?\\s*\"audit\": \\{\\s*\"event\": (\\d{1,18}),\\s*\"hash\": \"([0-9a-f]{64})\"\\s*\\}\\s*\\}$");

    /** Reads the seal of a receipt; empty if it has none, such as the receipt of a mere check. */
    public static Optional<SealedReceipt> read(String json) {
        // Mail and editors change line ends; the words are what was sealed.
        String text = json.replace("\r\n", "\n").strip();
        Matcher seal = SEAL.matcher(text);
        if (!seal.find()) {
            return Optional.empty();
        }
        String body = text.substring(0, seal.start()) + "\n}";
        return Optional.of(new SealedReceipt(Long.parseLong(seal.group(1)), seal.group(2), sha256(body)));
    }

    /** Returns the content hash of a receipt that has no seal yet. */
    static String contentOf(String json) {
        return sha256(open(json) + "\n}");
    }

    /** Adds the event to a receipt. */
    static String seal(String json, AuditEvent event) {
        String open = open(json);
        return open + (open.endsWith("{") ? "" : ",") + "\n  \"audit\": {\n    \"event\": " + event.eventNo()
                + ",\n    \"hash\": \"" + event.hash() + "\"\n  }\n}\n";
    }

    /** Returns a JSON object without its closing bracket. */
    private static String open(String json) {
        String text = json.replace("\r\n", "\n").strip();
        if (!text.endsWith("}")) {
            throw new IllegalArgumentException("a receipt is a JSON object");
        }
        return text.substring(0, text.length() - 1).stripTrailing();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
