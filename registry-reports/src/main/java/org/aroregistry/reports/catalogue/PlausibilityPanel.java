package org.aroregistry.reports.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aroregistry.reports.disclosure.Disclosed;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.IntervalPlot;
import org.aroregistry.reports.model.NumberText;
import org.aroregistry.reports.model.NumberText.TimeUnit;
import org.aroregistry.reports.model.Report;

/**
 * A02: our numbers beside published ones, and the bands within which they are expected.
 *
 * <p>Every number of ours is a cell of another report, as that report may show it.
 */
final class PlausibilityPanel extends TableReport {
    private static final String PERCENTAGES =
            "This registry with its interval beside published numbers, as context; shaded is the band within which our number is expected.";

    private static final String AGES =
            "Median age of this registry with its quartiles beside published medians, as context; shaded is the band within which ours is expected.";

    private static final String TRANSPLANTS = "T04";
    private static final double LARGEST_PERCENT = 100;
    private static final double PERCENT_STEP = 20;
    private static final double MONTH_STEP = 6;
    private static final double SHORTEST_MONTHS = 24;

    @Override
    public String id() {
        return "A02";
    }

    @Override
    public String title() {
        return "Plausibility: this registry beside published cohorts";
    }

    @Override
    public String question() {
        return "Do the main numbers of this registry lie where published cohorts and the registry's plausibility bands let one expect them?";
    }

    @Override
    String stub() {
        return "Measure";
    }

    @Override
    String caption() {
        return "Our numbers and the bands within which they are expected";
    }

