package org.aroregistry.reports.model;

import java.util.List;

/**
 * A report, ready to be written in any format.
 *
 * @param id such as {@code T01}
 * @param title title
 * @param question the question that it answers
 * @param profile name of the suppression profile
 * @param frontMatter what the numbers were computed from
 * @param flow where the patients come from
 * @param body tables and figures, in order
 * @param footnotes footnotes, a, b, c and so on
 * @param method how the numbers were made
 * @param headlines its most important numbers, for the summary of all reports
 */
public record Report(
        String id,
        String title,
        String question,
        String profile,
        List<Fact> frontMatter,
        Flow flow,
        List<Block> body,
        List<Footnote> footnotes,
        Method method,
        List<Headline> headlines) {

    /** A part of the body. */
    public sealed interface Block permits Table, Figure, Plot {}

    /**
     * A fact about the run.
     *
     * @param label what it is
     * @param value its value
     */
    public record Fact(String label, String value) {}

    /**
     * A number for the summary page.
     *
     * @param value the number
     * @param detail its interval or denominator; may be empty
     * @param label what it is
     */
    public record Headline(String value, String detail, String label) {}

    /**
     * A footnote.
     *
     * @param letter its letter
     * @param text its text
     */
    public record Footnote(String letter, String text) {}

    /**
     * How the numbers were made.
     *
     * @param text in words
     * @param reference the chapter of the documentation
     */
    public record Method(String text, String reference) {}

    /**
     * The way from the registry to the analysis.
     *
     * @param registered patients in the registry
     * @param exclusions patients excluded, by reason
     * @param eligible patients eligible
     * @param losses patients lost, by reason
     * @param analysed patients analysed
     */
    public record Flow(
            FlowLine registered,
            List<FlowLine> exclusions,
            FlowLine eligible,
            List<FlowLine> losses,
            FlowLine analysed) {
        /** Copies the lists. */
        public Flow {
            exclusions = List.copyOf(exclusions);
            losses = List.copyOf(losses);
        }
    }

    /**
     * One line of the accounting.
     *
     * @param code stable code
     * @param label in words
     * @param n how many
     */
    public record FlowLine(String code, String label, Cell n) {}

    /**
     * A table.
     *
     * @param key stable key, unique in the report
     * @param caption what it shows
     * @param stub heading of the first column
     * @param columns the columns
     * @param sections the rows, in groups
     */
    public record Table(String key, String caption, String stub, List<Column> columns, List<Section> sections)
            implements Block {
        /** Copies the lists. */
        public Table {
            columns = List.copyOf(columns);
            sections = List.copyOf(sections);
        }
    }

    /**
     * A column.
     *
     * @param key stable key
     * @param label heading
     * @param size second line of the heading, such as the number of patients; may be empty
     */
    public record Column(String key, String label, String size) {}

    /**
     * A group of rows.
     *
     * @param key stable key
     * @param label heading; empty for none
     * @param rows the rows
     */
    public record Section(String key, String label, List<Row> rows) {
        /** Copies the rows. */
        public Section {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A row.
     *
     * @param key stable key
     * @param label heading
     * @param cells one per column
     */
    public record Row(String key, String label, List<Cell> cells) {
        /** Copies the cells. */
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** Copies the lists. */
    public Report {
        frontMatter = List.copyOf(frontMatter);
        body = List.copyOf(body);
        footnotes = List.copyOf(footnotes);
        headlines = List.copyOf(headlines);
    }
}
