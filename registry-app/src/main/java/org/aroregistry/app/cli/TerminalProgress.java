package org.aroregistry.app.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.aroregistry.batch.importing.UploadProgress;

/** Shows on a terminal how far an upload is, on one line that overwrites itself; quiet in a pipe. */
final class TerminalProgress implements UploadProgress, AutoCloseable {
    private static final String CLEAR = "\r\u001b[K";
    private static final int PERCENT = 100;

    private final PrintWriter terminal;
    private boolean shown;

    private TerminalProgress(PrintWriter terminal) {
        this.terminal = terminal;
    }

    /** Returns a progress line if a person watches, and silence otherwise. */
    static UploadProgress watch(PrintWriter terminal) {
        return System.console() == null ? UploadProgress.SILENT : new TerminalProgress(terminal);
    }

    /** Removes the line, if there is one. */
    static void end(UploadProgress progress) {
        if (progress instanceof TerminalProgress line) {
            line.close();
        }
    }

    @Override
    public void rows(Stage stage, String file, long rowsDone, long rowsTotal) {
        String share = rowsTotal > 0
                ? String.format(Locale.ROOT, " of %,d (%d %%)", rowsTotal, PERCENT * rowsDone / rowsTotal)
                : "";
        String verb =
                switch (stage) {
                    case CHECK -> "checking";
                    case LOAD -> "loading";
                    case ANSWER, RECEIPT -> "writing";
                };
        terminal.printf(Locale.ROOT, "%s%s %s: %,d rows%s", CLEAR, verb, file, rowsDone, share);
        terminal.flush();
        shown = true;
    }

    @Override
    public void close() {
        if (shown) {
            terminal.print(CLEAR);
            terminal.flush();
        }
    }
}
