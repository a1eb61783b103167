package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.InterferonExposure;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.Comparison;
import org.aroregistry.statistics.exposure.ExposureComparison;
import org.aroregistry.statistics.exposure.ExposureRows;
import org.aroregistry.statistics.exposure.ExposureSample;
import org.aroregistry.statistics.exposure.LandmarkAnalysis;
import org.aroregistry.statistics.exposure.MantelByar;
import org.aroregistry.statistics.regression.CoxCoefficient;
import org.aroregistry.statistics.regression.CoxFit;
import org.aroregistry.statistics.regression.CoxRegression;

/**
 * F11: survival from birth without and with a treatment that begins during life.
 *
 * <p>A child who is transplanted at 14 months had to live until then. So nobody is divided by what happened later: a patient's time counts as
 * untreated until the treatment begins and as treated from then on (Simon and Makuch), or patients are divided at a fixed age by what
 * had happened by then (landmark). Everybody enters at enrolment.
 */
final class ExposureSurvival {
    /** Ages at which patients are divided, in days (docs/endpoints.md). */
    static final List<Integer> LANDMARKS = List.of(90, 180, 365);

    private static final String UNTREATED = FigureResult.REGULATOR_ONLY + "UNTREATED";
    private static final String TREATED = FigureResult.REGULATOR_ONLY + "TREATED";

    private final EndpointDefinition definition;
    private final String id;
    private final Treatment treatment;
    private final OptionalInt landmark;

    private ExposureSurvival(EndpointDefinition definition, String id, Treatment treatment, OptionalInt landmark) {
        this.definition = definition;
        this.id = id;
        this.treatment = treatment;
        this.landmark = landmark;
    }

    /** What begins during life. */
    private enum Treatment {
        TRANSPLANT("Not transplanted (yet)", "Transplanted", "a first transplant", "First transplant"),
        INTERFERON("No interferon (yet)", "Interferon begun", "interferon", "Interferon");

        private final String before;
        private final String after;
        private final String name;
        private final String subject;

        Treatment(String before, String after, String name, String subject) {
            this.before = before;
            this.after = after;
            this.name = name;
            this.subject = subject;
        }

        /** Returns the age in days at which it began; not a number if it never did. */
        double beginning(AnalysedPatient patient) {
            Optional<Integer> day =
                    switch (this) {
                        case TRANSPLANT ->
                            patient.transplant().map(first -> first.transplant().day());
                        case INTERFERON -> patient.exposure().map(InterferonExposure::startDay);
                    };
            return day.map(Integer::doubleValue).orElse(Double.NaN);
        }
    }

    /** The first transplant as an exposure that begins when it is given. */
    static ExposureSurvival ofTransplant(EndpointDefinition definition) {
        return new ExposureSurvival(definition, "F11", Treatment.TRANSPLANT, OptionalInt.empty());
    }

    /**
     * The first transplant by an age.
     *
     * @param age days
     */
    static ExposureSurvival ofTransplantBy(EndpointDefinition definition, int age) {
        return new ExposureSurvival(definition, "F11_" + age, Treatment.TRANSPLANT, OptionalInt.of(age));
    }

    /** Interferon as an exposure that begins with the first dose, and lasts. */
    static ExposureSurvival ofInterferon(EndpointDefinition definition) {
        return new ExposureSurvival(definition, "F11_INTERFERON", Treatment.INTERFERON, OptionalInt.empty());
    }

    FigureResult compute(StudyPopulation population) {
        EndpointSample all = EndpointSample.of(definition, population.registered());
        EndpointSample rows = all.withDelayedEntry();
        LateEntryCurves curves = new LateEntryCurves(landmark.isPresent() ? "after another" : "at an age of");
        Optional<Comparison> comparison = Optional.empty();
        if (rows.size() > 0) {
            ExposureSample sample = sample(rows);
            comparison = landmark.isPresent()
                    ? addLandmark(curves, LandmarkAnalysis.at(sample, landmark.getAsInt()))
                    : addSimonMakuch(curves, sample);
        }
        List<String> notes = new ArrayList<>();
        notes.add(
                "Everybody counts from enrolment on, also where the site certified complete capture; patients whose observation ended by then: "
                        + (all.size() - rows.size()) + ".");
        // The footnotes of all figures stand together under the last one.
        curves.notes().forEach(note -> notes.add(subject() + " " + note));
        notes.add("Definition " + definition.code() + ", version " + definition.version() + ".");
        return new FigureResult(
                id,
                definition.set().name(),
                definition.code(),
                FigureResult.Kind.SURVIVAL_BY_EXPOSURE,
                population.accounting(definition),
                landmark.isPresent() ? "Age of " + landmark.getAsInt() + " days" : "Birth",
                curves.curves(),
                comparison,
                notes);
    }

