package org.aroregistry.batch.importing;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes small JSON documents the same way every time: fields in the order given, two spaces of indent. */
final class JsonText {
    private JsonText() {}

    /** Returns a document of maps, lists, texts, numbers, truth values and optionals. */
    static String of(Object value) {
        StringBuilder out = new StringBuilder();
        try {
            append(out, value, 0);
        } catch (IOException e) {
            throw new IllegalStateException("a StringBuilder does not fail", e);
        }
        return out.append('\n').toString();
    }

    private static void append(Appendable out, Object value, int depth) throws IOException {
        if (value instanceof Map<?, ?> map) {
            object(out, map, depth);
        } else if (value instanceof List<?> list) {
            array(out, list, depth);
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value.toString());
        } else if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                append(out, optional.get(), depth);
            } else {
                out.append("null");
            }
        } else {
            text(out, value.toString());
        }
    }

    private static void object(Appendable out, Map<?, ?> map, int depth) throws IOException {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        String separator = "{\n";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator).append("  ".repeat(depth + 1));
            text(out, entry.getKey().toString());
            out.append(": ");
            append(out, entry.getValue(), depth + 1);
            separator = ",\n";
        }
        out.append('\n').append("  ".repeat(depth)).append('}');
    }

    private static void array(Appendable out, List<?> list, int depth) throws IOException {
        if (list.isEmpty()) {
            out.append("[]");
            return;
        }
        String separator = "[\n";
        for (Object item : list) {
            out.append(separator).append("  ".repeat(depth + 1));
            append(out, item, depth + 1);
            separator = ",\n";
        }
        out.append('\n').append("  ".repeat(depth)).append(']');
    }

    /** Appends a text with its quotes. */
    static void text(Appendable out, String text) throws IOException {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x2028 || c == 0x2029 || Character.isSurrogate(c) && !isPaired(text, i)) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isPaired(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
