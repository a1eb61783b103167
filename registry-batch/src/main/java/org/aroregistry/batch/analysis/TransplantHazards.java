package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Column;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.regression.CoxSample;
import org.aroregistry.statistics.regression.ProportionalHazardsTest;
import org.aroregistry.statistics.survival.ChiSquareTest;

/**
 * F09: a proportional hazards model of overall survival after the first transplant.
 *
 * <p>Patients of whom a covariate is not known are left out and accounted for. Levels with fewer than five patients or deaths are put together before the
 * model is fitted, for every reader alike. Numbers by level are for the regulator alone: these patients are a part of those of other reports, which
 * print numbers by the same levels. If a level has one to four survivors, so are the hazard ratios.
 */
final class TransplantHazards {
    /** Id of the table of numbers by level of the model. */
    static final String LEVELS = "F09_LEVELS";

    /** Id of the table of numbers by level before any were put together; these, and not those of the model, are sums over patients. */
    static final String SINGLE_LEVELS = "F09_SINGLE";

    private static final String ID = "F09";
    private static final double NONE = Double.NaN;
    private static final double LEVEL = ConfidenceLevel.NINETY_FIVE_PERCENT.value();

    private final EndpointDefinition survival;

    /**
     * Prepares the tables.
     *
     * @param survival overall survival after the first transplant
     */
    TransplantHazards(EndpointDefinition survival) {
        this.survival = survival;
    }

