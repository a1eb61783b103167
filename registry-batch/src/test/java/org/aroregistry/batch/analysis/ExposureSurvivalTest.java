package org.aroregistry.batch.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.AtRisk;
import org.aroregistry.core.result.FigureResult.Curve;
import org.junit.jupiter.api.Test;

/**
 * Twelve children enrolled on day 10. Six are never transplanted: three die, on days 100, 200 and 300, three live to day 500. Six are transplanted on
 * day 50: one dies on day 150, five live to day 500.
 */
class ExposureSurvivalTest {
    private static final EndpointDefinition FROM_BIRTH = Patients.ENDPOINTS.definition("OS_BIRTH");

    private static final List<String> TWELVE = List.of(
            untreated(100, true),
            untreated(200, true),
            untreated(300, true),
            untreated(500, false),
            untreated(500, false),
            untreated(500, false),
            treated(50, 150, true),
            treated(50, 500, false),
            treated(50, 500, false),
            treated(50, 500, false),
            treated(50, 500, false),
            treated(50, 500, false));

    private static String untreated(int end, boolean dead) {
        return "patients: enrol_day\n10\nstatus: status last_contact_day death_day\n"
                + (dead ? "DEAD " + end + " " + end : "ALIVE " + end + " .")
                + "\ngenetics: gene_symbol zygosity acmg_class\nTCIRG1 HOM P";
    }

    private static String treated(int day, int end, boolean dead) {
        return untreated(end, dead) + "\nhsct: hsct_day donor_type\n" + day + " MSD";
    }

    private static FigureResult of(ExposureSurvival figure, List<String> patients) {
        return figure.compute(Patients.population(patients.toArray(String[]::new)));
    }

    private static List<String> times(int copies, List<String> patients) {
        List<String> all = new ArrayList<>();
        Collections.nCopies(copies, patients).forEach(all::addAll);
        return all;
    }

    @Test
    void time_before_the_transplant_is_time_without() {
        FigureResult figure = of(ExposureSurvival.ofTransplant(FROM_BIRTH), TWELVE);
        Curve without = figure.curves().get(0);
        Curve with = figure.curves().get(1);

        // Twelve at risk from day 10 to day 50, then six: 5/6 at 100, times 4/5 at 200.
        assertThat(without.start()).isEqualTo(10);
        assertThat(without.patients()).isEqualTo(12);
        assertThat(without.events()).isEqualTo(3);
        assertThat(without.risk().get(0)).isEqualTo(new AtRisk(10, 12, 0));
        assertThat(without.points().stream().filter(point -> point.events() > 0))
                .extracting(FigureResult.Point::time, FigureResult.Point::atRisk, FigureResult.Point::estimate)
                .containsExactly(tuple(100.0, 6L, 5.0 / 6), tuple(200.0, 5L, 5.0 / 6 * (4.0 / 5)));
        // Six enter on day 50, one of six dies on day 150.
        assertThat(with.start()).isEqualTo(50);
        assertThat(with.patients()).isEqualTo(6);
        assertThat(with.points().get(1).time()).isEqualTo(150);
        assertThat(with.points().get(1).estimate()).isEqualTo(5.0 / 6);
        assertThat(without.personYears() + with.personYears())
                .isCloseTo((90 + 190 + 290 + 3 * 490 + 140 + 5 * 490) / 365.25, within(1e-9));
    }

    @Test
    void nobody_is_divided_by_what_happens_after_the_landmark() {
        List<String> later = new ArrayList<>(TWELVE);
        later.set(3, treated(91, 500, false));

        FigureResult figure = of(ExposureSurvival.ofTransplantBy(FROM_BIRTH, 90), later);

        assertThat(figure.origin()).isEqualTo("Age of 90 days");
        assertThat(figure.curves()).extracting(Curve::patients).containsExactly(6L, 6L);
        // Days 100 and 150 of life are days 10 and 60 after the landmark.
        assertThat(figure.curves().get(0).points().get(1).time()).isEqualTo(10);
        assertThat(figure.curves().get(1).points().get(1).time()).isEqualTo(60);
        assertThat(figure.notes())
                .contains("Landmark at 90 days. Left out, as their observation had ended by that age: 0.");
    }

