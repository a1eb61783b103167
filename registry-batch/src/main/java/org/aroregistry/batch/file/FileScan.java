package org.aroregistry.batch.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the bytes of a file tell before it is read as CSV.
 *
 * @param sha256 SHA-256 of the bytes, 64 lower-case hexadecimal digits
 * @param bytes size
 * @param encoding how the bytes stand for characters
 * @param byteOrderMark true if the file starts with the UTF-8 byte order mark
 * @param firstInvalidByte offset of the first byte that is not UTF-8, 0 for the first byte; -1 if all are
 * @param invalidLine physical line of that byte, 0 if there is none
 * @param lineEnds line ends outside quotes, by kind
 * @param endsWithLineEnd true if the last line has its line end
 */
public record FileScan(
        String sha256,
        long bytes,
        Encoding encoding,
        boolean byteOrderMark,
        long firstInvalidByte,
        long invalidLine,
        LineEnds lineEnds,
        boolean endsWithLineEnd) {

    /**
     * Line ends outside quotes.
     *
     * @param crLf carriage return and line feed (Windows)
     * @param lf line feed alone (Unix)
     * @param cr carriage return alone (old Macintosh)
     */
    public record LineEnds(long crLf, long lf, long cr) {
        /** Tells whether more than one kind occurs. */
        public boolean isMixed() {
            return (crLf > 0 ? 1 : 0) + (lf > 0 ? 1 : 0) + (cr > 0 ? 1 : 0) > 1;
        }
    }

    /**
     * Reads all bytes of a file once; memory does not grow with its size.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public static FileScan of(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return new Scanner().scan(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path.getFileName(), e);
        }
    }

    /**
     * Returns the SHA-256 of the bytes of a file, as 64 lower-case hexadecimal digits.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public static String sha256(Path path) {
        MessageDigest digest = sha256Digest();
        byte[] block = new byte[Scanner.BLOCK];
        try (InputStream in = Files.newInputStream(path)) {
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                digest.update(block, 0, count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path.getFileName(), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns the hash algorithm that names uploads and files. */
    public static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-256, which every Java must have", e);
        }
    }

    /** The running state of one scan. */
    private static final class Scanner {
        private static final int BLOCK = 1 << 16;
        private static final int UTF16_SAMPLE = 4096;

        private final MessageDigest digest = sha256Digest();
        private final CharsetDecoder utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        private final CharBuffer characters = CharBuffer.allocate(BLOCK);
        private final ByteBuffer pending = ByteBuffer.allocate(BLOCK + 8);

        private long size;
        private long decoded;
        private long firstInvalidByte = -1;
        private long invalidLine;
        private boolean undefinedIn1252;
        private boolean bom;
        private boolean utf16;
        private long crLf;
        private long lf;
        private long cr;
        private boolean quoted;
        private int last = -1;
        private long lines = 1;

        FileScan scan(InputStream in) throws IOException {
            byte[] block = new byte[BLOCK];
            for (int count = in.readNBytes(block, 0, BLOCK); count > 0; count = in.readNBytes(block, 0, BLOCK)) {
                if (size == 0) {
                    start(block, count);
                }
                digest.update(block, 0, count);
                if (firstInvalidByte < 0) {
                    decode(block, count);
                }
                lineEnds(block, count);
                size += count;
            }
            if (firstInvalidByte < 0 && pending.position() > 0) {
                firstInvalidByte = decoded;
                invalidLine = lines;
            }
            boolean ended = last < 0 || last == '\n' || last == '\r';
            LineEnds ends = new LineEnds(crLf, lf, cr + (last == '\r' && !quoted ? 1 : 0));
            return new FileScan(
                    HexFormat.of().formatHex(digest.digest()),
                    size,
                    encoding(),
                    bom,
                    utf16 ? 0 : firstInvalidByte,
                    invalidLine,
                    ends,
                    ended);
        }

        private void start(byte[] block, int count) {
            bom = count >= 3 && (block[0] & 0xFF) == 0xEF && (block[1] & 0xFF) == 0xBB && (block[2] & 0xFF) == 0xBF;
            int first = count >= 2 ? (block[0] & 0xFF) << 8 | block[1] & 0xFF : 0;
            int sample = Math.min(count, UTF16_SAMPLE);
            int zeros = 0;
            for (int i = 0; i < sample; i++) {
                zeros += block[i] == 0 ? 1 : 0;
            }
            // Western text in UTF-16 has a zero in every second byte.
            utf16 = first == 0xFFFE || first == 0xFEFF || zeros > sample / 4;
        }

        private Encoding encoding() {
            if (utf16) {
                return Encoding.UTF_16;
            }
            if (firstInvalidByte < 0) {
                return Encoding.UTF_8;
            }
            return undefinedIn1252 || bom ? Encoding.UNKNOWN : Encoding.WINDOWS_1252;
        }

        private void decode(byte[] block, int count) {
            pending.put(block, 0, count).flip();
            CoderResult result = utf8.decode(pending, characters.clear(), false);
            while (result.isOverflow()) {
                result = utf8.decode(pending, characters.clear(), false);
            }
            if (result.isError()) {
                firstInvalidByte = size + count - pending.remaining();
                invalidLine = lines + breaksBefore(block, (int) Math.max(0, firstInvalidByte - size));
            }
            decoded = size + count - pending.remaining();
            pending.compact();
        }

        private int breaksBefore(byte[] block, int end) {
            int breaks = 0;
            int previous = last;
            for (int i = 0; i < end; i++) {
                if (block[i] == '\r' || block[i] == '\n' && previous != '\r') {
                    breaks++;
                }
                previous = block[i];
            }
            return breaks;
        }

        private void lineEnds(byte[] block, int count) {
            for (int i = 0; i < count; i++) {
                int b = block[i];
                if (b <= '"' || last == '\r') {
                    special(b);
                }
                last = b;
            }
        }

        private void special(int b) {
            if (b < 0) {
                int unsigned = b & 0xFF;
                undefinedIn1252 |= unsigned == 0x81
                        || unsigned == 0x8D
                        || unsigned == 0x8F
                        || unsigned == 0x90
                        || unsigned == 0x9D;
            } else if (b == '\n') {
                if (last != '\r') {
                    lines++;
                    lf += quoted ? 0 : 1;
                } else {
                    crLf += quoted ? 0 : 1;
                }
            } else if (b == '"') {
                quoted = !quoted;
            } else if (b == '\r') {
                lines++;
            }
            // A carriage return counts as lone once something other than a line feed follows it.
            if (last == '\r' && b != '\n' && !quoted) {
                cr++;
            }
        }
    }
}
