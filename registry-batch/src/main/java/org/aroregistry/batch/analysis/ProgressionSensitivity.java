package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.EndpointResult.Analysed;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;

/**
 * The part of T08 that says how much the time to progression depends on the choices of its definition: on treatment alone (estimand C), and the
 * sensitivity analyses S1 to S4 of estimand A.
 *
 * <p>Each analysis is of the patients whom it can analyse, who need not be those of the primary one: by another definition a patient had, or had not,
 * progressed before enrolment. They divide the same few events again and again, so only the regulator sees them.
 */
final class ProgressionSensitivity {
    private final EndpointDefinition first;
    private final List<Analysis> analyses;

    /** An analysis by Kaplan and Meier. */
    private record Analysis(String key, String label, EndpointDefinition definition) {}

    /**
     * Prepares the sections.
     *
     * @param endpoints with {@code TTP_A} and its variants
     */
    ProgressionSensitivity(EndpointCatalogue endpoints) {
        this.first = endpoints.definition("TTP_A");
        this.analyses = List.of(
                new Analysis(
                        "on_treatment",
                        "On treatment alone: observation ends 30 days after the last dose (estimand C)",
                        endpoints.definition("TTP_C")),
                new Analysis(
                        "s1",
                        "S1: haemoglobin and platelets by CTCAE grade 3 or more (estimand A otherwise)",
                        endpoints.definition("TTP_A_S1")),
                new Analysis(
                        "s2",
                        "S2: fever without focus with intravenous antibiotics counts as serious bacterial infection",
                        endpoints.definition("TTP_A_S2")),
                new Analysis(
                        "s3",
                        "S3: transfusions twice as often count where red cells were needed before interferon",
                        endpoints.definition("TTP_A_S3")));
    }

    /** Computes the sections, in the order of the analyses; S4 comes last. */
    List<Section> sections(StudyPopulation population) {
        List<Section> sections = new ArrayList<>();
        analyses.forEach(analysis -> sections.add(section(analysis, population)));
        sections.add(intervals(population));
        return sections;
    }

    private static Section section(Analysis analysis, StudyPopulation population) {
        EndpointDefinition definition = analysis.definition();
        PatientColumns columns = InterferonUser.columns(population.analysed(definition), definition);
        List<Row> rows = new ArrayList<>();
        rows.add(progressed(columns, definition));
        rows.add(columns.row("median", "Median time to progression", group -> curve(definition, group)
                .<Statistic>map(curve -> curve.median().orElseThrow())
                .orElseGet(ProgressionSensitivity::tooFew)));
        for (int i = 0; i < TimePoint.ON_INTERFERON.size(); i++) {
            int place = i;
            rows.add(columns.row(free(i), label(i), group -> curve(definition, group)
                    .map(curve -> curve.landmarks().get(place).estimate())
                    .orElseGet(ProgressionSensitivity::tooFew)));
        }
        return new Section(Section.REGULATOR_ONLY + analysis.key(), analysis.label(), false, rows);
    }

    private static Row progressed(PatientColumns columns, EndpointDefinition definition) {
        return columns.row(
                "progressed",
                "Progressed, of patients analysed",
                group -> Cells.share(
                        group.stream()
                                .filter(patient -> ((Analysed) patient.endpoint(definition.code()))
                                        .event()
                                        .isPresent())
                                .count(),
                        group.size()));
    }

    private static Optional<Curve> curve(EndpointDefinition definition, List<AnalysedPatient> group) {
        return ProgressionCurve.survival("", "", definition, group);
    }

    private static String free(int place) {
        return "progression_free_"
                + Math.round(TimePoint.ON_INTERFERON.get(place).days());
    }

    private static String label(int place) {
        return "Free of progression at " + TimePoint.ON_INTERFERON.get(place).label();
    }

    private static Statistic tooFew() {
        return new Statistic.NotEstimable(CurveBuilder.TOO_FEW);
    }

    /** What is only seen when somebody looks happened between two looks: the estimate leaves open when. */
    private Section intervals(StudyPopulation population) {
        PatientColumns columns = InterferonUser.columns(population.analysed(first), first);
        List<ProgressionBounds> bounds =
                columns.groups().stream().map(ProgressionBounds::of).toList();
        List<Row> rows = new ArrayList<>();
        rows.add(progressed(columns, first));
        for (int i = 0; i < TimePoint.ON_INTERFERON.size(); i++) {
            TimePoint time = TimePoint.ON_INTERFERON.get(i);
            rows.add(new Row(
                    free(i) + "_least",
                    label(i) + ", at least, %",
                    bounds.stream().map(group -> group.least(time)).toList()));
            rows.add(new Row(
                    free(i) + "_most",
                    label(i) + ", at most, %",
                    bounds.stream().map(group -> group.most(time)).toList()));
        }
        return new Section(
                Section.REGULATOR_ONLY + "s4",
                "S4: progression at an unknown time between two examinations (Turnbull)",
                false,
                rows);
    }

    /** Says what the sections rest on. */
    String note() {
        return "Estimand C and S1 to S4 are each of the patients whom they can analyse. S4 takes nobody who is observed only from enrolment on, and has"
                + " bounds: between two examinations the data do not say when progression came. Definitions: "
                + analyses.stream()
                        .map(analysis -> analysis.definition().code() + " "
                                + analysis.definition().version())
                        .collect(Collectors.joining("; "))
                + ".";
    }
}
