package org.aroregistry.reports.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableSuppressionTest {
    private static final Interval INTERVAL = new Interval(0, 1, 0.95, "Wilson");

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_reader_who_tries_every_table_cannot_find_a_small_count_of_a_partition(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int groups = 2 + random.nextInt(2);
        int rows = 2 + random.nextInt(2);
        long[][] n = new long[rows][groups];
        for (long[] row : n) {
            for (int j = 0; j < groups; j++) {
                row[j] = random.nextInt(10) < 4 ? random.nextInt(5) : random.nextInt(9);
            }
        }
        TableResult table = counts(n);
        TableSuppression suppression = suppressed(table);
        assertThat(new Attack(table, suppression, n).revealed()).isEmpty();
        for (int r = 0; r < rows; r++) {
            int row = r;
            long rest = IntStream.range(0, groups)
                    .filter(j -> suppression.mark(0, row, j + 1) != Mark.OPEN)
                    .mapToLong(j -> n[row][j])
                    .sum();
            assertThat(suppression.mark(0, r, 0) == Mark.OPEN && Profile.isSmall(rest))
                    .as("hidden cells of row %s add up to %s", r, rest)
                    .isFalse();
        }
    }

    /** Tries every table that fits what is printed. */
    private static final class Attack {
        private final TableResult table;
        private final TableSuppression suppression;
        private final long[][] truth;
        private final int rows;
        private final int groups;
        private final List<List<long[]>> columns = new ArrayList<>();
        private final List<TreeSet<Long>> possible = new ArrayList<>();
        private long missingInTotal = -1;

        Attack(TableResult table, TableSuppression suppression, long[][] truth) {
            this.table = table;
            this.suppression = suppression;
            this.truth = truth;
            this.rows = truth.length;
            this.groups = truth[0].length;
            for (int j = 0; j < groups; j++) {
                columns.add(options(j));
            }
            // Per group: every row, the column size, and the size without each row.
            for (int i = 0; i < groups * (2 * rows + 1); i++) {
                possible.add(new TreeSet<>());
            }
            search(0, new long[rows], new long[groups][]);
        }

        private List<long[]> options(int j) {
            List<long[]> options = new ArrayList<>();
            long most =
                    suppression.header(0) == Mark.OPEN ? table.columns().get(0).n() : 30;
            for (long size = 0; size <= most; size++) {
                if (fits(
                        suppression.header(j + 1),
                        size,
                        table.columns().get(j + 1).n(),
                        true)) {
                    fill(j, 0, size, new long[rows], options);
                }
            }
            return options;
        }

        private void fill(int j, int row, long left, long[] column, List<long[]> options) {
            if (row == rows - 1) {
                column[row] = left;
                if (cellFits(row, j + 1, left)) {
                    options.add(column.clone());
                }
                return;
            }
            for (long n = 0; n <= left; n++) {
                if (cellFits(row, j + 1, n)) {
                    column[row] = n;
                    fill(j, row + 1, left - n, column, options);
                }
            }
        }

        private boolean cellFits(int row, int column, long n) {
            long actual = ((Statistic.Count)
                            table.sections().get(0).rows().get(row).cells().get(column))
                    .n();
            return fits(suppression.mark(0, row, column), n, actual, true);
        }

        private static boolean fits(Mark mark, long n, long actual, boolean ruleKnown) {
            return switch (mark) {
                case OPEN -> n == actual;
                case SMALL -> Profile.isSmall(n);
                case BLANK -> true;
                default -> !ruleKnown || !Profile.isSmall(n);
            };
        }

        private void search(int group, long[] sums, long[][] chosen) {
            if (group == groups) {
                boolean fits = fits(
                        suppression.header(0),
                        LongStream.of(sums).sum(),
                        table.columns().get(0).n(),
                        true);
                for (int r = 0; r < rows && fits; r++) {
                    fits = cellFits(r, 0, sums[r]);
                }
                if (fits && (missingInTotal < 0 || sums[2] == missingInTotal)) {
                    remember(chosen);
                }
                return;
            }
            for (long[] option : columns.get(group)) {
                boolean tooMany = false;
                for (int r = 0; r < rows; r++) {
                    sums[r] += option[r];
                    tooMany |= suppression.mark(0, r, 0) == Mark.OPEN && sums[r] > total(r);
                }
                chosen[group] = option;
                if (!tooMany) {
                    search(group + 1, sums, chosen);
                }
                for (int r = 0; r < rows; r++) {
                    sums[r] -= option[r];
                }
            }
        }

        private long total(int row) {
            return LongStream.of(truth[row]).sum();
        }

        private void remember(long[][] chosen) {
            for (int j = 0; j < groups; j++) {
                long size = LongStream.of(chosen[j]).sum();
                int at = j * (2 * rows + 1);
                possible.get(at).add(size);
                for (int r = 0; r < rows; r++) {
                    possible.get(at + 1 + r).add(chosen[j][r]);
                    possible.get(at + 1 + rows + r).add(size - chosen[j][r]);
                }
            }
        }

        /** As {@link #revealed()}, where each share that is seen also tells the number of missing values. */
        List<String> revealedWithDenominators(TableResult shares) {
            possible.forEach(TreeSet::clear);
            for (int j = 0; j < groups; j++) {
                int column = j + 1;
                boolean seen = IntStream.range(0, 2).anyMatch(r -> suppression.mark(0, r, column) == Mark.OPEN);
                long missing = truth[2][j];
                if (seen) {
                    columns.get(j).removeIf(option -> option[2] != missing);
                }
            }
            boolean totalSeen = IntStream.range(0, 2).anyMatch(r -> suppression.mark(0, r, 0) == Mark.OPEN);
            this.missingInTotal = totalSeen ? total(2) : -1;
            search(0, new long[rows], new long[groups][]);
            return revealed();
        }

        List<String> revealed() {
            List<String> revealed = new ArrayList<>();
            for (int i = 0; i < possible.size(); i++) {
                assertThat(possible.get(i)).as("the truth fits what is printed").isNotEmpty();
                if (possible.get(i).size() == 1
                        && Profile.isSmall(possible.get(i).first())) {
                    revealed.add("group " + i / (2 * rows + 1) + " quantity " + i % (2 * rows + 1) + " is "
                            + possible.get(i).first());
                }
            }
            return revealed;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_reader_who_tries_every_denominator_cannot_find_a_small_part_of_a_share(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] sizes = {5 + random.nextInt(24), 5 + random.nextInt(24)};
        long[] of = {sizes[0] - random.nextInt(5), sizes[1] - random.nextInt(7) / 2};
        long[] n = {random.nextInt((int) of[0] + 1), random.nextInt((int) of[1] + 1)};
        // Every other table also has a row for those not known, as T03 does.
        boolean unknownRow = seed % 2 == 1;
        TableResult table = unknownRow ? sharesWithUnknown(sizes, n, of) : shares(sizes, n, of);
        TableSuppression suppression = suppressed(table);
        TreeSet<Long>[] possible = triples(sizes, n, of, suppression, unknownRow);

        long[] truth = {n[0], of[0] - n[0], sizes[0] - of[0], n[1], of[1] - n[1], sizes[1] - of[1]};
        for (int i = 0; i < truth.length; i++) {
            assertThat(possible[i]).as("quantity %s", i).contains(truth[i]);
            if (Profile.isSmall(truth[i])) {
                assertThat(possible[i])
                        .as(
                                "quantity %s of sizes %s, n %s, of %s, marks %s",
                                i,
                                Arrays.toString(sizes),
                                Arrays.toString(n),
                                Arrays.toString(of),
                                marks(suppression, 0, 3))
                        .hasSizeGreaterThan(1);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static TreeSet<Long>[] triples(
            long[] sizes, long[] n, long[] of, TableSuppression suppression, boolean unknownRow) {
        TreeSet<Long>[] possible = new TreeSet[6];
        for (int i = 0; i < possible.length; i++) {
            possible[i] = new TreeSet<>();
        }
        for (long of0 = 0; of0 <= sizes[0]; of0++) {
            for (long n0 = 0; n0 <= of0; n0++) {
                if (!shareFits(suppression.mark(0, 0, 1), n0, of0, sizes[0], n[0], of[0])
                        || (unknownRow && !countFits(suppression.mark(0, 1, 1), sizes[0] - of0, sizes[0] - of[0]))) {
                    continue;
                }
                for (long of1 = 0; of1 <= sizes[1]; of1++) {
                    for (long n1 = 0; n1 <= of1; n1++) {
                        boolean unknownFits = !unknownRow
                                || (countFits(suppression.mark(0, 1, 2), sizes[1] - of1, sizes[1] - of[1])
                                        && countFits(
                                                suppression.mark(0, 1, 0),
                                                sizes[0] + sizes[1] - of0 - of1,
                                                sizes[0] + sizes[1] - of[0] - of[1]));
                        if (unknownFits
                                && shareFits(suppression.mark(0, 0, 2), n1, of1, sizes[1], n[1], of[1])
                                && shareFits(
                                        suppression.mark(0, 0, 0),
                                        n0 + n1,
                                        of0 + of1,
                                        sizes[0] + sizes[1],
                                        n[0] + n[1],
                                        of[0] + of[1])) {
                            long[] values = {n0, of0 - n0, sizes[0] - of0, n1, of1 - n1, sizes[1] - of1};
                            for (int i = 0; i < values.length; i++) {
                                possible[i].add(values[i]);
                            }
                        }
                    }
                }
            }
        }
        return possible;
    }

    private static boolean countFits(Mark mark, long n, long actual) {
        return switch (mark) {
            case OPEN -> n == actual;
            case SMALL -> Profile.isSmall(n);
            case BLANK -> true;
            default -> !Profile.isSmall(n);
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_feature_and_its_opposite_do_not_give_each_other_away(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] sizes = {5 + random.nextInt(20), 5 + random.nextInt(20), 5 + random.nextInt(20)};
        long[] n = new long[3];
        long[] opposite = new long[3];
        for (int j = 0; j < 3; j++) {
            n[j] = random.nextInt((int) sizes[j] + 1);
            opposite[j] = sizes[j] - n[j];
        }
        TableResult table = table(new long[][] {n, opposite}, sizes, false);
        TableSuppression suppression = suppressed(table);
        assertThat(new Attack(table, suppression, new long[][] {n, opposite}).revealed())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_declared_partition_of_shares_in_whom_all_is_known_stays_in_doubt(long seed) {
        // As T01 divides patients into prospective and retrospective ones.
        SplittableRandom random = new SplittableRandom(seed);
        long[][] n = new long[2][3];
        for (int j = 0; j < 3; j++) {
            n[0][j] = random.nextInt(14);
            n[1][j] = random.nextInt(3) == 0 ? random.nextInt(12) : random.nextInt(5);
        }
        TableResult counted = counts(n);
        List<TableResult.Row> rows = new ArrayList<>();
        for (int r = 0; r < 2; r++) {
            List<Statistic> cells = new ArrayList<>();
            for (int j = 0; j < 4; j++) {
                Statistic.Count count = (Statistic.Count)
                        counted.sections().get(0).rows().get(r).cells().get(j);
                cells.add(
                        new Statistic.Share(count.n(), counted.columns().get(j).n(), INTERVAL));
            }
            rows.add(new TableResult.Row("r" + r, "Row " + r, cells));
        }
        TableResult table = new TableResult(
                "T99",
                "ALL",
                counted.accounting(),
                counted.columns(),
                true,
                List.of(new TableResult.Section("s", "Section", true, rows)),
                List.of());

        assertThat(new Attack(counted, suppressed(table), n).revealed()).isEmpty();
    }

    private static boolean shareFits(Mark mark, long n, long of, long size, long actualN, long actualOf) {
        return switch (mark) {
            case OPEN -> n == actualN && of == actualOf;
            case SMALL -> Profile.isSmall(n);
            case BLANK -> true;
            case WITHHELD -> !Profile.isSmall(n);
            case APPROXIMATE ->
                !Profile.isSmall(n)
                        && !Profile.isSmall(of - n)
                        && of > 0
                        && TableSuppression.rounded(n, of) == TableSuppression.rounded(actualN, actualOf);
        };
    }

    @Test
    void groups_whose_sizes_say_too_much_are_withheld_as_a_whole_and_the_total_stays() {
        // Of six patients "1 to 4" and "none or at least 5" can only be one and five.
        TableResult table = counts(new long[][] {{1, 5}, {5, 1}});

        TableSuppression suppression = new TableSuppression(table, Set.of(), false);

        assertThat(marks(suppression, 0, 3)).containsExactly("OPEN", "BLANK", "BLANK");
        assertThat(marks(suppression, 1, 3)).containsExactly("OPEN", "BLANK", "BLANK");
    }

    @Test
    void zero_stays_visible_and_the_smallest_other_cell_of_the_row_protects_a_small_one() {
        TableResult table = counts(new long[][] {{3, 0, 40, 9}, {50, 30, 60, 70}});

        TableSuppression suppression = new TableSuppression(table, Set.of(), false);

        assertThat(marks(suppression, 0, 5)).containsExactly("OPEN", "SMALL", "OPEN", "OPEN", "WITHHELD");
        assertThat(marks(suppression, 1, 5)).containsExactly("OPEN", "WITHHELD", "OPEN", "OPEN", "WITHHELD");
    }

    @Test
    void two_small_cells_that_add_up_to_two_need_a_third() {
        TableResult table = unpartitioned(new long[][] {{1, 1, 40, 20}}, new long[] {30, 30, 50, 50});

        TableSuppression suppression = new TableSuppression(table, Set.of(), false);

        assertThat(marks(suppression, 0, 5)).containsExactly("OPEN", "SMALL", "SMALL", "OPEN", "WITHHELD");
    }

    @Test
    void a_group_of_four_hides_its_size_and_all_its_cells() {
        TableResult table = counts(new long[][] {{2, 20, 30}, {2, 40, 50}});

        TableSuppression suppression = new TableSuppression(table, Set.of(), false);

        assertThat(suppression.header(1)).isEqualTo(Mark.SMALL);
        assertThat(suppression.header(2)).isEqualTo(Mark.WITHHELD);
        assertThat(suppression.header(3)).isEqualTo(Mark.OPEN);
        assertThat(marks(suppression, 0, 4)).containsExactly("OPEN", "BLANK", "BLANK", "OPEN");
    }

    @Test
    void a_percentage_stays_roughly_visible_where_only_missing_values_are_few() {
        TableResult table = shares(new long[] {60, 80}, new long[] {30, 40}, new long[] {57, 78});

        TableSuppression suppression = new TableSuppression(table, Set.of(), false);

        assertThat(marks(suppression, 0, 3)).containsExactly("OPEN", "APPROXIMATE", "APPROXIMATE");
        assertThat(TableSuppression.rounded(30, 57)).isEqualTo(0.55);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_small_share_of_a_partition_with_missing_values_stays_in_doubt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[][] yesNoMissing = new long[3][2];
        for (int j = 0; j < 2; j++) {
            yesNoMissing[0][j] = random.nextInt(9);
            yesNoMissing[1][j] = random.nextInt(12);
            yesNoMissing[2][j] = random.nextInt(3) == 0 ? 0 : random.nextInt(8);
        }
        TableResult counted = counts(yesNoMissing);
        List<TableResult.Row> rows = new ArrayList<>();
        for (int r = 0; r < 3; r++) {
            List<Statistic> cells = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                List<TableResult.Row> all = counted.sections().get(0).rows();
                long n = ((Statistic.Count) all.get(r).cells().get(j)).n();
                long known = counted.columns().get(j).n()
                        - ((Statistic.Count) all.get(2).cells().get(j)).n();
                cells.add(r == 2 ? new Statistic.Count(n, true) : new Statistic.Share(n, known, INTERVAL));
            }
            rows.add(new TableResult.Row("r" + r, "Row " + r, cells));
        }
        TableResult table = new TableResult(
                "T99",
                "ALL",
                counted.accounting(),
                counted.columns(),
                true,
                List.of(new TableResult.Section("s", "Section", true, rows)),
                List.of());
        TableSuppression suppression = suppressed(table);
        // A share that is seen tells its denominator, and so the number of missing values of its column.
        Attack attack = new Attack(counted, suppression, yesNoMissing);

        assertThat(attack.revealedWithDenominators(table)).isEmpty();
    }

    private static List<String> marks(TableSuppression suppression, int row, int columns) {
        return IntStream.range(0, columns)
                .mapToObj(j -> suppression.mark(0, row, j).name())
                .toList();
    }

    private static TableSuppression suppressed(TableResult table) {
        return new TableSuppression(table, Set.of(), false);
    }

    private static Accounting accounting(long n) {
        return new Accounting(n, List.of(), n, List.of(), n);
    }

    /** A partition: rows add up to the size of each group, groups to the total. */
    static TableResult counts(long[][] n) {
        long[] sizes = new long[n[0].length];
        for (long[] row : n) {
            for (int j = 0; j < row.length; j++) {
                sizes[j] += row[j];
            }
        }
        return table(n, sizes, true);
    }

    private static TableResult unpartitioned(long[][] n, long[] sizes) {
        return table(n, sizes, false);
    }

    private static TableResult table(long[][] n, long[] sizes, boolean partition) {
        List<TableResult.Row> rows = new ArrayList<>();
        for (int r = 0; r < n.length; r++) {
            List<Statistic> cells = new ArrayList<>();
            cells.add(new Statistic.Count(LongStream.of(n[r]).sum(), true));
            for (long value : n[r]) {
                cells.add(new Statistic.Count(value, true));
            }
            rows.add(new TableResult.Row("r" + r, "Row " + r, cells));
        }
        return new TableResult(
                "T99",
                "ALL",
                accounting(LongStream.of(sizes).sum()),
                columns(sizes),
                true,
                List.of(new TableResult.Section("s", "Section", partition, rows)),
                List.of());
    }

    private static TableResult shares(long[] sizes, long[] n, long[] of) {
        List<Statistic> cells = new ArrayList<>();
        cells.add(new Statistic.Share(LongStream.of(n).sum(), LongStream.of(of).sum(), INTERVAL));
        for (int j = 0; j < n.length; j++) {
            cells.add(new Statistic.Share(n[j], of[j], INTERVAL));
        }
        return new TableResult(
                "T99",
                "ALL",
                accounting(LongStream.of(sizes).sum()),
                columns(sizes),
                true,
                List.of(new TableResult.Section(
                        "s", "Section", false, List.of(new TableResult.Row("r", "Row", cells)))),
                List.of());
    }

    private static TableResult sharesWithUnknown(long[] sizes, long[] n, long[] of) {
        TableResult shares = shares(sizes, n, of);
        List<Statistic> unknown = new ArrayList<>();
        unknown.add(new Statistic.Count(
                LongStream.of(sizes).sum() - LongStream.of(of).sum(), true));
        for (int j = 0; j < sizes.length; j++) {
            unknown.add(new Statistic.Count(sizes[j] - of[j], true));
        }
        return new TableResult(
                "T99",
                "ALL",
                shares.accounting(),
                shares.columns(),
                true,
                List.of(new TableResult.Section(
                        "s",
                        "Section",
                        false,
                        List.of(
                                shares.sections().get(0).rows().get(0),
                                new TableResult.Row("unknown", "Not known", unknown)))),
                List.of());
    }

    private static List<TableResult.Column> columns(long[] sizes) {
        List<TableResult.Column> columns = new ArrayList<>();
        columns.add(
                new TableResult.Column("TOTAL", "Total", LongStream.of(sizes).sum()));
        for (int j = 0; j < sizes.length; j++) {
            columns.add(new TableResult.Column("g" + j, "Group " + j, sizes[j]));
        }
        return columns;
    }
}