    @Test
    void who_died_before_the_landmark_is_left_out_and_counted() {
        FigureResult figure = of(ExposureSurvival.ofTransplantBy(FROM_BIRTH, 180), TWELVE);

        assertThat(figure.curves()).extracting(Curve::patients).containsExactly(5L, 5L);
        assertThat(figure.notes())
                .contains("Landmark at 180 days. Left out, as their observation had ended by that age: 2.");
    }

    @Test
    void the_test_of_mantel_and_byar_counts_who_is_treated_at_each_death() {
        // Six of each: by hand, deaths at 100, 150, 200 and 300 with 72, 66, 60 and 54 at risk, of whom 36, 36, 30 and
        // 30 transplanted.
        double[][] deaths = {{72, 36}, {66, 36}, {60, 30}, {54, 30}};
        double expected = 0;
        double variance = 0;
        for (double[] death : deaths) {
            double share = death[1] / death[0];
            expected += 6 * share;
            variance += 6 * share * (1 - share) * (death[0] - 6) / (death[0] - 1);
        }

        FigureResult figure = of(ExposureSurvival.ofTransplant(FROM_BIRTH), times(6, TWELVE));

        FigureResult.Comparison test = figure.comparison().orElseThrow();
        assertThat(test.method()).isEqualTo("Mantel\u2013Byar");
        assertThat(test.degreesOfFreedom()).isEqualTo(1);
        assertThat(test.statistic()).isCloseTo((6 - expected) * (6 - expected) / variance, within(1e-9));
        assertThat(figure.notes())
                .anyMatch(
                        note -> note.startsWith(
                                "First transplant, from birth. Hazard ratio of death with a first transplant against without: 0."));
    }

    @Test
    void with_few_deaths_nothing_is_compared() {
        FigureResult figure = of(ExposureSurvival.ofTransplant(FROM_BIRTH), TWELVE);

        assertThat(figure.comparison()).isEmpty();
        assertThat(figure.notes())
                .contains(
                        "First transplant, from birth. Not compared: there are fewer than 5 deaths without, or with, the treatment.");
    }

    @Test
    void without_a_treated_patient_there_is_one_curve() {
        FigureResult figure = of(ExposureSurvival.ofInterferon(FROM_BIRTH), TWELVE);

        assertThat(figure.curves()).extracting(Curve::label).containsExactly("No interferon (yet)");
        assertThat(figure.comparison()).isEmpty();
    }

    @Test
    void no_footnote_of_one_figure_can_be_taken_for_that_of_another() {
        List<String> patients = times(6, TWELVE);
        List<FigureResult> figures = Stream.concat(
                        Stream.of(ExposureSurvival.ofTransplant(FROM_BIRTH), ExposureSurvival.ofInterferon(FROM_BIRTH)),
                        ExposureSurvival.LANDMARKS.stream()
                                .map(age -> ExposureSurvival.ofTransplantBy(FROM_BIRTH, age)))
                .map(figure -> of(figure, patients))
                .toList();
        List<String> first = figures.get(0).notes();
        // Alike are only who counts from when, and the definition.
        List<String> shared = List.of(first.get(0), first.get(first.size() - 1));

        assertThat(figures).allSatisfy(figure -> assertThat(figure.notes()).containsAll(shared));
        assertThat(figures.stream().flatMap(figure -> figure.notes().stream()).filter(note -> !shared.contains(note)))
                .doesNotHaveDuplicates()
                .allMatch(note -> note.matches(
                        "(Landmark at \\d+ days|First transplant, from birth|Interferon, from birth)\\. .+"));
    }

    @Test
    void without_patients_there_is_no_curve() {
        assertThat(of(ExposureSurvival.ofTransplant(FROM_BIRTH), List.of()).curves())
                .isEmpty();
    }
}
