package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.PatientListing.text;

import java.util.List;
import java.util.stream.Collectors;
import org.aroregistry.core.endpoint.CensorSource;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.EndpointResult;
import org.aroregistry.core.endpoint.EndpointResult.Analysed;
import org.aroregistry.core.endpoint.EndpointResult.Lost;
import org.aroregistry.core.endpoint.EventSource;
import org.aroregistry.core.endpoint.Loss;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;

/**
 * T08, patient by patient: time to progression and the event that defined it, or why observation ended; for the regulator alone.
 *
 * <p>Patients of the set who could not be analysed have a line as well, with the reason.
 */
final class ProgressionListing {
    /** Id of the table. */
    static final String ID = "T08_PATIENTS";

    private static final PatientListing LISTING = new PatientListing(ID, "D", "patient", new String[][] {
        {"age", "Age at first dose"},
        {"enrolled", "Enrolled"},
        {"from", "Observed from day"},
        {"to", "To day"},
        {"outcome", "Outcome"},
        {"reason", "Event, or why observation ended"},
        {"not_judged", "Components that cannot be judged"}
    });

    private final EndpointDefinition first;

    /**
     * Prepares the listing.
     *
     * @param endpoints with {@code TTP_A} and its components
     */
    ProgressionListing(EndpointCatalogue endpoints) {
        this.first = endpoints.definition("TTP_A");
    }

    TableResult compute(StudyPopulation population) {
        return LISTING.compute(
                population,
                first.set(),
                patient -> List.of(line(patient)),
                patients -> List.of(
                        "Days are counted from the first dose; day 0 is its day. Numbers of patients hold for this listing alone. Patients"
                                + " listed: "
                                + patients + "."));
    }

    private List<Statistic> line(AnalysedPatient patient) {
        Statistic age =
                text(AgeBand.of(patient.safety().orElseThrow().firstDose()).label());
        EndpointResult result = patient.endpoint(first.code());
        if (result instanceof Analysed row) {
            return List.of(
                    age,
                    text(InterferonUser.of(patient, first) == InterferonUser.INCIDENT ? "By the first dose" : "Later"),
                    day(row.entry()),
                    day(row.exit()),
                    text(row.event().isPresent() ? "Progressed" : "Censored"),
                    text(row.event()
                            .map(EventSource::label)
                            .or(() -> row.censor().map(CensorSource::label))
                            .orElse(PatientListing.NONE)),
                    text(notJudged(patient)));
        }
        Statistic none = text(PatientListing.NONE);
        String reason = result instanceof Lost lost ? lost.reason().label() : PatientListing.NONE;
        return List.of(age, none, none, none, text("Not analysed"), text(reason), none);
    }

    /** An event on the day of the first dose is analysed at half a day; it is printed as day 0. */
    private static Statistic day(double days) {
        return new Statistic.Count((long) Math.floor(days), false);
    }

    private String notJudged(AnalysedPatient patient) {
        String components = first.events().stream()
                .filter(event -> patient.endpoint(first.code() + "_" + event.name()) instanceof Lost lost
                        && lost.reason() == Loss.NOT_EVALUABLE)
                .map(EventSource::label)
                .collect(Collectors.joining(", "));
        return components.isEmpty() ? "None" : components;
    }
}
