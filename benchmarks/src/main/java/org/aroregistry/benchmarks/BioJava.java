package org.aroregistry.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.biojava.nbio.survival.cox.CoxCoefficient;
import org.biojava.nbio.survival.cox.CoxInfo;
import org.biojava.nbio.survival.cox.CoxR;
import org.biojava.nbio.survival.cox.StrataInfo;
import org.biojava.nbio.survival.cox.SurvivalInfo;
import org.biojava.nbio.survival.kaplanmeier.figure.SurvFitKM;

/** The calculations that biojava-survival has: Kaplan-Meier and Cox; each makes the list of subjects that it takes. */
final class BioJava {
    /** Its curve does not merge nearly equal times, and its search for coefficients stops early. */
    static final double TOLERANCE = 1e-4;

    private static final String EVERYBODY = "all";
    private static final double[] YEARS = {1, 2, 5};

    private final BenchmarkData data;

    private BioJava(BenchmarkData data) {
        this.data = data;
    }

    static Optional<Calculation> of(Method method, BenchmarkData data) {
        BioJava bioJava = new BioJava(data);
        return Optional.ofNullable(
                switch (method) {
                    case KAPLAN_MEIER -> bioJava::kaplanMeier;
                    case COX_1, COX_5, COX_10 -> () -> bioJava.cox(method.covariates);
                    default -> null;
                });
    }

    private SurvivalInfo subject(int i) {
        return new SurvivalInfo(data.times()[i], data.causes()[i] > 0 ? 1 : 0);
    }

    @SuppressWarnings("NonApiType") // As the library wants it.
    private double[] kaplanMeier() {
        ArrayList<SurvivalInfo> subjects = new ArrayList<>(data.size());
        for (int i = 0; i < data.size(); i++) {
            SurvivalInfo subject = subject(i);
            subject.addUnknownDataTypeVariable(EVERYBODY, EVERYBODY);
            subjects.add(subject);
        }
        StrataInfo curve;
        try {
            curve = Objects.requireNonNull(new SurvFitKM()
                    .processStrataInfo(
                            EVERYBODY,
                            subjects,
                            SurvFitKM.Method.kaplanMeier,
                            SurvFitKM.Error.greenwood,
                            true,
                            0.95,
                            SurvFitKM.ConfType.log,
                            SurvFitKM.ConfLower.usual,
                            null,
                            null,
                            false)
                    .get(EVERYBODY));
        } catch (Exception e) { // The library declares nothing narrower.
            throw new IllegalStateException("biojava-survival made no curve", e);
        }
        double[] values = new double[2 * YEARS.length];
        for (int k = 0; k < YEARS.length; k++) {
            int step = lastAt(curve.getTime(), YEARS[k]);
            values[k] = curve.getSurv().get(step);
            values[YEARS.length + k] =
                    curve.getStderr().get(step) * curve.getSurv().get(step);
        }
        return values;
    }

    private static int lastAt(List<Double> times, double year) {
        int step = 0;
        while (step + 1 < times.size() && times.get(step + 1) <= year) {
            step++;
        }
        return step;
    }

    @SuppressWarnings("NonApiType") // As the library wants it.
    private double[] cox(int covariates) {
        ArrayList<String> names = new ArrayList<>(
                IntStream.rangeClosed(1, covariates).mapToObj(k -> "x" + k).toList());
        ArrayList<SurvivalInfo> subjects = new ArrayList<>(data.size());
        for (int i = 0; i < data.size(); i++) {
            SurvivalInfo subject = subject(i);
            for (int k = 0; k < covariates; k++) {
                subject.updateContinousVariable(names.get(k), data.covariates()[k][i]);
            }
            subjects.add(subject);
        }
        CoxInfo fit;
        try {
            fit = new CoxR().process(names, subjects, false, false, false, false);
        } catch (Exception e) { // The library declares nothing narrower.
            throw new IllegalStateException("biojava-survival made no fit", e);
        }
        double[] values = new double[2 * covariates];
        Arrays.setAll(values, j -> {
            CoxCoefficient coefficient = fit.getCoefficient(names.get(j % covariates));
            return j < covariates ? coefficient.getCoeff() : coefficient.getStdError();
        });
        return values;
    }
}
