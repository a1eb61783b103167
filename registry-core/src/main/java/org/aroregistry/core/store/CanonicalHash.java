package org.aroregistry.core.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 over a sequence of texts, in which no two different sequences look the same. */
final class CanonicalHash {
    private final MessageDigest digest;
    private final byte[] length = new byte[Integer.BYTES];

    CanonicalHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Adds a text, or the fact that there is none. */
    CanonicalHash add(@Nullable String text) {
        if (text == null) {
            return addLength(-1);
        }
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    CanonicalHash add(byte[] bytes) {
        addLength(bytes.length);
        digest.update(bytes);
        return this;
    }

    /** Returns the hash and starts anew. */
    byte[] bytes() {
        return digest.digest();
    }

    /** Returns the hash as 64 lower-case hexadecimal digits and starts anew. */
    String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    private CanonicalHash addLength(int value) {
        ByteBuffer.wrap(length).putInt(value);
        digest.update(length);
        return this;
    }
}
