package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.endpoint.GrowthRule;
import org.aroregistry.core.endpoint.RateRule;
import org.aroregistry.core.endpoint.RatedEvent.Standing;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.aroregistry.statistics.rates.PoissonRate;
import org.aroregistry.statistics.rates.RateEstimator;

/**
 * T14: rates of fractures, infections and transfusions, and growth, by genotype.
 *
 * <p>Rates by interferon divide the same events once more: they are for the regulator.
 */
final class EventRates {
    private static final String EXACT = "exact Poisson";

    private final RateRule rule;
    private final GrowthRule growthRule;
    private final List<String> growthReferences;

    /**
     * Prepares the table.
     *
     * @param rule the limits by which events were counted
     * @param growthRule how growth was compared
     * @param growthReferences names of the references that growth was compared with, in order; may be empty
     */
    EventRates(RateRule rule, GrowthRule growthRule, List<String> growthReferences) {
        this.rule = rule;
        this.growthRule = growthRule;
        this.growthReferences = List.copyOf(growthReferences);
    }

    TableResult compute(StudyPopulation population) {
        PatientColumns columns = PatientColumns.byGenotype(population.in(AnalysisSet.ARO));
        List<Section> sections = new ArrayList<>();
        for (RatedKind kind : RatedKind.values()) {
            sections.add(new Section(
                    key(kind),
                    kind.label() + " by time from the first transplant",
                    false,
                    rates(columns, kind, period -> !period.isOfInterferon())));
        }
        for (RatedKind kind : RatedKind.values()) {
            sections.add(new Section(
                    Section.REGULATOR_ONLY + key(kind) + "_interferon",
                    kind.label() + " by interferon",
                    false,
                    rates(columns, kind, RatedPeriod::isOfInterferon)));
        }
        sections.add(new Section(
                Section.REGULATOR_ONLY + "rows",
                "Rows of the files, and whether they count",
                false,
                Arrays.stream(RatedKind.values())
                        .flatMap(kind -> standings(columns, kind).stream())
                        .toList()));
        sections.add(new Section(
                Section.REGULATOR_ONLY + "dispersion",
                "Variance over mean of the events of a patient",
                false,
                Arrays.stream(RatedKind.values())
                        .map(kind -> columns.row(key(kind), kind.label(), group -> dispersion(group, kind)))
                        .toList()));
        if (!growthReferences.isEmpty()) {
            sections.addAll(GrowthRows.sections(columns));
        }
        return new TableResult(
                "T14",
                AnalysisSet.ARO.name(),
                population.accounting(AnalysisSet.ARO),
                columns.columns(),
                true,
                sections,
                notes());
    }

    private static String key(RatedKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static List<Row> rates(PatientColumns columns, RatedKind kind, Predicate<RatedPeriod> which) {
        return Arrays.stream(RatedPeriod.values())
                .filter(which)
                .map(period -> columns.row(
                        period.name().toLowerCase(Locale.ROOT),
                        kind.label() + " " + period.label(),
                        group -> rate(group, kind, period)))
                .toList();
    }

    /** Also a group without time at risk is a rate, of no events: sums over groups must stay complete. */
    private static Statistic rate(List<AnalysedPatient> group, RatedKind kind, RatedPeriod period) {
        long patients = 0;
        long events = 0;
        long days = 0;
        for (AnalysedPatient patient : group) {
            Optional<EventTally> tally = Optional.ofNullable(patient.tallies().get(kind));
            long followed = tally.map(found -> found.days(period)).orElse(0L);
            patients += followed > 0 ? 1 : 0;
            days += followed;
            events += tally.map(found -> found.events(period)).orElse(0L);
        }
        if (days == 0) {
            Interval none = new Interval(Double.NaN, Double.NaN, Double.NaN, EXACT);
            return new Statistic.Rate(0, 0, 0, Double.NaN, none);
        }
        PoissonRate rate = RateEstimator.withDefaults().estimate(events, days / Cells.DAYS_PER_YEAR);
        return new Statistic.Rate(
                patients, events, rate.personTime(), rate.rate(), Cells.interval(rate.interval(), EXACT));
    }

    /**
     * Compares how events are spread over patients with a Poisson distribution of one rate: Pearson's chi-square over its degrees of freedom. If all
     * are followed equally long it is the variance of their counts over the mean.
     */
    private static Statistic dispersion(List<AnalysedPatient> group, RatedKind kind) {
        List<EventTally> tallies = group.stream()
                .flatMap(patient -> Optional.ofNullable(patient.tallies().get(kind)).stream())
                .filter(tally -> tally.followed() > 0)
                .toList();
        double days = tallies.stream().mapToLong(EventTally::followed).sum();
        double events = tallies.stream().mapToLong(EventTally::counted).sum();
        if (tallies.size() < 2 || events == 0) {
            return new Statistic.NotEstimable(tallies.size() < 2 ? "fewer than two patients followed" : "no events");
        }
        double chiSquare = 0;
        for (EventTally tally : tallies) {
            double expected = events * tally.followed() / days;
            chiSquare += (tally.counted() - expected) * (tally.counted() - expected) / expected;
        }
        return new Statistic.Amount(tallies.size(), "ratio", chiSquare / (tallies.size() - 1));
    }

    private static List<Row> standings(PatientColumns columns, RatedKind kind) {
        return Arrays.stream(Standing.values())
                .filter(standing -> standing != Standing.OTHER_KIND)
                .map(standing -> columns.row(
                        key(kind) + "_" + standing.name().toLowerCase(Locale.ROOT),
                        kind.label() + ": " + standing.label().toLowerCase(Locale.ROOT),
                        group -> new Statistic.Count(
                                group.stream()
                                        .flatMap(patient -> Optional.ofNullable(
                                                patient.tallies().get(kind))
                                                .stream())
                                        .mapToLong(tally -> tally.standings().getOrDefault(standing, 0L))
                                        .sum(),
                                false)))
                .toList();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(List.of(
                "Rates by definition " + rule.version()
                        + ". At risk are the days from one visit to the next, if that came within "
                        + rule.visitGapDays()
                        + " days, from enrolment to the end of follow-up. An event on another day does not count.",
                "A bone that breaks again within " + rule.sameFractureDays()
                        + " days without having healed is the same fracture. Episodes of infection are at least "
                        + rule.symptomFreeDays() + " days apart. Each transfusion is an event.",
                "Patients whose site never sent a file have no time at risk for its events.",
                "The limits take events as independent. Where the variance of the events of a patient is above their mean, as of few"
                        + " patients with many events, they are too narrow."));
        notes.add(growthNote());
        return notes;
    }

    private String growthNote() {
        if (growthReferences.isEmpty()) {
            return "Growth was compared with no reference (aro analyse --growth-reference none), so there are no z-scores.";
        }
        return "Growth by definition " + growthRule.version() + ", at the measurement nearest to the day, at most "
                + growthRule.nearDays() + " days away ("
                + growthRule.farDays() + " from more than two years on), compared with "
                + String.join(", then ", growthReferences)
                + (growthReferences.size() == 1
                        ? ". At ages that it does not cover there is no score."
                        : "; the first that covers sex and age counts, and two of them do not join smoothly.");
    }
}
