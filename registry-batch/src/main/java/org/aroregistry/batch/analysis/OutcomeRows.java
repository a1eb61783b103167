package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.EndpointResult;
import org.aroregistry.core.endpoint.EventSource;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.core.result.FigureResult.Landmark;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.statistics.survival.AalenJohansen;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.aroregistry.statistics.survival.CumulativeIncidence;

/**
 * The rows of one endpoint in a table of outcomes: its estimate at fixed times, in each column.
 *
 * <p>Without competing events it is the Kaplan-Meier estimate of being free of the event, otherwise the cumulative incidence of the event. Both are
 * given, as those of curves, to the last time with enough patients at risk.
 */
final class OutcomeRows {
    private static final String NOBODY = "no patients";

    private final EndpointDefinition definition;
    private final String label;
    private final boolean expected;
    private final List<TimePoint> times;

    private OutcomeRows(EndpointDefinition definition, String label, boolean expected, List<TimePoint> times) {
        this.definition = definition;
        this.label = label;
        this.expected = expected;
        this.times = List.copyOf(times);
    }

    /**
     * Prepares the rows of an endpoint.
     *
     * @param label the endpoint in words
     * @param times when it is read
     */
    static OutcomeRows of(EndpointDefinition definition, String label, TimePoint... times) {
        return new OutcomeRows(definition, label, false, List.of(times));
    }

    /**
     * Prepares the rows of an event that is expected of everybody, such as recovery.
     *
     * <p>Few are at risk soon because nearly all have had it, which makes the estimate no worse. So it is given as long as enough patients are
     * at risk or have had any of the events: of all of those it is known how they fared by then.
     */
    static OutcomeRows expected(EndpointDefinition definition, String label, TimePoint... times) {
        return new OutcomeRows(definition, label, true, List.of(times));
    }

    EndpointDefinition definition() {
        return definition;
    }

    String label() {
        return label;
    }

    /** Returns one row per time. */
    List<Row> estimates(PatientColumns columns) {
        List<List<Statistic>> cells =
                columns.groups().stream().map(this::estimates).toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            int place = i;
            TimePoint time = times.get(i);
            rows.add(new Row(
                    key() + "_" + Math.round(time.days()),
                    label + (definition.competing().isEmpty() ? " at " : " by ") + time.label(),
                    cells.stream().map(column -> column.get(place)).toList()));
        }
        return rows;
    }

    private String key() {
        return definition.code().toLowerCase(Locale.ROOT);
    }

    private List<Statistic> estimates(List<AnalysedPatient> group) {
        EndpointSample rows = EndpointSample.of(definition, group);
        if (rows.size() == 0) {
            return Collections.nCopies(times.size(), new Statistic.NotEstimable(NOBODY));
        }
        CurveBuilder builder = new CurveBuilder(times);
        if (definition.competing().isEmpty()) {
            return landmarks(builder.survival(key(), label, rows.survival()));
        }
        CompetingRisksSample sample = rows.competing();
        CumulativeIncidence incidences = AalenJohansen.withDefaults().estimate(sample);
        return expected
                ? times.stream()
                        .map(time -> ofThoseKnown(rows, incidences, time.days()))
                        .toList()
                : landmarks(builder.incidence(key(), label, sample, incidences, 1));
    }

    private static List<Statistic> landmarks(Curve curve) {
        return curve.landmarks().stream().map(Landmark::estimate).toList();
    }

    private static Statistic ofThoseKnown(EndpointSample rows, CumulativeIncidence incidences, double time) {
        int known = 0;
        for (int i = 0; i < rows.size(); i++) {
            boolean atRisk = rows.entries()[i] < time && rows.exits()[i] >= time;
            boolean ended = rows.causes()[i] != 0 && rows.exits()[i] < time;
            known += atRisk || ended ? 1 : 0;
        }
        return CurveBuilder.isEnough(known, rows.size())
                ? Cells.incidence(incidences.cause(1).at(time))
                : new Statistic.NotEstimable(CurveBuilder.TOO_FEW);
    }

    /** Returns how many of each column the endpoint analyses. */
    Row analysed(PatientColumns columns) {
        return columns.row(
                key(),
                label,
                group -> Cells.share(EndpointSample.of(definition, group).size(), group.size()));
    }

    /** Returns how many of each column it does not analyse, one row for each reason that there is. */
    List<Row> lost(PatientColumns columns) {
        return columns.groups().get(0).stream()
                .flatMap(patient -> reason(patient).stream())
                .distinct()
                .sorted()
                .map(reason -> columns.row(
                        key() + "_" + reason.code().toLowerCase(Locale.ROOT),
                        label + ": " + reason.words().toLowerCase(Locale.ROOT),
                        group -> Cells.patients(group.stream()
                                .filter(patient -> reason(patient).equals(Optional.of(reason)))
                                .count())))
                .toList();
    }

    /**
     * Why a patient is not analysed.
     *
     * @param code stable code
     * @param words the reason in words
     */
    private record Reason(String code, String words) implements Comparable<Reason> {
        @Override
        public int compareTo(Reason other) {
            return code.compareTo(other.code);
        }
    }

    private Optional<Reason> reason(AnalysedPatient patient) {
        if (!(patient.endpoint(definition.code()) instanceof EndpointResult.Lost lost)) {
            return Optional.empty();
        }
        return Optional.of(lost.detail()
                .map(detail -> new Reason(detail.name(), detail.label()))
                .orElseGet(() -> new Reason(lost.reason().name(), lost.reason().label())));
    }

    /** Says what competes with the event. */
    String note() {
        String competing = definition.competing().stream()
                .map(EventSource::label)
                .map(words -> words.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return label + ": " + (competing.isEmpty() ? "nothing competes" : "competing are " + competing)
                + ". Definition " + definition.code() + ", version " + definition.version() + ".";
    }
}
