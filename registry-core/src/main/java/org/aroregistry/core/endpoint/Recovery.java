package org.aroregistry.core.endpoint;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.aroregistry.core.endpoint.NeutrophilRecovery.Status;
import org.aroregistry.core.study.Engraftment;
import org.aroregistry.core.study.RowSource;
import org.aroregistry.core.study.Transplant;

/**
 * Recovery of neutrophils or platelets after the first transplant: what blood counts show beside what the site reports.
 *
 * <p>Counts are used if there are enough of them and they show recovery, or show at their end that there was none. Where they end on the
 * way up they say nothing, and the site's word is used.
 *
 * @param derived what counts show; empty if they do not suffice
 * @param reported what the site reports; empty if it reports nothing
 */
public record Recovery(Optional<Finding> derived, Optional<Finding> reported) {
    private static final String NEUTROPHILS = "ANC";
    private static final String PLATELETS = "PLT";

    /**
     * What one source says.
     *
     * @param status recovered, not recovered, or never low
     * @param day days from the infusion to recovery; 1 if never low, empty if not recovered or on a day not reported
     * @param source the row that decided
     */
    public record Finding(Status status, OptionalInt day, RowSource source) {}

    /** Looks at the neutrophils of a patient; empty without a transplant. */
    public static Optional<Recovery> neutrophils(PatientFacts facts) {
        return facts.patient()
                .firstTransplant()
                .map(transplant -> new Recovery(
                        neutrophilCounts(facts, transplant),
                        report(facts, transplant).flatMap(Recovery::neutrophilReport)));
    }

    /** Looks at the platelets of a patient; empty without a transplant. */
    public static Optional<Recovery> platelets(PatientFacts facts) {
        return facts.patient()
                .firstTransplant()
                .map(transplant -> new Recovery(
                        plateletCounts(facts, transplant),
                        report(facts, transplant).flatMap(Recovery::plateletReport)));
    }

    /** Returns what the endpoints use: the counts, or else the site's report; empty if neither says anything. */
    public Optional<Finding> used() {
        return derived.or(() -> reported);
    }

    /** Returns by how many days recovery by the counts lies after the reported one; empty unless both give a day. */
    public OptionalInt differenceDays() {
        OptionalInt shown = derived.map(Finding::day).orElse(OptionalInt.empty());
        OptionalInt said = reported.map(Finding::day).orElse(OptionalInt.empty());
        return shown.isPresent() && said.isPresent()
                ? OptionalInt.of(shown.getAsInt() - said.getAsInt())
                : OptionalInt.empty();
    }

    private static Optional<Finding> neutrophilCounts(PatientFacts facts, Transplant transplant) {
        RecoveryRule rule = facts.rules().recovery();
        DailyCounts counts = DailyCounts.of(facts, transplant, NEUTROPHILS);
        if (!counts.suffice(rule)) {
            return Optional.empty();
        }
        NeutrophilRecovery shown = NeutrophilRecovery.of(counts.values(), rule);
        return finding(counts, shown.status(), shown.day(), counts.last() < rule.neutrophilLimit());
    }

    private static Optional<Finding> plateletCounts(PatientFacts facts, Transplant transplant) {
        RecoveryRule rule = facts.rules().recovery();
        DailyCounts counts = DailyCounts.of(facts, transplant, PLATELETS);
        if (!counts.suffice(rule) || !facts.isDelivered("transfusions")) {
            return Optional.empty();
        }
        TreeSet<Integer> transfusions = new TreeSet<>();
        facts.patient().transfusions().stream()
                .filter(row -> row.product().equals(PLATELETS))
                .flatMap(row -> row.days().stream())
                .forEach(day -> transfusions.add(day - transplant.day()));
        PlateletRecovery shown = PlateletRecovery.of(counts.values(), transfusions, rule);
        boolean stillLow = counts.last() < rule.plateletLimit()
                || !PlateletRecovery.isUntransfused(counts.lowest().lastKey(), transfusions, rule);
        return finding(counts, shown.status(), shown.day(), stillLow);
    }

    private static Optional<Finding> finding(DailyCounts counts, Status status, OptionalInt day, boolean stillLow) {
        if (status == Status.NOT_ACHIEVED && !stillLow) {
            return Optional.empty();
        }
        int decided = day.orElse(counts.lowest().lastKey());
        return Optional.of(new Finding(status, day, counts.source(decided)));
    }

    private static Optional<Engraftment> report(PatientFacts facts, Transplant transplant) {
        return facts.patient().engraftments().stream()
                .filter(row -> row.transplant() == transplant.number())
                .findFirst();
    }

    private static Optional<Finding> neutrophilReport(Engraftment report) {
        return report.neutrophilStatus().map(status -> switch (status) {
            case "ACHIEVED" -> new Finding(Status.ACHIEVED, day(report.neutrophilRecoveryDay()), report.source());
            case "NEVER_BELOW" -> new Finding(Status.NEVER_BELOW, OptionalInt.of(1), report.source());
            default -> new Finding(Status.NOT_ACHIEVED, OptionalInt.empty(), report.source());
        });
    }

    private static Optional<Finding> plateletReport(Engraftment report) {
        return report.plateletRecoveryDay()
                .map(day -> new Finding(Status.ACHIEVED, OptionalInt.of(day), report.source()));
    }

    private static OptionalInt day(Optional<Integer> day) {
        return day.map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
