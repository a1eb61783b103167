package org.aroregistry.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.model.Report;

/** One report of the catalogue: what it is called, what it answers, and how it is laid out. */
public abstract class ReportDefinition {

    ReportDefinition() {}

    /** Returns the id, such as {@code T01}. */
    public abstract String id();

    /** Returns the title. */
    public abstract String title();

    /** Returns the question that the report answers. */
    public abstract String question();

    /** Tells whether the report is for the regulator alone; the public does not get it in any form. */
    public boolean regulatorOnly() {
        return false;
    }

    /** Returns how the numbers were made, in a few sentences. */
    abstract String method();

    /** Returns the report, or nothing if the run did not compute it. */
    public abstract Optional<Report> compose(DisclosedResults results);

    /** Gives letters to footnotes: what the report always says, then what the run says, then the signs that are used. */
    static List<Report.Footnote> footnotes(List<String> always, List<String> ofRun, List<Report.Block> body) {
        List<String> texts = new ArrayList<>(always);
        texts.addAll(ofRun);
        texts.addAll(Signs.explained(body));
        List<Report.Footnote> footnotes = new ArrayList<>();
        for (String text : texts) {
            footnotes.add(new Report.Footnote(letter(footnotes.size()), text));
        }
        return footnotes;
    }

    private static String letter(int number) {
        String last = String.valueOf((char) ('a' + number % 26));
        return number < 26 ? last : letter(number / 26 - 1) + last;
    }

    /** Returns the method with its place in the documentation. */
    Report.Method methodNote() {
        return new Report.Method(method(), "docs/reports.md#" + id().toLowerCase(java.util.Locale.ROOT));
    }
}
