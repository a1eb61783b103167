package org.aroregistry.batch.file;

import java.io.IOException;

/** Writes CSV that a spreadsheet can open without running anything. */
public final class CsvText {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvText() {}

    /**
     * Appends a cell, quoted where needed; text that a spreadsheet would run as a formula gets a leading apostrophe.
     *
     * <p>The importer removes such an apostrophe, so that a returned file can be sent again.
     */
    public static void append(Appendable out, String cell, char delimiter) throws IOException {
        String text = neutral(cell);
        boolean quote = text.isEmpty()
                ? false
                : text.indexOf(delimiter) >= 0
                        || text.indexOf('"') >= 0
                        || text.indexOf('\n') >= 0
                        || text.indexOf('\r') >= 0
                        || text.charAt(0) == ' '
                        || text.charAt(text.length() - 1) == ' ';
        if (quote) {
            out.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            out.append(text);
        }
    }

    /** Returns the text with a leading apostrophe if a spreadsheet would run it; numbers stay as they are. */
    public static String neutral(String text) {
        if (text.isEmpty() || FORMULA_STARTS.indexOf(text.charAt(0)) < 0 || isNumber(text)) {
            return text;
        }
        return "'" + text;
    }

    private static boolean isNumber(String text) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != ',') {
                return false;
            }
        }
        return text.length() > 1 && (text.charAt(0) == '-' || text.charAt(0) == '+');
    }
}
