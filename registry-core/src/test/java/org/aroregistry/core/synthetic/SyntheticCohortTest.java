package org.aroregistry.core.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.aroregistry.core.synthetic.ProductLimit.Life;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The true world holds to the published cohorts: 5000 patients, mixed genotypes, no errors. */
class SyntheticCohortTest {
    private static final long SEED = 20_251;
    private static final int PATIENTS = 5000;
    private static final int SITES = 40;
    private static final double YEAR = 365.25;

    private static final List<PatientHistory> HISTORIES = new ArrayList<>();
    private static final List<TimeToProgression> DETECTED = new ArrayList<>();
    private static final List<Observation> TREATED = new ArrayList<>();
    private static final List<Observation> TRANSPLANTED_TWICE = new ArrayList<>();

    @BeforeAll
    static void liveFiveThousandLives() {
        TrueWorld world = new TrueWorld(SEED, GenotypeMix.MIXED);
        int[] counts = new GeneratorSettings(SITES, PATIENTS, GenotypeMix.MIXED, SEED, false).patientsPerSite();
        for (int number = 1; number <= SITES; number++) {
            SiteProfile site = SiteProfile.of(SEED, number);
            for (int index = 0; index < counts[number - 1]; index++) {
                PatientHistory history = world.history(site, index);
                HISTORIES.add(history);
                if (history.transplants().size() > 1) {
                    TRANSPLANTED_TWICE.add(Observation.of(SEED, site, history));
                }
                if (history.interferon().isPresent()) {
                    Observation seen = Observation.of(SEED, site, history);
                    TREATED.add(seen);
                    TimeToProgression.of(seen).ifPresent(DETECTED::add);
                }
            }
        }
    }

    private static double share(Predicate<PatientHistory> of, Predicate<PatientHistory> among) {
        return (double) HISTORIES.stream().filter(among).filter(of).count()
                / HISTORIES.stream().filter(among).count();
    }

    private static boolean transplanted(PatientHistory history) {
        return !history.transplants().isEmpty();
    }

    @Test
    void half_of_the_patients_have_disease_of_TCIRG1() {
        assertThat(share(h -> h.child().genotype() == Genotype.TCIRG1, h -> true))
                .isBetween(0.48, 0.52);
    }

    @Test
    void about_thirty_percent_live_to_six_years_without_transplant() {
        List<Life> lives = HISTORIES.stream()
                .filter(h -> !h.child().intermediate() && h.child().genotype() != Genotype.OSTM1)
                .map(h -> new Life(
                        h.diagnosis().clinicDay(),
                        Math.min(h.deathDay(), h.conditioningDay()),
                        h.deathDay() < h.conditioningDay()))
                .filter(life -> life.exit() > life.entry())
                .toList();

        assertThat(ProductLimit.survivalAt(6 * YEAR, lives)).isBetween(0.25, 0.36);
    }

    @Test
    void survival_without_transplant_from_diagnosis_is_in_the_same_band() {
        List<Life> lives = HISTORIES.stream()
                .filter(h -> !h.child().intermediate() && h.child().genotype() != Genotype.OSTM1)
                .map(h -> new Life(
                        0,
                        (double) Math.min(h.deathDay(), h.conditioningDay())
                                - h.diagnosis().clinicDay(),
                        h.deathDay() < h.conditioningDay()))
                .toList();

        assertThat(ProductLimit.survivalAt(6 * YEAR, lives)).isBetween(0.25, 0.40);
    }

    @Test
    void median_age_at_first_transplant_is_between_seven_and_fourteen_months() {
        double[] ages = HISTORIES.stream()
                .filter(SyntheticCohortTest::transplanted)
                .mapToDouble(h -> h.transplantDay() / YEAR)
                .sorted()
                .toArray();

        assertThat(ages[ages.length / 2]).isBetween(0.6, 1.2);
    }

