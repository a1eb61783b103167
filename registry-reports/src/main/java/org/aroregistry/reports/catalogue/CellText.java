package org.aroregistry.reports.catalogue;

import static org.aroregistry.reports.model.NumberText.SPACE;
import static org.aroregistry.reports.model.NumberText.count;
import static org.aroregistry.reports.model.NumberText.decimal;
import static org.aroregistry.reports.model.NumberText.machine;
import static org.aroregistry.reports.model.NumberText.percent;
import static org.aroregistry.reports.model.NumberText.percentInterval;
import static org.aroregistry.reports.model.NumberText.range;
import static org.aroregistry.reports.model.NumberText.reached;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Quantiles;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.reports.disclosure.Disclosed;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.CellStatus;
import org.aroregistry.reports.model.NumberText;
import org.aroregistry.reports.model.NumberText.TimeUnit;

/** Puts what may be seen of a statistic into words. */
final class CellText {
    /** What is printed in place of a count of 1 to 4. */
    static final String SMALL = "<5";

    /** What is printed in place of a withheld cell. */
    static final String WITHHELD = "[c]";

    /** What is printed where a number cannot be estimated and the reason is long. */
    static final String NOT_ESTIMABLE = "NE";

    private static final int SHORT_REASON = 11;
    private static final int LARGE_AMOUNT = 1000;

    /** Units of amounts that are counts when they are whole. */
    private static final Set<String> COUNTED = Set.of("courses", "patients", "windows");

    private static final Set<String> TWO_DECIMALS = Set.of("ratio", "z", "events per patient");

    /** How a part of a group is printed. */
    enum ShareStyle {
        /** 23 (60.5): for descriptions. */
        COUNT_PERCENT,
        /** 23/38 and below it 60.5 (44.7–74.4): for prevalences. */
        FRACTION_INTERVAL
    }

    private final ShareStyle shareStyle;
    private final TimeUnit timeUnit;

    CellText(ShareStyle shareStyle, TimeUnit timeUnit) {
        this.shareStyle = shareStyle;
        this.timeUnit = timeUnit;
    }

    /** Returns a writer of counts and lines that have no unit of time. */
    static CellText plain() {
        return new CellText(ShareStyle.COUNT_PERCENT, TimeUnit.DAYS);
    }

    /** Returns a cell of words that rest on no patients. */
    static Cell words(String text) {
        return shown("text", List.of(text), Cell.Values.NONE);
    }

    /** Returns the cell. */
    Cell cell(Disclosed disclosed) {
        if (disclosed instanceof Disclosed.Small) {
            return new Cell("count", CellStatus.SMALL, List.of(SMALL), Cell.Values.NONE, "");
        }
        if (disclosed instanceof Disclosed.Withheld) {
            return new Cell("none", CellStatus.WITHHELD, List.of(WITHHELD), Cell.Values.NONE, "");
        }
        if (disclosed instanceof Disclosed.Approximate approximate) {
            return new Cell(
                    "share",
                    CellStatus.APPROXIMATE,
                    List.of("\u2248" + SPACE + decimal(100 * approximate.proportion(), 0) + "%"),
                    Cell.Values.NONE,
                    "");
        }
        if (disclosed instanceof Disclosed.Quartiles quartiles) {
            return distribution(
                    "",
                    quartiles.unit(),
                    new Quantiles(
                            Double.NaN,
                            quartiles.lowerQuartile(),
                            quartiles.median(),
                            quartiles.upperQuartile(),
                            Double.NaN));
        }
        if (disclosed instanceof Disclosed.Value value) {
            return value(value);
        }
        return statistic(((Disclosed.Shown) disclosed).statistic());
    }

    private Cell statistic(Statistic statistic) {
        if (statistic instanceof Statistic.Count count) {
            return shown("count", List.of(count(count.n())), new Cell.Values(machine(count.n()), "", "", "", "", ""));
        }
        if (statistic instanceof Statistic.Share share) {
            return share(share);
        }
        if (statistic instanceof Statistic.Distribution distribution) {
            return distribution.n() == 0
                    ? none("no values")
                    : distribution(machine(distribution.n()), distribution.unit(), distribution.quantiles());
        }
        if (statistic instanceof Statistic.Rate rate) {
            return rate(rate);
        }
        if (statistic instanceof Statistic.Estimate estimate) {
            return estimate(machine(estimate.atRisk()), estimate.unit(), estimate.value(), estimate.interval());
        }
        if (statistic instanceof Statistic.Amount amount) {
            return amount(machine(amount.patients()), amount.unit(), amount.value());
        }
        if (statistic instanceof Statistic.Text text) {
            return shown("text", List.of(text.text()), Cell.Values.NONE);
        }
        return none(((Statistic.NotEstimable) statistic).reason());
    }

