package org.aroregistry.reports.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Column;
import org.aroregistry.core.result.TableResult.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProbabilityRowsTest {
    private static final int GROUPS = 4;
    private static final int TIMES = 3;

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    /** Sizes of the groups, and events of each group by each time; a negative number is not estimable. */
    private record Counts(long[] sizes, long[][] events) {

        static Counts of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            long[] sizes = new long[GROUPS];
            long[][] events = new long[TIMES][GROUPS];
            for (int g = 0; g < GROUPS; g++) {
                sizes[g] = random.nextInt(8) == 0 ? 0 : 5 + random.nextInt(40);
                long so = 0;
                for (int t = 0; t < TIMES; t++) {
                    so = Math.min(sizes[g], so + random.nextInt(9));
                    events[t][g] = sizes[g] == 0 || random.nextInt(10) == 0 ? -1 : so;
                }
            }
            return new Counts(sizes, events);
        }

        long total(int time) {
            long total = 0;
            for (int g = 0; g < GROUPS; g++) {
                // Also who is in a group that is not estimable had the event or not.
                total += Math.max(0, events[time][g] < 0 && sizes[g] > 0 ? 2 : events[time][g]);
            }
            return total;
        }

        long size() {
            return LongStream.of(sizes).sum();
        }

        TableResult table() {
            List<Column> columns = new ArrayList<>();
            columns.add(new Column("TOTAL", "Total", size()));
            IntStream.range(0, GROUPS).forEach(g -> columns.add(new Column("G" + g, "", sizes[g])));
            List<Row> rows = new ArrayList<>();
            for (int t = 0; t < TIMES; t++) {
                List<Statistic> cells = new ArrayList<>();
                cells.add(estimate(total(t)));
                for (int g = 0; g < GROUPS; g++) {
                    cells.add(
                            events[t][g] < 0 ? new Statistic.NotEstimable("too few at risk") : estimate(events[t][g]));
                }
                rows.add(new Row("event_" + (t + 1), "", cells));
            }
            return new TableResult(
                    "T05",
                    "HSCT1",
                    new Accounting(size(), List.of(), size(), List.of(), size()),
                    columns,
                    true,
                    List.of(new TableResult.Section("section", "", false, rows)),
                    List.of());
        }

        private static Statistic estimate(long events) {
            return new Statistic.Estimate(
                    30, events, "probability", events / 1000.0, new Interval(0, 1, 0.95, "log-log"));
        }
    }

    private static List<DisclosedTable.Row> suppressed(TableResult table) {
        List<DisclosedTable.Row> rows = table.sections().get(0).rows().stream()
                .map(row -> new DisclosedTable.Row(
                        row.key(),
                        row.label(),
                        row.cells().stream()
                                .map(cell -> Disclosure.open(cell, false))
                                .toList()))
                .toList();
        return new ProbabilityRows(table, table.sections().get(0)).suppressed(rows);
    }

    private static boolean isShown(DisclosedTable.Row row, int column) {
        return row.cells().get(column) instanceof Disclosed.Value;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_events_of_hidden_groups_cannot_be_worked_out_from_the_total(long seed) {
        Counts counts = Counts.of(seed);
        List<DisclosedTable.Row> rows = suppressed(counts.table());

        for (int t = 0; t < TIMES; t++) {
            int time = t;
            DisclosedTable.Row row = rows.get(t);
            List<Integer> hidden = IntStream.range(0, GROUPS)
                    .filter(g -> counts.sizes()[g] > 0 && !isShown(row, g + 1))
                    .boxed()
                    .toList();
            long groups = IntStream.range(0, GROUPS)
                    .filter(g -> counts.sizes()[g] > 0)
                    .count();
            long shown = IntStream.range(0, GROUPS)
                    .filter(g -> isShown(row, g + 1))
                    .mapToLong(g -> counts.events()[time][g])
                    .sum();
            if (isShown(row, 0) && hidden.size() < groups) {
                assertThat(hidden.size()).isNotEqualTo(1);
                assertThat(Profile.isSmall(counts.total(t) - shown)).isFalse();
            } else if (groups > 0) {
                assertThat(hidden).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void probabilities_that_are_shown_rest_on_none_or_five_events_more_than_others_of_the_column(long seed) {
        Counts counts = Counts.of(seed);
        List<DisclosedTable.Row> rows = suppressed(counts.table());

        for (int j = 0; j <= GROUPS; j++) {
            List<Long> kept = new ArrayList<>();
            kept.add(0L);
            kept.add(j == 0 ? counts.size() : counts.sizes()[j - 1]);
            for (int t = 0; t < TIMES; t++) {
                if (isShown(rows.get(t), j)) {
                    long events = j == 0 ? counts.total(t) : counts.events()[t][j - 1];
                    assertThat(kept).noneMatch(other -> Profile.isSmall(Math.abs(other - events)));
                    kept.add(events);
                }
            }
        }
    }

    @Test
    void groups_without_a_small_number_are_all_shown_beside_their_total() {
        Counts counts = new Counts(
                new long[] {30, 0, 40, 20}, new long[][] {{6, -1, 9, 5}, {12, -1, 14, 10}, {17, -1, 19, 15}});

        List<DisclosedTable.Row> rows = suppressed(counts.table());

        assertThat(rows).allMatch(row -> isShown(row, 0) && isShown(row, 1) && isShown(row, 3) && isShown(row, 4));
    }

    @Test
    void a_group_with_three_events_takes_the_smallest_other_one_with_it() {
        Counts counts =
                new Counts(new long[] {30, 30, 40, 20}, new long[][] {{3, 6, 9, 12}, {3, 6, 9, 12}, {3, 6, 9, 12}});

        List<DisclosedTable.Row> rows = suppressed(counts.table());

        assertThat(rows).allMatch(row -> isShown(row, 0) && !isShown(row, 1) && !isShown(row, 2) && isShown(row, 3));
    }
}
