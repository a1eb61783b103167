package org.aroregistry.reports.render;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.aroregistry.reports.model.Report;

/**
 * Writes a report as PDF, from the same page as the HTML.
 *
 * <p>The bytes depend on the report alone: the file carries no date, and its identifier is derived from its content. Fonts
 * are embedded.
 */
public final class PdfFile {
    private static final String SANS = "Noto Sans";
    private static final String SERIF = "Noto Serif";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    static {
        // The library logs every page through java.util.logging; what goes wrong arrives as an exception.
        XRLog.setLoggingEnabled(false);
    }

    private PdfFile() {}

    /** Returns the file's content. */
    public static byte[] of(Report report) {
        return of(HtmlPage.paper(report), report.id() + ". " + report.title(), report.question());
    }

    /** Returns the PDF of a page written for paper. */
    static byte[] of(String page, String title, String subject) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withHtmlContent(page, "");
        builder.useSVGDrawer(new BatikSVGDrawer());
        builder.withProducer("ARO registry");
        font(builder, "NotoSans-Regular.ttf", SANS, REGULAR, FontStyle.NORMAL);
        font(builder, "NotoSans-Bold.ttf", SANS, BOLD, FontStyle.NORMAL);
        font(builder, "NotoSans-Italic.ttf", SANS, REGULAR, FontStyle.ITALIC);
        font(builder, "NotoSerif-Bold.ttf", SERIF, BOLD, FontStyle.NORMAL);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                PDDocument document = renderer.createPDFKeepOpen();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            PDDocumentInformation information = new PDDocumentInformation();
            information.setTitle(title);
            information.setSubject(subject);
            information.setCreator("ARO registry");
            information.setProducer("ARO registry");
            document.setDocumentInformation(information);
            document.setDocumentId(identifier(page));
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(title + " cannot be written as PDF", e);
        }
    }

    private static void font(PdfRendererBuilder builder, String file, String family, int weight, FontStyle style) {
        builder.useFont(() -> Resources.stream("fonts/" + file), family, weight, style, true);
    }

    private static long identifier(String page) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(page.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