    private static Cell shown(String kind, List<String> lines, Cell.Values values) {
        return new Cell(kind, CellStatus.SHOWN, lines, values, "");
    }

    private static Cell none(String reason) {
        return new Cell(
                "none",
                CellStatus.NONE,
                List.of(reason.length() <= SHORT_REASON ? reason : NOT_ESTIMABLE),
                Cell.Values.NONE,
                "");
    }

    private Cell share(Statistic.Share share) {
        if (share.of() == 0) {
            return new Cell("share", CellStatus.NONE, List.of("0/0"), Cell.Values.NONE, "");
        }
        double proportion = (double) share.n() / share.of();
        Interval interval = share.interval();
        Cell.Values values = new Cell.Values(
                machine(share.n()),
                machine(share.of()),
                machine(proportion),
                machine(interval.lower()),
                machine(interval.upper()),
                "proportion");
        if (shareStyle == ShareStyle.COUNT_PERCENT) {
            return shown("share", List.of(count(share.n()) + SPACE + "(" + percent(proportion) + ")"), values);
        }
        String estimate = percent(proportion) + SPACE + percentInterval(interval.lower(), interval.upper());
        return shown("share", List.of(count(share.n()) + "/" + count(share.of()), estimate.strip()), values);
    }

    private Cell distribution(String n, String unit, Quantiles quantiles) {
        List<String> lines = new ArrayList<>();
        lines.add(number(unit, quantiles.median())
                + SPACE
                + range(number(unit, quantiles.lowerQuartile()), number(unit, quantiles.upperQuartile())));
        if (!Double.isNaN(quantiles.minimum()) && !Double.isNaN(quantiles.maximum())) {
            String range = range(number(unit, quantiles.minimum()), number(unit, quantiles.maximum()));
            lines.add("[" + range.substring(1, range.length() - 1) + "]");
        }
        return shown(
                "distribution",
                lines,
                new Cell.Values(
                        n,
                        "",
                        machine(quantiles.median()),
                        machine(quantiles.lowerQuartile()),
                        machine(quantiles.upperQuartile()),
                        unit));
    }

    private String number(String unit, double value) {
        return unit.equals("days") ? timeUnit.of(value) : amountText(unit, value);
    }

    private static Cell rate(Statistic.Rate rate) {
        if (Double.isNaN(rate.rate())) {
            return none("no time at risk");
        }
        return shown(
                "rate",
                List.of(
                        count(rate.events()) + "/" + decimal(rate.personYears(), 1) + SPACE + "py",
                        decimal(100 * rate.rate(), 1)
                                + SPACE
                                + range(
                                        decimal(100 * rate.interval().lower(), 1),
                                        decimal(100 * rate.interval().upper(), 1))),
                new Cell.Values(
                        machine(rate.events()),
                        machine(rate.personYears()),
                        machine(rate.rate()),
                        machine(rate.interval().lower()),
                        machine(rate.interval().upper()),
                        "per year"));
    }

    private Cell value(Disclosed.Value value) {
        return value.interval().method().isEmpty()
                ? amount("", value.unit(), value.value())
                : estimate("", value.unit(), value.value(), value.interval());
    }

    private Cell estimate(String n, String unit, double value, Interval interval) {
        Cell.Values values =
                new Cell.Values(n, "", machine(value), machine(interval.lower()), machine(interval.upper()), unit);
        boolean noEvent = interval.method().equals(Interval.NO_EVENT);
        if (unit.equals("probability") || unit.equals("proportion")) {
            String limits =
                    noEvent ? "(" + Interval.NO_EVENT + ")" : percentInterval(interval.lower(), interval.upper());
            return shown("estimate", List.of((percent(value) + SPACE + limits).strip()), values);
        }
        if (noEvent) {
            return shown("estimate", List.of(number(unit, value) + SPACE + "(" + Interval.NO_EVENT + ")"), values);
        }
        String text = Double.isNaN(value) ? reached(value, 0) : number(unit, value);
        String limits = Double.isNaN(interval.lower()) && Double.isNaN(interval.upper())
                ? ""
                : SPACE + range(number(unit, interval.lower()), number(unit, interval.upper()));
        return shown("estimate", List.of(text + limits), values);
    }

    private Cell amount(String n, String unit, double value) {
        if (Double.isNaN(value)) {
            return none("none");
        }
        String text = unit.equals("days") ? timeUnit.of(value) : amountText(unit, value);
        return shown("amount", List.of(text), new Cell.Values(n, "", machine(value), "", "", unit));
    }

    private static String amountText(String unit, double value) {
        if (unit.equals("p")) {
            return NumberText.pValue(value);
        }
        if (TWO_DECIMALS.contains(unit)) {
            return decimal(value, 2);
        }
        boolean whole = value == Math.rint(value) && COUNTED.contains(unit);
        return decimal(value, whole || Math.abs(value) >= LARGE_AMOUNT ? 0 : 1);
    }
}
