package org.aroregistry.batch.file;

import java.util.Locale;

/** Reads column names as the centre wrote them. */
public final class HeaderNames {
    private HeaderNames() {}

    /** Returns a column name without surrounding blanks, invisible characters and quotes, in lower case. */
    public static String clean(String cell) {
        StringBuilder name = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean invisible = c == '\uFEFF' || c >= '\u200B' && c <= '\u200D' || c == '\u2060';
            if (!invisible) {
                name.append(c == '\u00A0' ? ' ' : c);
            }
        }
        String text = name.toString().strip();
        if (text.length() >= 2 && text.startsWith("'") && text.endsWith("'")) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
