package org.aroregistry.reports.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.aroregistry.core.result.Accounting;

/**
 * Decides which lines of an accounting are hidden from the public.
 *
 * <p>A reason with 1 to 4 patients is hidden, and then as many further lines as are needed so that the two sums do not give
 * it away: other reasons first, then the number registered or eligible, the number analysed last.
 */
final class AccountingSuppression {
    private final List<Line> lines = new ArrayList<>();
    private final Accounting accounting;
    private final int eligible;
    private final int analysed;

    private static final class Line {
        private final long n;
        private final int cost;
        private Mark mark;
        private boolean mustHide;

        Line(long n, int cost) {
            this.n = n;
            this.cost = cost;
            this.mark = Profile.isSmall(n) ? Mark.SMALL : Mark.OPEN;
        }
    }

    AccountingSuppression(Accounting accounting, boolean hideRegistered) {
        this.accounting = accounting;
        lines.add(new Line(accounting.registered(), 1));
        accounting.exclusions().forEach(reason -> lines.add(new Line(reason.n(), 0)));
        eligible = lines.size();
        lines.add(new Line(accounting.eligible(), 2));
        accounting.losses().forEach(reason -> lines.add(new Line(reason.n(), 0)));
        analysed = lines.size();
        lines.add(new Line(accounting.analysed(), 3));
        if (hideRegistered && lines.get(0).mark == Mark.OPEN) {
            lines.get(0).mark = Mark.WITHHELD;
            lines.get(0).mustHide = true;
        }
        while (exposed()) {
            hideOneMore();
        }
    }

    /** Tells whether the number of registered patients is hidden. */
    boolean hidesRegistered() {
        return lines.get(0).mark != Mark.OPEN;
    }

    /** Tells whether the number of analysed patients is hidden. */
    boolean hidesAnalysed() {
        return lines.get(analysed).mark != Mark.OPEN;
    }

    /** Returns what is left. */
    DisclosedAccounting disclosed() {
        return new DisclosedAccounting(
                line(0),
                reasons(accounting.exclusions(), 1),
                line(eligible),
                reasons(accounting.losses(), eligible + 1),
                line(analysed));
    }

    private List<DisclosedAccounting.Reason> reasons(List<Accounting.Reason> reasons, int first) {
        return IntStream.range(0, reasons.size())
                .mapToObj(i -> new DisclosedAccounting.Reason(
                        reasons.get(i).code(), reasons.get(i).label(), line(first + i)))
                .toList();
    }

    private Disclosed line(int i) {
        return Disclosure.count(lines.get(i).mark, lines.get(i).n);
    }

    private boolean exposed() {
        CountPuzzle puzzle = new CountPuzzle();
        int[] unknowns = new int[lines.size()];
        for (int i = 0; i < unknowns.length; i++) {
            Line line = lines.get(i);
            unknowns[i] = switch (line.mark) {
                case SMALL -> puzzle.unknown(1, Profile.SMALLEST_PUBLIC_COUNT - 1, false);
                case OPEN -> -1;
                default -> puzzle.unknown(0, 1e9, true);
            };
        }
        if (addSum(puzzle, unknowns, 0, eligible) || addSum(puzzle, unknowns, eligible, analysed)) {
            return true;
        }
        boolean[] solved = puzzle.solved();
        return IntStream.range(0, unknowns.length)
                .anyMatch(i -> unknowns[i] >= 0
                        && solved[unknowns[i]]
                        && (lines.get(i).mark == Mark.SMALL || lines.get(i).mustHide));
    }

    /** Adds a sum of the accounting; tells whether its hidden reasons together are too few patients. */
    private boolean addSum(CountPuzzle puzzle, int[] unknowns, int whole, int rest) {
        List<Integer> hidden = new ArrayList<>();
        List<Integer> signs = new ArrayList<>();
        long seen = 0;
        for (int i = whole; i <= rest; i++) {
            int sign = i == whole ? 1 : -1;
            if (unknowns[i] < 0) {
                seen += sign * lines.get(i).n;
            } else {
                hidden.add(unknowns[i]);
                signs.add(sign);
            }
        }
        puzzle.sum(hidden, signs, -seen);
        return unknowns[whole] < 0 && unknowns[rest] < 0 && Profile.isSmall(seen);
    }

    private void hideOneMore() {
        lines.stream()
                        .filter(line -> line.mark == Mark.OPEN && (line.n > 0 || line.cost > 0))
                        .min(Comparator.<Line>comparingInt(line -> line.cost).thenComparingLong(line -> line.n))
                        .orElseThrow(() ->
                                new DisclosureException("the accounting cannot be made safe: its sums give away a small"
                                        + " number of patients"))
                        .mark =
                Mark.WITHHELD;
    }
}
