package org.aroregistry.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aroregistry.reports.model.Cell;

/**
 * What a centre should do next, by what T16 and T15 say of it, the most pressing first.
 *
 * <p>A number that is hidden asks for nothing.
 */
final class CentreSteps {
    /** Said where no step follows. */
    static final String NOTHING =
            "Nothing is asked of your centre: no row was refused, no limit is broken and no question is open.";

    private static final double EVERY_WINDOW = 100;

    private final String site;
    private final OwnBesideAll quality;
    private final OwnBesideAll monitoring;
    private final List<String> steps = new ArrayList<>();

    private CentreSteps(String site, OwnBesideAll quality, OwnBesideAll monitoring) {
        this.site = site;
        this.quality = quality;
        this.monitoring = monitoring;
    }

    /**
     * Returns the steps, one sentence or two each; a single sentence if nothing is to do.
     *
     * @param site id of the centre
     * @param quality its lines of T16
     * @param monitoring its lines of T15
     */
    static List<String> of(String site, OwnBesideAll quality, OwnBesideAll monitoring) {
        return new CentreSteps(site, quality, monitoring).steps();
    }

    private List<String> steps() {
        quality.line("rejected")
                .filter(line -> isPositive(line.own()))
                .ifPresent(
                        line -> add(
                                line,
                                "These rows are in no analysis. Correct those in the folder rejected of your last import and send them as changes."));
        quality.line("errors")
                .filter(CentreSteps::breaksLimit)
                .ifPresent(line -> add(
                        line,
                        "More than 20 are too many. Mend the export for the findings named below before the next upload: one cause often"
                                + " stands behind most of them."));
        for (String filled : List.of("required", "key_optional")) {
            quality.line(filled)
                    .filter(CentreSteps::breaksLimit)
                    .ifPresent(line ->
                            add(line, "At least 90% are expected. Fill what is known, and UNK or ND where it is not."));
        }
        quality.line("open_queries")
                .filter(line -> isPositive(line.own()))
                .ifPresent(line -> add(
                        line,
                        "Correct the value at its source, or say in the column answer of queries-" + site
                                + ".csv that it is right."));
        quality.line("behind")
                .filter(line -> isPositive(line.own()))
                .ifPresent(line -> add(line, "Send the next upload: other centres are further."));
        quality.line("units")
                .filter(line -> isPositive(line.own()))
                .ifPresent(line -> add(line, "Compare the units of the laboratory's export with the data dictionary."));
        quality.line("follow_up")
                .filter(CentreSteps::isBelowAll)
                .ifPresent(
                        line -> add(
                                line,
                                "This is less than in all centres. Report when patients not seen for long were last known to live."));
        for (String windows : List.of("quarter_percent", "liver_percent")) {
            monitoring
                    .line(windows)
                    .filter(line -> number(line.own())
                            .filter(percent -> percent < EVERY_WINDOW)
                            .isPresent())
                    .ifPresent(
                            line -> add(
                                    line,
                                    "Look whether the missing tests were not done, or done and not sent; send those that were done."));
        }
        return steps.isEmpty() ? List.of(NOTHING) : List.copyOf(steps);
    }

    private void add(OwnBesideAll.Line line, String step) {
        steps.add((steps.size() + 1) + ". " + line.label() + ": " + line.own().text() + ". " + step);
    }

    private static boolean breaksLimit(OwnBesideAll.Line line) {
        return line.own().flag().equals(SiteDataQuality.LIMIT);
    }

    private static boolean isPositive(Cell cell) {
        return number(cell).filter(value -> value > 0).isPresent();
    }

    private static boolean isBelowAll(OwnBesideAll.Line line) {
        Optional<Double> all = number(line.all());
        return number(line.own())
                .filter(own -> all.filter(other -> own < other).isPresent())
                .isPresent();
    }

    /** Returns the count or the amount of a cell; empty if it is hidden or there is none. */
    private static Optional<Double> number(Cell cell) {
        String number =
                cell.kind().equals("count") ? cell.values().n() : cell.values().estimate();
        return number.isEmpty() ? Optional.empty() : Optional.of(Double.parseDouble(number));
    }
}