    @Test
    void five_years_after_a_matched_sibling_transplant_since_2010_about_84_percent_live() {
        List<Life> lives = HISTORIES.stream()
                .filter(h -> transplanted(h)
                        && h.transplants().get(0).donor().type().equals("MSD")
                        && h.child().yearAt(h.transplantDay()) >= 2010)
                .map(h -> new Life(
                        -1, (double) h.deathDay() - h.transplantDay(), h.death().isPresent()))
                .toList();

        assertThat(lives).hasSizeGreaterThan(300);
        assertThat(ProductLimit.survivalAt(5 * YEAR, lives)).isBetween(0.78, 0.90);
    }

    @Test
    void calcium_is_too_high_after_a_quarter_of_the_transplants() {
        assertThat(share(h -> h.transplants().get(0).hypercalcaemia().isPresent(), SyntheticCohortTest::transplanted))
                .isBetween(0.15, 0.35);
    }

    @Test
    void liver_veins_are_blocked_after_one_transplant_in_six() {
        assertThat(share(h -> h.transplants().get(0).vod().isPresent(), SyntheticCohortTest::transplanted))
                .isBetween(0.10, 0.25);
    }

    @Test
    void untreated_children_progress_after_a_median_of_65_days() {
        List<Life> lives = HISTORIES.stream()
                .filter(h -> h.interferon().isEmpty())
                .filter(h -> h.progression().originDay() < h.conditioningDay())
                .map(h -> life(h, h.conditioningDay()))
                .toList();

        assertThat(ProductLimit.median(lives)).isBetween(58.0, 72.0);
    }

    @Test
    void treated_children_progress_after_a_median_of_240_days() {
        List<Life> lives = HISTORIES.stream()
                .filter(h -> h.interferon().isPresent())
                .map(h -> life(h, h.conditioningDay()))
                .toList();

        assertThat(ProductLimit.median(lives)).isBetween(200.0, 290.0);
    }

    private static Life life(PatientHistory h, int censored) {
        int event = Math.min(h.progression().day(), h.deathDay());
        int origin = h.progression().originDay();
        return new Life(-1, (double) Math.min(event, censored) - origin, event <= censored);
    }

    @Test
    void the_rows_show_progression_after_a_median_of_240_days_under_treatment() {
        List<Life> lives = DETECTED.stream()
                .map(t -> new Life(-1, t.days(), t.component().isPresent()))
                .toList();

        assertThat(lives).hasSizeGreaterThan(700);
        assertThat(ProductLimit.median(lives)).isBetween(200.0, 290.0);
    }

    @Test
    void rows_show_progression_on_the_day_and_by_the_component_that_truly_came_first() {
        int agreed = 0;
        List<String> disagreements = new ArrayList<>();
        for (Observation seen : TREATED) {
            Optional<TimeToProgression> detected = TimeToProgression.of(seen);
            if (detected.isEmpty()) {
                continue;
            }
            Progression truth = seen.history().progression();
            boolean expected = seen.progressed();
            Optional<String> component =
                    expected ? Optional.of(truth.component().name()) : Optional.empty();
            boolean same = detected.get().component().equals(component)
                    && (!expected || detected.get().days() == truth.day() - truth.originDay());
            if (same) {
                agreed++;
            } else {
                disagreements.add(seen.child().id() + ": " + detected.get() + " but truly " + component + " after "
                        + (truth.day() - truth.originDay()));
            }
        }

        assertThat((double) agreed / (agreed + disagreements.size()))
                .as(() -> String.join("\n", disagreements.subList(0, Math.min(20, disagreements.size()))))
                .isGreaterThan(0.97);
    }

    @Test
    void graft_failure_is_reported_with_its_day_or_not_at_all() {
        List<Row> grafts = TRANSPLANTED_TWICE.stream()
                .flatMap(seen -> seen.rows().all().stream())
                .filter(row -> row.fileName().equals("engraftment"))
                .toList();

        assertThat(grafts).hasSizeGreaterThan(300).allSatisfy(row -> {
            boolean failed =
                    row.get("primary_gf").equals("Y") || row.get("secondary_gf").equals("Y");
            assertThat(row.isFilled("gf_rel")).as(row.get("record_id")).isEqualTo(failed);
        });
    }
}
