package org.aroregistry.reports.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.aroregistry.core.result.Accounting;

/**
 * Decides which lines of an accounting are hidden from the public.
 *
 * <p>A reason with 1 to 4 patients is hidden, and then as many further lines of its sum as are needed so that they do not give it
 * away: other reasons first, then the number registered or analysed. The number eligible comes last: reports that lose nobody print it as
 * the number of their patients, so that it cannot be hidden in one report alone.
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
        this(accounting, hideRegistered, n -> false);
    }

    /**
     * Suppresses an accounting.
     *
     * @param telling tells of the numbers eligible and analysed whether they have to be hidden for what another report says
     */
    AccountingSuppression(Accounting accounting, boolean hideRegistered, LongPredicate telling) {
        this.accounting = accounting;
        lines.add(new Line(accounting.registered(), 1));
        accounting.exclusions().forEach(reason -> lines.add(new Line(reason.n(), 0)));
        eligible = lines.size();
        lines.add(new Line(accounting.eligible(), 3));
        accounting.losses().forEach(reason -> lines.add(new Line(reason.n(), 0)));
        analysed = lines.size();
        lines.add(new Line(accounting.analysed(), accounting.losses().isEmpty() ? 3 : 2));
        hide(0, hideRegistered);
        hide(eligible, telling.test(accounting.eligible()));
        hide(analysed, telling.test(accounting.analysed()));
        boolean exposed = true;
        while (exposed) {
            exposed = exposed(0, eligible);
            if (exposed) {
                hideOneMore(0, eligible);
            } else if (exposed(eligible, analysed)) {
                exposed = true;
                hideOneMore(eligible, analysed);
            }
        }
    }

    private void hide(int i, boolean must) {
        if (must && lines.get(i).mark == Mark.OPEN) {
            lines.get(i).mark = Mark.WITHHELD;
            lines.get(i).mustHide = true;
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

    /** Tells whether a line of a sum can be worked out from both sums, or its hidden reasons together are too few patients. */
    private boolean exposed(int whole, int rest) {
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
        boolean first = addSum(puzzle, unknowns, 0, eligible);
        boolean second = addSum(puzzle, unknowns, eligible, analysed);
        if (whole == 0 ? first : second) {
            return true;
        }
        boolean[] solved = puzzle.solved();
        return IntStream.rangeClosed(whole, rest)
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

    /** Hides one more line of a sum, or of the other one if that gives the number eligible away. */
    private void hideOneMore(int whole, int rest) {
        cheapest(lines.subList(whole, rest + 1))
                        .or(() -> cheapest(lines))
                        .orElseThrow(() ->
                                new DisclosureException("the accounting cannot be made safe: its sums give away a small"
                                        + " number of patients"))
                        .mark =
                Mark.WITHHELD;
    }

    private static Optional<Line> cheapest(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.mark == Mark.OPEN && (line.n > 0 || line.cost > 0))
                .min(Comparator.<Line>comparingInt(line -> line.cost).thenComparingLong(line -> line.n));
    }
}
