package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.PatientListing.text;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.batch.analysis.InterferonMonitoring.Antibodies;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.endpoint.MonitoringRule;
import org.aroregistry.core.endpoint.MonitoringWindow.Kind;
import org.aroregistry.core.endpoint.MonitoringWindow.Status;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;

/** T11, patient by patient: what was done, is missing or not yet due in each treatment year; for the regulator alone. */
final class FdaLaboratoryListing {
    /** Id of the table. */
    static final String ID = "T11_PATIENTS";

    private final MonitoringRule rule;

    FdaLaboratoryListing(MonitoringRule rule) {
        this.rule = rule;
    }

    TableResult compute(StudyPopulation population) {
        return new PatientListing(ID, "M", "patient", headings())
                .compute(
                        population,
                        AnalysisSet.SAFETY,
                        patient -> List.of(line(patient)),
                        patients -> List.of(
                                "Numbers of patients hold for this listing alone. Patients listed: " + patients + "."));
    }

    private String[][] headings() {
        List<String[]> headings = new ArrayList<>();
        headings.add(new String[] {"age", "Age at first dose"});
        for (int year = 1; year <= rule.fdaYears(); year++) {
            headings.add(new String[] {"white_cells_" + year, "Year " + year + ": white cells"});
            headings.add(new String[] {"liver_" + year, "Year " + year + ": liver tests"});
        }
        headings.add(new String[] {"antibodies", "Antibodies"});
        headings.add(new String[] {"antibody_result", "Antibody result"});
        return headings.toArray(String[][]::new);
    }

    private List<Statistic> line(AnalysedPatient patient) {
        InterferonMonitoring monitoring = patient.monitoring().orElseThrow();
        List<Statistic> line = new ArrayList<>();
        line.add(text(AgeBand.of(patient.safety().orElseThrow().firstDose()).label()));
        for (int year = 1; year <= rule.fdaYears(); year++) {
            line.add(status(monitoring, Kind.FDA_WHITE_CELLS, year));
            line.add(status(monitoring, Kind.FDA_LIVER, year));
        }
        line.add(status(monitoring, Kind.FDA_ANTIBODIES, 1));
        line.add(text(monitoring.antibodies().map(Antibodies::label).orElse(PatientListing.NONE)));
        return line;
    }

    private static Statistic status(InterferonMonitoring monitoring, Kind kind, int number) {
        return text(monitoring
                .window(kind, number)
                .map(InterferonMonitoring.Window::status)
                .map(Status::label)
                .orElse(PatientListing.NONE));
    }
}
