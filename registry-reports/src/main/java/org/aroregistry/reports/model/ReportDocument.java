package org.aroregistry.reports.model;

import java.util.List;

/**
 * Several reports as one document, ready to be written.
 *
 * <p>Its numbers are those of the reports: blocks are taken over as they were composed.
 *
 * @param id such as {@code FDA}
 * @param title title
 * @param question the question that it answers
 * @param profile name of the suppression profile
 * @param frontMatter what all of its numbers were computed from
 * @param chapters the chapters, in order
 */
public record ReportDocument(
        String id,
        String title,
        String question,
        String profile,
        List<Report.Fact> frontMatter,
        List<Chapter> chapters) {

    /**
     * A chapter.
     *
     * @param key stable key, unique in the document
     * @param title title
     * @param paragraphs what is said before the reports
     * @param parts the reports, in order
     */
    public record Chapter(String key, String title, List<String> paragraphs, List<Part> parts) {
        /** Copies the lists. */
        public Chapter {
            paragraphs = List.copyOf(paragraphs);
            parts = List.copyOf(parts);
        }
    }

    /**
     * A report, or some of its blocks, in a chapter.
     *
     * @param key stable key, unique in the document
     * @param report the report
     * @param body the blocks that are shown
     * @param remarks what is said in the place of blocks that would be empty
     * @param whole true if footnotes, patients and method follow; false if they stand with the same report elsewhere
     */
    public record Part(String key, Report report, List<Report.Block> body, List<String> remarks, boolean whole) {
        /** Copies the lists. */
        public Part {
            body = List.copyOf(body);
            remarks = List.copyOf(remarks);
        }

        /** Returns the heading. */
        public String title() {
            return (whole ? "" : "From ") + report.id() + ". " + report.title();
        }
    }

    /** Copies the lists. */
    public ReportDocument {
        frontMatter = List.copyOf(frontMatter);
        chapters = List.copyOf(chapters);
    }
}
