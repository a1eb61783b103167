package org.aroregistry.reports.render;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that come with this package. */
final class Resources {
    private Resources() {}

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static InputStream stream(String name) {
        return new ByteArrayInputStream(bytes(name));
    }

    private static byte[] bytes(String name) {
        try (InputStream stream = Resources.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the file " + name + " is missing in this installation");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + name + " of this installation cannot be read", e);
        }
    }
}
