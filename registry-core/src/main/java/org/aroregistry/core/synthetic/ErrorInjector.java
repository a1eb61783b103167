package org.aroregistry.core.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fourth layer: puts errors into the rows of one site, at most one in each row.
 *
 * <p>Errors have a random stream of their own, so all other cells are those of the run without errors. Rows of patients are
 * not made unreadable: all their other rows would be orphans, and no answer key could list that.
 */
final class ErrorInjector {
    /** Kind of error that the file writer must not repair by quoting. */
    static final String RAGGED_ROW = "ragged_row";

    private static final double DUPLICATED = 0.005;

    private final long seed;
    private final SiteProfile site;
    private final FlawPlan flaws;
    private final SiteHabits habits;

    /**
     * Prepares the errors of a site.
     *
     * @param flaws the files that are flawed as a whole: errors that show only across rows are not put into these
     */
    ErrorInjector(long seed, SiteProfile site, FlawPlan flaws) {
        this.seed = seed;
        this.site = site;
        this.flaws = flaws;
        habits = new SiteHabits(site, flaws);
    }

    /** Returns a patient's rows with errors in them. */
    List<Row> inject(Observation seen) {
        RandomStream random = RandomStream.of(seed, seen.child().id().value(), "errors");
        CellErrors cells = new CellErrors(random, site.style());
        ContentErrors content = new ContentErrors(seed, random, seen, flaws);
        List<Row> rows = new ArrayList<>();
        for (Row row : seen.rows().all()) {
            if (!habits.apply(seen, row)) {
                continue;
            }
            content.inject(row);
            if (row.errors().isEmpty()) {
                cells.inject(row);
            }
            rows.add(row);
            duplicate(random, row).ifPresent(rows::add);
            rows.addAll(content.takeAdded());
        }
        return rows;
    }

    /** Reports what only a look at a whole file can tell. */
    void reportHabits(AnswerKey key) {
        habits.report(key);
    }

    private static Optional<Row> duplicate(RandomStream random, Row row) {
        if (!random.chance(DUPLICATED) || !row.errors().isEmpty() || CellErrors.isParent(row)) {
            return Optional.empty();
        }
        Row copy = row.copy();
        if (random.chance(0.5) && CellErrors.change(copy)) {
            InjectedError error = new InjectedError("duplicate_conflicting", "", "S-008");
            row.with(error);
            return Optional.of(copy.with(error));
        }
        return Optional.of(row.copy().with(new InjectedError("duplicate_exact", "", "S-008")));
    }
}
