package org.aroregistry.app.qualification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.aroregistry.qualification.run.QualificationResult;
import org.aroregistry.reports.render.HousePage;

/**
 * The report that a statistician files: versions, cases, tolerances, every quantity with its worst error, every deviation, and what was not
 * compared.
 *
 * @param result what came of the cases
 * @param run when and of what it was made
 */
public record QualificationReport(QualificationResult result, QualificationRun run) {
    /**
     * Writes qualification.html, .pdf and .json.
     *
     * @param folder an existing folder
     * @return the page to open
     * @throws IOException if a file cannot be written
     */
    public Path write(Path folder) throws IOException {
        HousePage page = new QualificationPage(result, run).page();
        Path html = folder.resolve("qualification.html");
        Files.writeString(html, page.screen());
        Files.write(folder.resolve("qualification.pdf"), page.pdf());
        Files.writeString(
                folder.resolve("qualification.json"),
                new QualificationJson(result, run).text(),
                StandardCharsets.UTF_8);
        return html;
    }

    /** Says in a few sentences how it came out. */
    public String verdict() {
        return new Verdict(result).sentence();
    }

    /** Writes a relative error so that a person sees its size. */
    public static String error(double relative) {
        return relative == 0
                ? "0"
                : Double.isInfinite(relative) ? "no number" : String.format(Locale.ROOT, "%.1e", relative);
    }
}