    @Override
    CellText.ShareStyle shareStyle() {
        return CellText.ShareStyle.FRACTION_INTERVAL;
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Published numbers are context: other patients, years and definitions. Nothing is tested against them; only numbers that were read in"
                        + " the publication itself are shown, without intervals, as none were read.",
                "A band is a note for the data manager and no limit of quality: outside it, units, denominators, duplicates and missing reports"
                        + " are looked at before the number is believed.",
                "Each of our numbers is a cell of the report in the last column, on the patients of that report; what is hidden there is hidden"
                        + " here and not judged.");
    }

    @Override
    String timeConvention() {
        return "day of the first transplantation; ages are days since birth";
    }

    @Override
    String method() {
        return "Our estimates with their 95% intervals as in the reports that they are taken from; the median age with its quartiles. The bands were"
                + " set by the registry from the published cohorts, wide enough that a cohort of usual patients lies within them. Veno-occlusive"
                + " disease is as diagnosed by the site, and hypercalcaemia any within a year of the transplant: published series"
                + " count them over other times.";
    }

    @Override
    public Optional<Report> compose(DisclosedResults results) {
        return results.table(TRANSPLANTS).map(table -> {
            List<PlausibilityNumber> own = own(results);
            return report(
                    results,
                    table,
                    own.stream().map(PlausibilityNumber::disclosed).toList(),
                    List.of(verdict(own)));
        });
    }

    private List<PlausibilityNumber> own(DisclosedResults results) {
        BorrowedCells cells = new BorrowedCells(results);
        return Arrays.stream(PlausibilityMeasure.values())
                .map(measure -> {
                    Disclosed own = measure.own(cells);
                    return new PlausibilityNumber(measure, own, new CellText(shareStyle(), TimeUnit.MONTHS).cell(own));
                })
                .toList();
    }

    private static String verdict(List<PlausibilityNumber> own) {
        List<PlausibilityNumber> outside = own.stream()
                .filter(each -> each.judged().equals(PlausibilityNumber.OUTSIDE))
                .toList();
        if (outside.isEmpty()) {
            return "No number that may be judged lies outside its band.";
        }
        return "Outside the band: "
                + outside.stream()
                        .map(each -> each.measure().label() + ", " + each.cell().text() + ", expected "
                                + each.band().map(PlausibilityBand::text).orElse(""))
                        .collect(Collectors.joining("; "))
                + ". Look at the data before believing it.";
    }

    @Override
    List<Report.Block> body(DisclosedResults results, DisclosedTable table) {
        List<PlausibilityNumber> own = own(results);
        List<PlausibilityNumber> percentages =
                own.stream().filter(each -> !each.isAge()).toList();
        List<PlausibilityNumber> ages =
                own.stream().filter(PlausibilityNumber::isAge).toList();
        return List.of(
                plot("percentages", PERCENTAGES, "Percent of patients", LARGEST_PERCENT, PERCENT_STEP, percentages),
                plot("age", AGES, "Months of age, median of the patients", months(ages), MONTH_STEP, ages),
                numbers(own),
                published(own));
    }

    private static double months(List<PlausibilityNumber> ages) {
        double longest = ages.stream()
                .map(age -> age.onScale(age.cell().values().upper()))
                .filter(upper -> !Double.isNaN(upper))
                .max(Double::compare)
                .orElse(SHORTEST_MONTHS);
        return Math.max(SHORTEST_MONTHS, MONTH_STEP * Math.ceil(longest / MONTH_STEP));
    }

    private static IntervalPlot plot(
            String key, String caption, String axis, double end, double step, List<PlausibilityNumber> own) {
        List<IntervalPlot.Group> groups = own.stream()
                .map(each -> new IntervalPlot.Group(
                        each.measure().label(),
                        each.band().map(band -> new IntervalPlot.Band(band.lower(), band.upper())),
                        marks(each)))
                .toList();
        String words = groups.stream()
                .map(group -> group.label() + ": "
                        + group.marks().stream()
                                .map(mark -> mark.label() + " " + mark.text())
                                .collect(Collectors.joining("; ")))
                .collect(Collectors.joining(". "));
        return new IntervalPlot(key, caption, axis + ". " + words + ".", axis, end, step, groups);
    }

    private static List<IntervalPlot.Mark> marks(PlausibilityNumber own) {
        List<String> lines = own.cell().lines();
        Cell.Values values = own.cell().values();
        List<IntervalPlot.Mark> marks = new ArrayList<>();
        marks.add(new IntervalPlot.Mark(
                "This registry",
                true,
                own.value(),
                own.onScale(values.lower()),
                own.onScale(values.upper()),
                // A share has its fraction in the first line, an age its range in the second.
                own.cell().kind().equals("share") ? lines.get(lines.size() - 1) : lines.get(0)));
        for (PublishedNumber number : own.published()) {
            number.onScale()
                    .ifPresent(value -> marks.add(new IntervalPlot.Mark(
                            number.study().label() + (number.detail().isEmpty() ? "" : ", " + number.detail()),
                            false,
                            value,
                            Double.NaN,
                            Double.NaN,
                            NumberText.decimal(value, 1))));
        }
        return marks;
    }

    private Report.Table numbers(List<PlausibilityNumber> own) {
        List<Report.Row> rows = own.stream()
                .map(each -> new Report.Row(
                        key(each),
                        each.measure().label() + (each.isAge() ? ", months" : ""),
                        List.of(
                                each.cell(),
                                CellText.words(
                                        each.band().map(PlausibilityBand::text).orElse("\u2013")),
                                CellText.words(each.judged()),
                                CellText.words(each.measure().from()))))
                .toList();
        return new Report.Table(
                "main",
                caption(),
                stub(),
                List.of(
                        new Report.Column("registry", "This registry", ""),
                        new Report.Column("band", "Band", ""),
                        new Report.Column("check", "Note for the data manager", ""),
                        new Report.Column("from", "From", "")),
                List.of(new Report.Section("measures", "", rows)));
    }

    private static Report.Table published(List<PlausibilityNumber> own) {
        List<Report.Section> sections = own.stream()
                .filter(each -> !each.published().isEmpty())
                .map(each -> new Report.Section(key(each), each.measure().label(), rows(each.published())))
                .toList();
        return new Report.Table(
                "published",
                "Published numbers, as context",
                "Study",
                List.of(
                        new Report.Column("number", "Published", ""),
                        new Report.Column("study", "Source", ""),
                        new Report.Column("certainty", "Certainty", "A = read there")),
                sections);
    }

    private static List<Report.Row> rows(List<PublishedNumber> numbers) {
        return IntStream.range(0, numbers.size())
                .mapToObj(i -> new Report.Row(
                        numbers.get(i).study().code().toLowerCase(Locale.ROOT) + "_" + (i + 1),
                        numbers.get(i).study().label(),
                        List.of(
                                numbers.get(i).cell(),
                                CellText.words(numbers.get(i).study().words()),
                                CellText.words(numbers.get(i).study().certainty()))))
                .toList();
    }

    private static String key(PlausibilityNumber own) {
        return own.measure().name().toLowerCase(Locale.ROOT);
    }
}