    /** Says which of the figures a footnote is about. */
    private String subject() {
        return landmark.isPresent()
                ? "Landmark at " + landmark.getAsInt() + " days."
                : treatment.subject + ", from birth.";
    }

    private ExposureSample sample(EndpointSample rows) {
        boolean[] deaths = new boolean[rows.size()];
        for (int i = 0; i < deaths.length; i++) {
            deaths[i] = rows.causes()[i] == 1;
        }
        return ExposureSample.of(
                rows.entries(),
                rows.exits(),
                deaths,
                rows.patients().stream().mapToDouble(treatment::beginning).toArray());
    }

    private Optional<Comparison> addSimonMakuch(LateEntryCurves curves, ExposureSample sample) {
        ExposureRows rows = sample.split();
        rows.sample(false).ifPresent(untreated -> curves.add(UNTREATED, treatment.before, untreated));
        rows.sample(true).ifPresent(treated -> curves.add(TREATED, treatment.after, treated));
        ExposureComparison comparison = MantelByar.test(sample);
        if (!hasEnoughEvents(comparison)) {
            curves.note(tooFew());
            return Optional.empty();
        }
        MantelByar.fit(sample, CoxRegression.withDefaults())
                .flatMap(this::hazardRatio)
                .ifPresent(curves::note);
        return Optional.of(comparison("Mantel\u2013Byar", comparison));
    }

    private Optional<Comparison> addLandmark(LateEntryCurves curves, LandmarkAnalysis analysis) {
        curves.note("Left out, as their observation had ended by that age: " + analysis.excluded() + ".");
        analysis.sample(false).ifPresent(untreated -> curves.add(UNTREATED, "Not transplanted by then", untreated));
        analysis.sample(true).ifPresent(treated -> curves.add(TREATED, "Transplanted by then", treated));
        ExposureComparison comparison = analysis.compare();
        if (!hasEnoughEvents(comparison)) {
            curves.note(tooFew());
            return Optional.empty();
        }
        analysis.fit(CoxRegression.withDefaults()).flatMap(this::hazardRatio).ifPresent(curves::note);
        return Optional.of(comparison("log-rank", comparison));
    }

    private static boolean hasEnoughEvents(ExposureComparison comparison) {
        return comparison.test().isInformative()
                && comparison.unexposed().observed() >= GroupComparison.FEWEST_EVENTS
                && comparison.exposed().observed() >= GroupComparison.FEWEST_EVENTS;
    }

    private static String tooFew() {
        return "Not compared: there are fewer than " + GroupComparison.FEWEST_EVENTS
                + " deaths without, or with, the treatment.";
    }

    private static Comparison comparison(String method, ExposureComparison comparison) {
        return new Comparison(
                method,
                comparison.test().statistic(),
                comparison.test().degreesOfFreedom(),
                comparison.test().pValue());
    }

    private Optional<String> hazardRatio(CoxFit fit) {
        return fit.coefficients().stream()
                .filter(exposed -> exposed.status() == CoxCoefficient.Status.ESTIMATED)
                .findFirst()
                .map(exposed -> String.format(
                        Locale.ROOT,
                        "Hazard ratio of death with %s against without: %.2f (95%% CI %.2f to %.2f), from a Cox model%s; not adjusted"
                                + " for anything.",
                        treatment.name,
                        exposed.hazardRatio(),
                        exposed.interval().lower(),
                        exposed.interval().upper(),
                        landmark.isPresent() ? "" : " with the treatment as a time-dependent covariate"));
    }
}
