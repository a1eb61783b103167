package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.PatientListing.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.EndpointResult.Analysed;
import org.aroregistry.core.endpoint.InterferonPeriod;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;

/**
 * F07: interferon, progression, transplant and death of each patient in whole weeks, for the swimmer plot; for the regulator alone.
 *
 * <p>One line is one stretch of interferon, one event, or the end of follow-up. If there are more patients than lanes, those followed longest
 * are shown.
 */
final class InterferonLanes {
    /** Most patients that a swimmer plot can show. */
    static final int MOST_LANES = 40;

    private static final double WEEK = 7;
    private static final PatientListing LISTING = new PatientListing("F07", "L", "line", new String[][] {
        {"age", "Age at first dose, weeks"},
        {"what", "What"},
        {"from", "From week"},
        {"to", "To week"},
        {"detail", "Detail"}
    });

    private final EndpointDefinition progression;

    /**
     * Prepares the lines.
     *
     * @param endpoints with {@code TTP_A}
     */
    InterferonLanes(EndpointCatalogue endpoints) {
        this.progression = endpoints.definition("TTP_A");
    }

    TableResult compute(StudyPopulation population) {
        List<AnalysedPatient> all = population.in(progression.set()).stream()
                .filter(AnalysedPatient::regulatoryConsent)
                .toList();
        Set<AnalysedPatient> shown = new LinkedHashSet<>(all.stream()
                .sorted(Comparator.<AnalysedPatient>comparingInt(patient -> -(end(patient) - start(patient)))
                        .thenComparing(patient -> lines(patient).toString()))
                .limit(MOST_LANES)
                .toList());
        return LISTING.compute(
                population,
                progression.set(),
                patient -> shown.contains(patient) ? lines(patient) : List.of(),
                patients -> List.of(
                        "Weeks are counted from the first dose and rounded. Numbers of patients hold for this report alone. Patients shown: "
                                + patients + " of " + all.size()
                                + (patients < all.size() ? ", those followed longest." : ".")));
    }

    private static int start(AnalysedPatient patient) {
        return patient.safety().orElseThrow().firstDose();
    }

    private static int end(AnalysedPatient patient) {
        List<InterferonPeriod> doses = patient.safety().orElseThrow().doses();
        int last = doses.get(doses.size() - 1).stopDay();
        return patient.status()
                .map(status -> status.deathDay().orElse(Math.max(status.lastContactDay(), last)))
                .orElse(last);
    }

    private List<List<Statistic>> lines(AnalysedPatient patient) {
        int start = start(patient);
        List<List<Statistic>> lines = new ArrayList<>();
        for (InterferonPeriod period : patient.safety().orElseThrow().doses()) {
            lines.add(line(start, "Interferon", period.startDay(), period.stopDay(), ""));
        }
        if (patient.endpoint(progression.code()) instanceof Analysed row) {
            row.event()
                    .ifPresent(event -> lines.add(event(
                            start, "Progression", row.originDay() + (int) Math.floor(row.exit()), event.label())));
        }
        patient.transplant()
                .map(first -> first.transplant().day())
                .filter(day -> day >= start)
                .ifPresent(day -> lines.add(event(start, "Transplant", day, "")));
        Optional<Integer> death = patient.status().flatMap(status -> status.deathDay());
        death.ifPresentOrElse(
                day -> lines.add(event(start, "Death", day, "")),
                () -> lines.add(event(start, "Last seen", end(patient), "")));
        return lines;
    }

    private static List<Statistic> event(int start, String what, int day, String detail) {
        return line(start, what, day, day, detail);
    }

    private static List<Statistic> line(int start, String what, int from, int to, String detail) {
        return List.of(
                weeks(start),
                text(what),
                weeks(from - start),
                weeks(to - start),
                text(detail.isEmpty() ? PatientListing.NONE : detail));
    }

    private static Statistic weeks(int days) {
        return new Statistic.Count(Math.round(days / WEEK), false);
    }
}
