package org.aroregistry.reports.disclosure;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.aroregistry.reports.disclosure.MarkedTable.Position;

/**
 * Whether a hidden count could be another one, given all that is printed.
 *
 * <p>It looks for a witness: another table that prints the same. Where none is found the count is taken as certain.
 */
final class Doubt {
    private static final int FARTHEST_MOVE = 6;

    private final MarkedTable grid;

    Doubt(MarkedTable grid) {
        this.grid = grid;
    }

    /** Finds a small count in linked rows for which no other table would print the same. */
    Optional<Position> firstCertain(int s, List<Integer> scope) {
        return scope.size() == 1
                ? Optional.empty()
                : scope.stream()
                        .flatMap(r -> IntStream.range(0, grid.header.length).mapToObj(j -> new Position(s, r, j)))
                        .filter(at -> grid.header[at.column()] == Mark.OPEN
                                && grid.marks[s][at.row()][at.column()] != Mark.OPEN
                                && grid.countsPrinted(s, at.row(), at.column()))
                        .filter(at -> !doubtRemains(at))
                        .findFirst();
    }

    /** Finds a small count of a partition for which no other table would print the same. */
    Optional<Position> firstCertain(int s) {
        int rows = grid.marks[s].length;
        CycleSearch search =
                new CycleSearch(rows + 1, grid.header.length, (r, j, change) -> mayChange(s, r, j, change));
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < grid.header.length; j++) {
                Parts parts = grid.parts(s, r, j);
                if (parts != null
                        && grid.marks[s][r][j] != Mark.OPEN
                        && grid.countsPrinted(s, r, j)
                        && (Profile.isSmall(parts.n())
                                || (grid.header[j] == Mark.OPEN && Profile.isSmall(parts.without())))
                        && !search.exists(r, j)) {
                    return Optional.of(new Position(s, r, j));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Tells whether a count of a partition could differ by so much and print the same; the row after the last is the sizes.
     *
     * <p>The total and the sizes stand on the other side of their sums, so they change the other way.
     */
    private boolean mayChange(int s, int r, int j, int change) {
        int signed = (j == 0) == (r == grid.marks[s].length) ? change : -change;
        if (r == grid.marks[s].length) {
            long size = grid.size(j) + signed;
            return switch (grid.header[j]) {
                case OPEN -> false;
                case SMALL -> Profile.isSmall(size);
                default -> size >= 0 && !Profile.isSmall(size);
            };
        }
        Parts parts = grid.parts(s, r, j);
        if (parts == null || grid.marks[s][r][j] == Mark.OPEN) {
            return false;
        }
        long n = parts.n() + signed;
        if (n < 0 || (grid.header[j] == Mark.OPEN && parts.without() - signed < 0)) {
            return false;
        }
        return switch (grid.marks[s][r][j]) {
            case SMALL -> Profile.isSmall(n);
            case BLANK -> true;
            default -> !Profile.isSmall(n);
        };
    }

    /**
     * Tells whether each small part of the row could be another number, given all that is printed.
     *
     * <p>It looks for a witness: patients moved between the parts of one hidden cell, and the other way round in another one,
     * so that every printed number and sign stays as it is.
     */
    boolean doubtRemains(int s, int r) {
        return IntStream.range(0, grid.header.length)
                .filter(j -> grid.marks[s][r][j] != Mark.OPEN && grid.parts(s, r, j) != null)
                .allMatch(j -> doubtRemains(new Position(s, r, j)));
    }

    private boolean doubtRemains(Position at) {
        Parts parts = grid.shareParts(at.section(), at.row(), at.column());
        long[] values = {parts.n(), parts.without(), parts.unknown()};
        for (int part = 0; part < values.length; part++) {
            if (Profile.isSmall(values[part])) {
                // A count of those not known moves with the share that it belongs to.
                Optional<RowLinks.Link> share = parts.share() ? Optional.empty() : linkToShare(at);
                boolean doubt = share.isPresent()
                        ? hasWitness(
                                at.section(),
                                share.get().otherRow(),
                                at.column(),
                                share.get().otherPart())
                        : hasWitness(at.section(), at.row(), at.column(), part);
                if (!doubt) {
                    return false;
                }
            }
        }
        return true;
    }

    private Optional<RowLinks.Link> linkToShare(Position at) {
        return grid.links[at.section()].of(at.row()).stream()
                .filter(link -> link.part() == RowLinks.N)
                .filter(link -> grid.shareParts(at.section(), link.otherRow(), at.column())
                        .share())
                .findFirst();
    }

    private boolean hasWitness(int s, int r, int j, int part) {
        for (int n = -FARTHEST_MOVE; n <= FARTHEST_MOVE; n++) {
            for (int unknown = -FARTHEST_MOVE; unknown <= FARTHEST_MOVE; unknown++) {
                int without = -n - unknown;
                if (unknown != 0 && !grid.shareParts(s, r, j).share()) {
                    continue;
                }
                int moved = part == 0 ? n : part == 1 ? without : unknown;
                if (moved != 0 && staysPrinted(s, r, j, n, without, unknown)) {
                    if (!grid.rowAddsUp(s, r) || hasCounterpart(s, r, j, n, without, unknown)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Tells whether another hidden cell of the row could take up the move. */
    private boolean hasCounterpart(int s, int r, int j, int n, int without, int unknown) {
        for (int k = 0; k < grid.header.length; k++) {
            // Moves in the total go the same way as in the group, moves between groups the other way.
            int sign = (j == 0) == (k == 0) ? -1 : 1;
            if (k != j
                    && grid.marks[s][r][k] != Mark.OPEN
                    && staysPrinted(s, r, k, sign * n, sign * without, sign * unknown)) {
                return true;
            }
        }
        return false;
    }

    private boolean staysPrinted(int s, int r, int j, int moveN, int moveWithout, int moveUnknown) {
        int[] moves = {moveN, moveWithout, moveUnknown};
        return cellStaysPrinted(s, r, j, moves)
                && grid.links[s].of(r).stream().allMatch(link -> linkedStaysPrinted(s, j, link, moves));
    }

    /** Tells whether the row that counts the same patients in other words stays as it is printed. */
    private boolean linkedStaysPrinted(int s, int j, RowLinks.Link link, int[] moves) {
        int move = moves[link.part()];
        Parts other = grid.shareParts(s, link.otherRow(), j);
        if (move == 0) {
            return true;
        }
        if (!other.share()) {
            int moveN = link.otherPart() == RowLinks.N ? move : -move;
            return cellStaysPrinted(s, link.otherRow(), j, new int[] {moveN, 0, 0});
        }
        // Two shares are linked by more than one part: those moves come together.
        int[] otherMoves = new int[moves.length];
        for (RowLinks.Link each : grid.links[s].of(link.row())) {
            if (each.otherRow() == link.otherRow()) {
                otherMoves[each.otherPart()] = moves[each.part()];
            }
        }
        return otherMoves[0] + otherMoves[1] + otherMoves[2] == 0
                && cellStaysPrinted(s, link.otherRow(), j, otherMoves);
    }

    private boolean cellStaysPrinted(int s, int r, int j, int[] moves) {
        int moveN = moves[0];
        int moveWithout = moves[1];
        int moveUnknown = moves[2];
        Parts parts = grid.shareParts(s, r, j);
        long n = parts.n() + moveN;
        long without = parts.without() + moveWithout;
        long unknown = parts.unknown() + moveUnknown;
        if (n < 0 || without < 0 || unknown < 0 || (unknown > 0 && grid.allKnown(s, r))) {
            return false;
        }
        return switch (grid.marks[s][r][j]) {
            case OPEN -> false;
            case SMALL -> Profile.isSmall(n);
            case BLANK -> true;
            case WITHHELD -> !Profile.isSmall(n);
            case APPROXIMATE ->
                !Profile.isSmall(n)
                        && !Profile.isSmall(without)
                        && n + without > 0
                        && TableSuppression.rounded(n, n + without)
                                == TableSuppression.rounded(parts.n(), parts.n() + parts.without());
        };
    }
}