    /** Fits the model. */
    TableResult compute(StudyPopulation population) {
        EndpointSample rows = complete(population);
        List<HazardLevels> covariates = covariates(rows);
        HazardModel model = model(rows, covariates);
        boolean hidden = covariates.stream()
                .filter(HazardLevels::isCompared)
                .anyMatch(covariate -> covariate.levels().stream().anyMatch(HazardLevel::hasFewSurvivors));
        String prefix = hidden ? Section.REGULATOR_ONLY : "";
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "model",
                "Model",
                false,
                List.of(new Row(
                        "estimator",
                        "Model",
                        List.of(text(""), text(model.kind().words()))))));
        if (model.kind().isFitted()) {
            int next = 0;
            for (HazardLevels covariate : compared(covariates)) {
                int columns = covariate.levels().size() - 1;
                sections.add(ratios(prefix, covariate, model, model.ratios().subList(next, next + columns)));
                next += columns;
            }
            model.proportionality().ifPresent(test -> sections.add(proportionality(prefix, covariates, rows, test)));
        }
        return new TableResult(
                ID,
                survival.set().name(),
                accounting(population),
                // The size of the second column is that of the first, which may have to be hidden.
                List.of(new Column("role", "Role", rows.size()), new Column("hazard_ratio", "Hazard ratio", 0)),
                false,
                sections,
                notes(covariates, model, hidden));
    }

    /** Counts patients and deaths of each level of the model. */
    TableResult levels(StudyPopulation population) {
        EndpointSample rows = complete(population);
        return numbers(LEVELS, population, rows, covariates(rows));
    }

    /** Counts patients and deaths of each level before small ones are put together. */
    TableResult singleLevels(StudyPopulation population) {
        EndpointSample rows = complete(population);
        return numbers(
                SINGLE_LEVELS,
                population,
                rows,
                HazardCovariate.ALL.stream()
                        .map(covariate -> HazardLevels.single(covariate, rows))
                        .toList());
    }

    private TableResult numbers(
            String id, StudyPopulation population, EndpointSample rows, List<HazardLevels> covariates) {
        long deaths = Arrays.stream(rows.causes()).filter(cause -> cause == 1).count();
        List<Section> sections = covariates.stream()
                .map(covariate -> new Section(
                        Section.REGULATOR_ONLY + covariate.covariate().key(),
                        covariate.covariate().label(),
                        true,
                        covariate.levels().stream()
                                .map(level -> new Row(
                                        key(level),
                                        level.label(),
                                        List.of(Cells.patients(level.patients()), Cells.patients(level.deaths()))))
                                .toList()))
                .toList();
        return new TableResult(
                id,
                survival.set().name(),
                accounting(population),
                List.of(new Column("patients", "Patients", rows.size()), new Column("died", "Died", deaths)),
                false,
                sections,
                List.of());
    }

    private EndpointSample complete(StudyPopulation population) {
        return EndpointSample.of(
                survival,
                population.analysed(survival).stream()
                        .filter(patient -> unknown(patient).isEmpty())
                        .toList());
    }

    /** Returns the first covariate that is not known of a patient. */
    private static Optional<HazardCovariate> unknown(AnalysedPatient patient) {
        return HazardCovariate.ALL.stream()
                .filter(covariate -> covariate.levelOf().apply(patient).isEmpty())
                .findFirst();
    }

    private static List<HazardLevels> covariates(EndpointSample rows) {
        return HazardCovariate.ALL.stream()
                .map(covariate -> HazardLevels.of(covariate, rows))
                .toList();
    }

    private static List<HazardLevels> compared(List<HazardLevels> covariates) {
        return covariates.stream().filter(HazardLevels::isCompared).toList();
    }

    private static HazardModel model(EndpointSample rows, List<HazardLevels> covariates) {
        List<HazardLevels> compared = compared(covariates);
        long deaths = Arrays.stream(rows.causes()).filter(cause -> cause == 1).count();
        if (deaths < HazardModel.FEWEST_EVENTS) {
            return HazardModel.none(HazardModel.Kind.TOO_FEW_EVENTS);
        }
        boolean[] died = new boolean[rows.size()];
        for (int i = 0; i < died.length; i++) {
            died[i] = rows.causes()[i] == 1;
        }
        CoxSample.Builder sample = CoxSample.builder(rows.exits(), died).entries(rows.entries());
        compared.forEach(covariate -> covariate.addTo(sample, rows));
        return HazardModel.fit(sample.build());
    }

    private static Section ratios(
            String prefix, HazardLevels covariate, HazardModel model, List<HazardModel.Ratio> ratios) {
        List<Row> rows = new ArrayList<>();
        for (int j = 0; j < covariate.levels().size(); j++) {
            HazardLevel level = covariate.levels().get(j);
            rows.add(new Row(
                    key(level),
                    level.label(),
                    j == 0
                            ? List.of(text("reference"), text("1"))
                            : List.of(text("compared"), ratio(level, model, ratios.get(j - 1)))));
        }
        return new Section(
                prefix + covariate.covariate().key(), covariate.covariate().label(), false, rows);
    }

    private static Statistic ratio(HazardLevel level, HazardModel model, HazardModel.Ratio ratio) {
        if (Double.isNaN(ratio.value())) {
            return new Statistic.NotEstimable("cannot be told apart from another level");
        }
        return new Statistic.Estimate(
                level.patients(),
                level.deaths(),
                "ratio",
                ratio.value(),
                new Interval(
                        limit(ratio.interval().lower()),
                        limit(ratio.interval().upper()),
                        LEVEL,
                        model.kind().isPenalised() ? "profile likelihood" : "Wald"));
    }

    /** A profile that does not fall far enough has a limit of 0 or infinity, which is none. */
    private static double limit(double ratio) {
        return ratio > 0 && ratio < Double.POSITIVE_INFINITY ? ratio : NONE;
    }

    private static Section proportionality(
            String prefix, List<HazardLevels> covariates, EndpointSample rows, ProportionalHazardsTest test) {
        List<Row> tests = new ArrayList<>();
        for (ProportionalHazardsTest.Term term : test.terms()) {
            String label = covariates.stream()
                    .map(HazardLevels::covariate)
                    .filter(covariate -> covariate.key().equals(term.name()))
                    .map(HazardCovariate::label)
                    .findFirst()
                    .orElseThrow();
            tests.add(test("zph_" + term.name(), label, rows, term.test()));
        }
        tests.add(test("zph_all", "All together", rows, test.global()));
        return new Section(prefix + "proportionality", "Test of proportional hazards, p", false, tests);
    }

    private static Row test(String key, String label, EndpointSample rows, ChiSquareTest test) {
        Statistic p = test.isInformative()
                ? new Statistic.Estimate(
                        rows.size(), rows.size(), "p", test.pValue(), new Interval(NONE, NONE, NONE, ""))
                : new Statistic.NotEstimable("no information");
        String statistic = test.isInformative()
                ? String.format(Locale.ROOT, "chi-square %.2f, df %d", test.statistic(), test.degreesOfFreedom())
                : "";
        return new Row(key, label, List.of(text(statistic), p));
    }

    private List<String> notes(List<HazardLevels> covariates, HazardModel model, boolean hidden) {
        List<String> notes = new ArrayList<>();
        notes.add("Patients are at risk from their enrolment on (delayed entry). Who lacks a covariate is left out.");
        for (HazardLevels covariate : covariates) {
            if (!covariate.isCompared()) {
                notes.add(covariate.covariate().label()
                        + " is not in the model: it has no two levels of at least " + HazardLevel.FEWEST
                        + " patients and " + HazardLevel.FEWEST + " deaths each.");
            }
        }
        if (model.kind().isFitted() && model.proportionality().isEmpty()) {
            notes.add("There is no test of proportional hazards: the model without penalty has no finite estimates.");
        } else if (model.kind().isPenalised()) {
            notes.add("The test of proportional hazards is that of the model without penalty.");
        }
        if (hidden) {
            notes.add(
                    "Public reports are without the hazard ratios, which would be about a small number of survivors.");
        }
        notes.add("Definition " + survival.code() + ", version " + survival.version() + ".");
        return notes;
    }

    private Accounting accounting(StudyPopulation population) {
        Accounting all = population.accounting(survival);
        List<Accounting.Reason> losses = new ArrayList<>(all.losses());
        long analysed = all.analysed();
        for (HazardCovariate covariate : HazardCovariate.ALL) {
            long lost = population.analysed(survival).stream()
                    .filter(patient ->
                            unknown(patient).filter(covariate::equals).isPresent())
                    .count();
            if (lost > 0) {
                Accounting.Reason reason = covariate.unknown();
                losses.add(new Accounting.Reason(reason.code(), reason.label(), lost));
                analysed -= lost;
            }
        }
        return new Accounting(all.registered(), all.exclusions(), all.eligible(), losses, analysed);
    }

    private static String key(HazardLevel level) {
        return level.key().toLowerCase(Locale.ROOT);
    }

    private static Statistic text(String words) {
        return new Statistic.Text(words);
    }
}
