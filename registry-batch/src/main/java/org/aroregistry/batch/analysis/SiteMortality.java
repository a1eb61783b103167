package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.EndpointResult.Analysed;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Column;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.tables.FunnelLimits;

/**
 * F08: mortality one year after the first transplant by site, with the limits that chance alone gives.
 *
 * <p>A site is compared by a plain proportion, so only patients count who were followed from the transplant on and could have been followed for a
 * year: transplants at least a full calendar year before the site's last extract. Those of them whose year is not complete are shown and are
 * in no denominator. Sites with fewer than five patients are put together.
 */
final class SiteMortality {
    /** Id of the table of limits. */
    static final String LIMITS = "F08_LIMITS";

    private static final String SURVIVAL = "OS_HSCT1";
    private static final int YEAR_DAYS = 365;
    private static final int SMALLEST_SITE = 5;
    private static final int MOST_SIZES = 60;
    private static final ConfidenceLevel WARNING = ConfidenceLevel.NINETY_FIVE_PERCENT;
    private static final ConfidenceLevel ALARM = new ConfidenceLevel(0.998);
    private static final Accounting.Reason LATER =
            new Accounting.Reason("ENROLLED_LATER", "Enrolled after the transplant: who died before is not known", 0);
    private static final Accounting.Reason RECENT = new Accounting.Reason(
            "TOO_RECENT",
            "Transplant less than a full calendar year before the last extract, or its year not known",
            0);

    private final EndpointDefinition survival;
    private final Map<String, Integer> extractYears = new TreeMap<>();

    /**
     * Prepares the table.
     *
     * @param endpoints with overall survival after the first transplant
     * @param sites what the sites have delivered
     */
    SiteMortality(EndpointCatalogue endpoints, List<SiteDelivery> sites) {
        this.survival = endpoints.definition(SURVIVAL);
        sites.forEach(site -> extractYears.put(site.siteId(), site.extractYear()));
    }

    /** How the first year after the transplant ended. */
    private enum Year {
        DEAD("Dead within a year"),
        ALIVE("Alive after a year"),
        NOT_KNOWN("Followed for less than a year");

        private final String label;

        Year(String label) {
            this.label = label;
        }
    }

    TableResult compute(StudyPopulation population) {
        PatientColumns columns = columns(compared(population));
        return new TableResult(
                "F08",
                survival.set().name(),
                accounting(population),
                columns.columns(),
                true,
                List.of(new Section("year", "One year after the transplant", true, rows(columns))),
                List.of(
                        "Sites are those that follow the patients. Sites with fewer than " + SMALLEST_SITE
                                + " patients are put together.",
                        "Nothing is adjusted: sites differ in the age, the disease and the donors of their patients."));
    }

    /**
     * Computes the limits for sites of every size that there is; none if the public could not see the mortality of all.
     *
     * <p>The limits tell the mortality of all sites together.
     */
    TableResult limits(StudyPopulation population) {
        List<AnalysedPatient> compared = compared(population);
        long dead = count(compared, Year.DEAD);
        long alive = count(compared, Year.ALIVE);
        List<Row> rows = new ArrayList<>();
        if (dead >= SMALLEST_SITE && alive >= SMALLEST_SITE) {
            FunnelLimits limits = new FunnelLimits((double) dead / (dead + alive));
            for (long size : sizes(columns(compared))) {
                rows.add(row(limits, size, dead + alive));
            }
        }
        return new TableResult(
                LIMITS,
                survival.set().name(),
                accounting(population),
                List.of(
                        new Column("lower_998", "99.8%, lower", compared.size()),
                        new Column("lower_95", "95%, lower", compared.size()),
                        new Column("upper_95", "95%, upper", compared.size()),
                        new Column("upper_998", "99.8%, upper", compared.size())),
                false,
                List.of(new Section("limits", "Limits by the number of patients", false, rows)),
                List.of());
    }

    private static Row row(FunnelLimits limits, long size, long patients) {
        ConfidenceInterval warning = limits.of(size, WARNING);
        ConfidenceInterval alarm = limits.of(size, ALARM);
        List<Statistic> cells = new ArrayList<>();
        for (double limit : new double[] {alarm.lower(), warning.lower(), warning.upper(), alarm.upper()}) {
            cells.add(new Statistic.Amount(patients, "percent of patients", 100 * limit));
        }
        return new Row("n_" + size, Long.toString(size), cells);
    }

