package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

    private final SiteDeliveries deliveries;
    private final Completeness completeness;

    SiteQuality(SiteDeliveries deliveries, Completeness completeness) {
        this.deliveries = deliveries;
        this.completeness = completeness;
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
     * @param required percentage of required cells filled
     * @param key percentage of key optional cells filled
     */
    private record Line(
            long patients,
            long uploads,
            long rows,
            long rejected,
            long errors,
            long warnings,
            long queries,
            OptionalDouble required,
            OptionalDouble key) {

        List<Statistic> cells() {
            return List.of(
                    Cells.patients(patients),
                    new Statistic.Count(uploads, false),
                    new Statistic.Count(rows, false),
                    new Statistic.Count(rejected, false),
                    perThousand(errors),
                    perThousand(warnings),
                    perThousand(queries),
                    percent(required),
                    percent(key),
                    new Statistic.NotEstimable(rating()));
        }

        private Statistic perThousand(long findings) {
            return rows == 0
                    ? new Statistic.NotEstimable("no rows")
                    : new Statistic.Amount(patients, "per 1000 rows", 1000.0 * findings / rows);
        }

        private Statistic percent(OptionalDouble share) {
            return share.isEmpty()
                    ? new Statistic.NotEstimable("no cells")
                    : new Statistic.Amount(patients, "percent", share.getAsDouble());
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
        Map<String, Long> patients = population.in(AnalysisSet.ALL).stream()
                .collect(Collectors.groupingBy(AnalysedPatient::siteId, TreeMap::new, Collectors.counting()));
        long total = population.in(AnalysisSet.ALL).size();
        List<Row> sites = new ArrayList<>();
        for (SiteDelivery site : deliveries.sites()) {
            sites.add(new Row(
                    site.siteId(),
                    site.siteId(),
                    siteLine(site, patients.getOrDefault(site.siteId(), 0L)).cells()));
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
                                List.of(new Row(
                                        "TOTAL", "Total", totalLine(total).cells()))),
                        new Section("sites", "Sites", true, sites),
                        new Section("files", "Files, all sites", false, files(total))),
                notes());
    }

    private static List<Column> columns(long n) {
        return List.of(
                new Column("patients", "Patients", n),
                new Column("uploads", "Uploads", n),
                new Column("rows", "Rows", n),
                new Column("rejected", "Rows refused", n),
                new Column("errors", "Errors per 1000 rows", n),
                new Column("warnings", "Warnings per 1000 rows", n),
                new Column("queries", "Queries per 1000 rows", n),
                new Column("required", "Required columns filled, %", n),
                new Column("key_optional", "Key optional columns filled, %", n),
                new Column("rating", "Rating", n));
    }

    private Line siteLine(SiteDelivery site, long patients) {
        return new Line(
                patients,
                site.uploads(),
                site.rows(),
                site.rejected(),
                count(site, Severity.E),
                count(site, Severity.W),
                count(site, Severity.Q),
                completeness.requiredAtSite(site.siteId()),
                completeness.keyAtSite(site.siteId()));
    }

    private Line totalLine(long patients) {
        return new Line(
                patients,
                sum(SiteDelivery::uploads),
                sum(SiteDelivery::rows),
                sum(SiteDelivery::rejected),
                sum(site -> count(site, Severity.E)),
                sum(site -> count(site, Severity.W)),
                sum(site -> count(site, Severity.Q)),
                completeness.required(),
                completeness.key());
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
                completeness.requiredInFile(file),
                completeness.keyInFile(file));
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
