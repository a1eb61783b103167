package org.aroregistry.batch.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How the bytes of a file stand for characters. */
public enum Encoding {
    /** Valid UTF-8, the standard. */
    UTF_8(StandardCharsets.UTF_8),
    /** Not UTF-8, but every byte is defined in Windows-1252. */
    WINDOWS_1252(Charset.forName("windows-1252")),
    /** UTF-16 in either byte order, as spreadsheets save "Unicode text". */
    UTF_16(StandardCharsets.UTF_16),
    /** Neither. */
    UNKNOWN(StandardCharsets.UTF_8);

    private final Charset charset;

    Encoding(Charset charset) {
        this.charset = charset;
    }

    /** Tells whether the registry reads files in this encoding. */
    public boolean isReadable() {
        return this == UTF_8 || this == WINDOWS_1252;
    }

    Charset charset() {
        return charset;
    }
}