    /** All sizes up to that of the largest site, or some sixty of them. */
    private static List<Long> sizes(PatientColumns columns) {
        long largest = columns.groups().stream()
                .skip(1)
                .mapToLong(group -> count(group, Year.DEAD) + count(group, Year.ALIVE))
                .max()
                .orElse(0);
        long step = Math.max(1, largest / MOST_SIZES);
        List<Long> sizes = new ArrayList<>();
        for (long size = 1; size < largest + step; size += step) {
            sizes.add(size);
        }
        return sizes;
    }

    private static List<Row> rows(PatientColumns columns) {
        List<Row> rows = new ArrayList<>();
        for (Year year : List.of(Year.DEAD, Year.ALIVE)) {
            rows.add(columns.row(
                    year.name().toLowerCase(Locale.ROOT),
                    year.label,
                    group -> Cells.exactShare(
                            group.stream().filter(is(year)).count(),
                            group.stream().filter(is(Year.NOT_KNOWN).negate()).count())));
        }
        rows.add(columns.row(
                "not_known",
                Year.NOT_KNOWN.label,
                group ->
                        Cells.patients(group.stream().filter(is(Year.NOT_KNOWN)).count())));
        return rows;
    }

    private static Predicate<AnalysedPatient> is(Year year) {
        return patient -> year((Analysed) patient.endpoint(SURVIVAL)) == year;
    }

    private static long count(List<AnalysedPatient> group, Year year) {
        return group.stream().filter(is(year)).count();
    }

    /** A death on the day on which the year ends is one within it. */
    private static Year year(Analysed row) {
        if (row.event().isPresent() && row.exit() <= YEAR_DAYS) {
            return Year.DEAD;
        }
        return row.exit() >= YEAR_DAYS ? Year.ALIVE : Year.NOT_KNOWN;
    }

    private List<AnalysedPatient> compared(StudyPopulation population) {
        return population.analysed(survival).stream()
                .filter(patient -> !isLater(patient) && !isRecent(patient))
                .toList();
    }

    private boolean isLater(AnalysedPatient patient) {
        return ((Analysed) patient.endpoint(survival.code())).entry() > 0;
    }

    private boolean isRecent(AnalysedPatient patient) {
        Optional<Integer> transplanted =
                patient.transplant().flatMap(first -> first.transplant().year());
        Integer extract = extractYears.get(patient.siteId());
        return transplanted.isEmpty() || extract == null || transplanted.get() > extract - 2;
    }

    private static PatientColumns columns(List<AnalysedPatient> patients) {
        Map<String, Long> sizes = patients.stream()
                .collect(Collectors.groupingBy(AnalysedPatient::siteId, TreeMap::new, Collectors.counting()));
        List<PatientColumns.Group> groups = sizes.entrySet().stream()
                .filter(site -> site.getValue() >= SMALLEST_SITE)
                .map(site -> new PatientColumns.Group(site.getKey(), site.getKey()))
                .sorted(Comparator.comparing(PatientColumns.Group::key))
                .collect(Collectors.toCollection(ArrayList::new));
        if (groups.size() < sizes.size()) {
            groups.add(new PatientColumns.Group("SMALL_SITES", "Sites with fewer than " + SMALLEST_SITE));
        }
        return PatientColumns.divided(
                patients,
                groups,
                patient ->
                        sizes.getOrDefault(patient.siteId(), 0L) >= SMALLEST_SITE ? patient.siteId() : "SMALL_SITES");
    }

    private Accounting accounting(StudyPopulation population) {
        Accounting all = population.accounting(survival);
        List<AnalysedPatient> analysed = population.analysed(survival);
        long later = analysed.stream().filter(this::isLater).count();
        long recent = analysed.stream()
                .filter(patient -> !isLater(patient) && isRecent(patient))
                .count();
        List<Accounting.Reason> losses = new ArrayList<>(all.losses());
        add(losses, LATER, later);
        add(losses, RECENT, recent);
        return new Accounting(
                all.registered(), all.exclusions(), all.eligible(), losses, all.analysed() - later - recent);
    }

    private static void add(List<Accounting.Reason> losses, Accounting.Reason reason, long n) {
        if (n > 0) {
            losses.add(new Accounting.Reason(reason.code(), reason.label(), n));
        }
    }
}
