package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * Events of one kind and time at risk of one patient in one period, as the rates of T14 add them up.
 *
 * @param kind code of the kind of event
 * @param period code of the period
 * @param events events that count
 * @param days days followed, more than 0
 */
public record RatedTime(String kind, String period, long events, long days) {

    /** Lists the periods in which the patient was followed; none for kinds whose file the site never sent. */
    static List<RatedTime> of(AnalysedPatient patient) {
        List<RatedTime> times = new ArrayList<>();
        for (RatedKind kind : RatedKind.values()) {
            EventTally tally = patient.tallies().get(kind);
            for (RatedPeriod period : RatedPeriod.values()) {
                if (tally != null && tally.days(period) > 0) {
                    times.add(new RatedTime(kind.name(), period.name(), tally.events(period), tally.days(period)));
                }
            }
        }
        return times;
    }
}
