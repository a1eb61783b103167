package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Column;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.aroregistry.statistics.tables.Quantiles;

/**
 * T16: data quality and completeness, one row per site and one per file.
 *
 * <p>Two limits are fixed: more than 20 errors per 1000 rows, and less than 90 % of cells filled, among the required columns or the key
 * optional ones. A site that keeps both is green, one that breaks one amber, one that breaks both red.
 */
final class SiteQuality {
    private static final double MOST_ERRORS = 20;
    private static final double LEAST_COMPLETE = 90;
    private static final int TOP_RULES = 5;
    private static final String CELLS = "percent of cells";
    private static final String NONE = "\u2013";
    private static final Statistic NOT_GIVEN = new Statistic.NotEstimable(NONE);

    private final SiteDeliveries deliveries;
    private final Completeness completeness;
    private final FollowUpCompleteness followUp;

    SiteQuality(SiteDeliveries deliveries, Completeness completeness) {
        this.deliveries = deliveries;
        this.completeness = completeness;
        this.followUp = new FollowUpCompleteness(deliveries.sites());
    }

    /**
     * One line of the table.
     *
     * @param patients patients concerned
     * @param uploads uploads concerned
     * @param rows rows read
     * @param rejected rows refused
     * @param errors findings of severity E
     * @param warnings findings of severity W
     * @param queries findings of severity Q
     * @param units findings about units per 1000 rows of laboratory results
     * @param required percentage of required cells filled
     * @param key percentage of key optional cells filled
     * @param behind uploads that the site is behind the one with most
     * @param followUp percentage of the expected person-time observed
     * @param queryAges age of each open query, in uploads; empty where queries are not counted
     */
    private record Line(
            long patients,
            long uploads,
            long rows,
            long rejected,
            long errors,
            long warnings,
            long queries,
            OptionalDouble units,
            OptionalDouble required,
            OptionalDouble key,
            Statistic behind,
            OptionalDouble followUp,
            Optional<List<Integer>> queryAges) {

        List<Statistic> cells() {
            return List.of(
                    Cells.patients(patients),
                    new Statistic.Count(uploads, false),
                    behind,
                    new Statistic.Count(rows, false),
                    new Statistic.Count(rejected, false),
                    perThousand(errors),
                    perThousand(warnings),
                    perThousand(queries),
                    units.isEmpty()
                            ? NOT_GIVEN
                            : new Statistic.Amount(patients, "per 1000 lab rows", units.getAsDouble()),
                    percent(required, CELLS),
                    percent(key, CELLS),
                    percent(followUp, "percent of person-time"),
                    queryAges
                            .<Statistic>map(ages -> new Statistic.Count(ages.size(), false))
                            .orElse(NOT_GIVEN),
                    medianAge(),
                    new Statistic.NotEstimable(rating()));
        }

        private Statistic perThousand(long findings) {
            return rows == 0
                    ? new Statistic.NotEstimable("no rows")
                    : new Statistic.Amount(patients, "per 1000 rows", 1000.0 * findings / rows);
        }

        private Statistic percent(OptionalDouble share, String unit) {
            return share.isEmpty()
                    ? new Statistic.NotEstimable(unit.equals(CELLS) ? "no cells" : NONE)
                    : new Statistic.Amount(patients, unit, share.getAsDouble());
        }

        /** The age of queries says nothing about patients, so it counts none. */
        private Statistic medianAge() {
            double[] ages = queryAges.orElse(List.of()).stream()
                    .mapToDouble(Integer::doubleValue)
                    .toArray();
            return ages.length == 0
                    ? NOT_GIVEN
                    : new Statistic.Amount(0, "uploads", Quantiles.of(ages).at(0.5));
        }

        private String rating() {
            boolean faulty = rows > 0 && 1000.0 * errors / rows > MOST_ERRORS;
            boolean incomplete = required.orElse(100) < LEAST_COMPLETE || key.orElse(100) < LEAST_COMPLETE;
            if (faulty && incomplete) {
                return "red";
            }
            return faulty || incomplete ? "amber" : "green";
        }
    }

    TableResult compute(StudyPopulation population) {
        List<AnalysedPatient> all = population.in(AnalysisSet.ALL);
        Map<String, List<AnalysedPatient>> patients =
                all.stream().collect(Collectors.groupingBy(AnalysedPatient::siteId, TreeMap::new, Collectors.toList()));
        long total = all.size();
        List<Row> sites = new ArrayList<>();
        for (SiteDelivery site : deliveries.sites()) {
            sites.add(new Row(
                    site.siteId(),
                    site.siteId(),
                    siteLine(site, patients.getOrDefault(site.siteId(), List.of()))
                            .cells()));
        }
        return new TableResult(
                "T16",
                AnalysisSet.ALL.name(),
                population.accounting(AnalysisSet.ALL),
                columns(total),
                false,
                List.of(
                        new Section(
                                "total",
                                "All sites",
                                false,
                                List.of(new Row("TOTAL", "Total", totalLine(all).cells()))),
                        new Section("sites", "Sites", true, sites),
                        new Section("files", "Files, all sites", false, files(total))),
                notes());
    }

    private static List<Column> columns(long n) {
        return List.of(
                new Column("patients", "Patients", n),
                new Column("uploads", "Uploads", n),
                new Column("behind", "Uploads behind", n),
                new Column("rows", "Rows", n),
                new Column("rejected", "Rows refused", n),
                new Column("errors", "Errors per 1000 rows", n),
                new Column("warnings", "Warnings per 1000 rows", n),
                new Column("queries", "Queries per 1000 rows", n),
                new Column("units", "Unit errors per 1000 lab rows", n),
                new Column("required", "Required columns filled, %", n),
                new Column("key_optional", "Key optional columns filled, %", n),
                new Column("follow_up", "Follow-up observed, %", n),
                new Column("open_queries", "Open queries", n),
                new Column("query_age", "Median age of queries, uploads", n),
                new Column("rating", "Rating", n));
    }

