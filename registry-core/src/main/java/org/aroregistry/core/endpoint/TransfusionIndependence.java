package org.aroregistry.core.endpoint;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.aroregistry.core.study.Engraftment;
import org.aroregistry.core.study.LabResult;
import org.aroregistry.core.study.Transplant;

/**
 * The first day after the first transplant from which on no transfusion of a product was needed.
 *
 * <p>It is the day of the infusion or the day after a transfusion, if none follows until a count that is high enough, taken at least 60 days
 * (platelets: 14) after it. Where the site never sent its transfusions, the day after the last one that its engraftment report names is taken;
 * that is for red cells only.
 */
enum TransfusionIndependence implements EventRule {
    /** Red cells: haemoglobin of at least 80 g/L after 60 days. */
    RED_CELLS("RBC", "HB") {
        @Override
        int freeDays(IndependenceRule rule) {
            return rule.redCellFreeDays();
        }

        @Override
        double lowest(IndependenceRule rule) {
            return rule.haemoglobin();
        }

        @Override
        OptionalInt lastReported(Engraftment report) {
            return report.lastRedCellDay().map(OptionalInt::of).orElse(OptionalInt.empty());
        }
    },
    /** Platelets: at least 20 x 10^9/L throughout 14 days and at their end. */
    PLATELETS("PLT", "PLT") {
        @Override
        int freeDays(IndependenceRule rule) {
            return rule.plateletFreeDays();
        }

        @Override
        double lowest(IndependenceRule rule) {
            return rule.platelets();
        }

        @Override
        OptionalInt lastReported(Engraftment report) {
            return OptionalInt.empty();
        }
    };

    private static final String FILE = "transfusions";

    private final String product;
    private final String analyte;

    TransfusionIndependence(String product, String analyte) {
        this.product = product;
        this.analyte = analyte;
    }

    abstract int freeDays(IndependenceRule rule);

    abstract double lowest(IndependenceRule rule);

    abstract OptionalInt lastReported(Engraftment report);

    @Override
    public Optional<Occurrence> first(PatientFacts facts, int origin) {
        TreeSet<Integer> transfusions = transfusions(facts, origin);
        TreeSet<Integer> starts = new TreeSet<>();
        starts.add(origin);
        transfusions.forEach(day -> starts.add(day + 1));
        for (int start : starts) {
            Integer next = transfusions.ceiling(start);
            Optional<LabResult> shown = shown(facts, start, next == null ? Integer.MAX_VALUE : next);
            if (shown.isPresent()) {
                return Optional.of(Occurrence.exact(start, shown.get().source()));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<NotEvaluable> notEvaluable(PatientFacts facts, int origin) {
        return facts.isDelivered(FILE) || reported(facts, origin).isPresent()
                ? Optional.empty()
                : Optional.of(NotEvaluable.FILE_NEVER_DELIVERED);
    }

    /** Without any count late enough nobody can tell. */
    @Override
    public Optional<Doubt> doubt(PatientFacts facts, int origin) {
        int due = origin + freeDays(facts.rules().independence());
        boolean counted = counts(facts).anyMatch(result -> result.day() >= due);
        return counted ? Optional.empty() : Optional.of(new Doubt(due, NotEvaluable.NO_COUNTS));
    }

    private TreeSet<Integer> transfusions(PatientFacts facts, int origin) {
        TreeSet<Integer> days = new TreeSet<>();
        if (facts.isDelivered(FILE)) {
            facts.patient().transfusions().stream()
                    .filter(row -> row.product().equals(product))
                    .flatMap(row -> row.days().stream())
                    .filter(day -> day >= origin)
                    .forEach(days::add);
        } else {
            reported(facts, origin).stream().filter(day -> day >= origin).forEach(days::add);
        }
        return days;
    }

    private Optional<Integer> reported(PatientFacts facts, int origin) {
        int number = facts.patient().firstTransplant().map(Transplant::number).orElse(0);
        return facts.patient().engraftments().stream()
                .filter(row -> row.transplant() == number)
                .flatMap(row -> lastReported(row).stream().boxed())
                .map(day -> origin + day)
                .findFirst();
    }

    /** The count that shows it: high enough, late enough, before the next transfusion, and for platelets no low one before. */
    private Optional<LabResult> shown(PatientFacts facts, int start, int next) {
        IndependenceRule rule = facts.rules().independence();
        List<LabResult> counts = counts(facts)
                .filter(result -> result.day() >= start && result.day() < next)
                .toList();
        boolean low = this == PLATELETS
                && counts.stream()
                        .anyMatch(result -> result.day() < start + freeDays(rule) && value(result) < lowest(rule));
        return low
                ? Optional.empty()
                : counts.stream()
                        .filter(result -> result.day() >= start + freeDays(rule) && value(result) >= lowest(rule))
                        .findFirst();
    }

    private Stream<LabResult> counts(PatientFacts facts) {
        return facts.labs(analyte).stream().filter(result -> result.value().isPresent());
    }

    private static double value(LabResult result) {
        return result.value().orElseThrow();
    }
}