    private Line siteLine(SiteDelivery site, List<AnalysedPatient> patients) {
        return new Line(
                patients.size(),
                site.uploads(),
                site.rows(),
                site.rejected(),
                count(site, Severity.E),
                count(site, Severity.W),
                count(site, Severity.Q),
                perThousandLabs(site.unitErrors(), site.labRows()),
                completeness.requiredAtSite(site.siteId()),
                completeness.keyAtSite(site.siteId()),
                new Statistic.Count(mostUploads() - site.uploads(), false),
                followUp.percent(patients),
                Optional.of(site.queryAges()));
    }

    private long mostUploads() {
        return deliveries.sites().stream()
                .mapToLong(SiteDelivery::uploads)
                .max()
                .orElse(0);
    }

    private static OptionalDouble perThousandLabs(long errors, long labRows) {
        return labRows == 0 ? OptionalDouble.empty() : OptionalDouble.of(1000.0 * errors / labRows);
    }

    private Line totalLine(List<AnalysedPatient> patients) {
        return new Line(
                patients.size(),
                sum(SiteDelivery::uploads),
                sum(SiteDelivery::rows),
                sum(SiteDelivery::rejected),
                sum(site -> count(site, Severity.E)),
                sum(site -> count(site, Severity.W)),
                sum(site -> count(site, Severity.Q)),
                perThousandLabs(sum(SiteDelivery::unitErrors), sum(SiteDelivery::labRows)),
                completeness.required(),
                completeness.key(),
                NOT_GIVEN,
                followUp.percent(patients),
                Optional.of(deliveries.sites().stream()
                        .flatMap(site -> site.queryAges().stream())
                        .toList()));
    }

    private List<Row> files(long patients) {
        TreeSet<String> names = new TreeSet<>();
        deliveries.sites().forEach(site -> names.addAll(site.files().keySet()));
        List<Row> rows = new ArrayList<>();
        for (String file : names) {
            rows.add(new Row(
                    "file_" + file, file + ".csv", fileLine(file, patients).cells()));
        }
        return rows;
    }

    private Line fileLine(String file, long patients) {
        SiteDelivery.FileCounts none = new SiteDelivery.FileCounts(0, 0);
        return new Line(
                patients,
                deliveries.sites().stream()
                        .filter(site -> site.files().containsKey(file))
                        .count(),
                sum(site -> site.files().getOrDefault(file, none).read()),
                sum(site -> site.files().getOrDefault(file, none).rejected()),
                sum(site -> count(site, file, Severity.E)),
                sum(site -> count(site, file, Severity.W)),
                sum(site -> count(site, file, Severity.Q)),
                file.equals("labs")
                        ? perThousandLabs(sum(SiteDelivery::unitErrors), sum(SiteDelivery::labRows))
                        : OptionalDouble.empty(),
                completeness.requiredInFile(file),
                completeness.keyInFile(file),
                NOT_GIVEN,
                OptionalDouble.empty(),
                Optional.empty());
    }

    private long sum(ToLongFunction<SiteDelivery> count) {
        return deliveries.sites().stream().mapToLong(count).sum();
    }

    private static long count(SiteDelivery site, Severity severity) {
        return site.findings().bySeverity().getOrDefault(severity.name(), 0L);
    }

    private static long count(SiteDelivery site, String file, Severity severity) {
        return site.findings().byFile().getOrDefault(file + ":" + severity.name(), 0L);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Rows and findings are those of each site's last full upload and the updates after it. In the lines of files,"
                        + " uploads are the sites that sent the file and patients are all patients.");
        notes.add(
                "Limits: more than 20 errors per 1000 rows; less than 90 % of required or of key optional cells filled."
                        + " Green: both kept; amber: one broken; red: both broken.");
        notes.add("Uploads behind: how many fewer uploads the site has sent than the site with most.");
        notes.add("Unit errors: findings of the rules F-008, L-001 and L-002, per 1000 rows of laboratory results.");
        notes.add(
                "Follow-up observed: person-time from enrolment to death or last contact, as a percentage of the time expected"
                        + " (Clark's C). Expected are the years from enrolment to the extract, by their calendar years, as the registry"
                        + " holds no dates; for the dead and the transferred, and where more was observed, the time observed.");
        notes.add(
                "Open queries: questions raised by the last full upload or an update after it, one per rule, record and column. Their"
                        + " age is the number of uploads that the site has sent since the one that first raised the question.");
        notes.add("Key optional columns: "
                + Completeness.KEY_COLUMNS.stream()
                        .map(Completeness.KeyColumn::name)
                        .collect(Collectors.joining(", ")) + ".");
        deliveries.sites().forEach(site -> {
            String rules = site.findings().byRule().entrySet().stream()
                    .sorted(Comparator.comparing(Map.Entry<String, Long>::getValue)
                            .reversed()
                            .thenComparing(Map.Entry::getKey))
                    .limit(TOP_RULES)
                    .map(rule -> rule.getKey() + " (" + rule.getValue() + ")")
                    .collect(Collectors.joining(", "));
            if (!rules.isEmpty()) {
                notes.add(site.siteId() + ", most frequent findings: " + rules + ".");
            }
        });
        return notes;
    }
}
