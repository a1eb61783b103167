package org.aroregistry.batch.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.aroregistry.core.study.VitalStatus;

/**
 * Observed person-time as a part of the person-time that could have been observed: Clark's C.
 *
 * <p>A registry without dates knows only the year of enrolment and the year of the site's last extract. Their difference is the
 * expected time of a patient who is still followed, as both lie in the middle of their year on average. Nobody can be followed beyond
 * death or transfer to another site, so there expected and observed time are the same; they are too where more was observed than
 * expected. Where consent was withdrawn, no more is expected than the time until then.
 *
 * @see <a href="https://doi.org/10.1016/S0140-6736(02)08272-7">Clark, Altman and De Stavola (2002), Lancet 359:1309-1310</a>
 */
final class FollowUpCompleteness {
    private static final Set<String> ENDED = Set.of("DEAD", "TRANSFERRED");

    private final Map<String, Integer> extractYears = new HashMap<>();

    /** Takes the year of each site's last extract from its delivery. */
    FollowUpCompleteness(List<SiteDelivery> sites) {
        sites.forEach(site -> extractYears.put(site.siteId(), site.extractYear()));
    }

    /** Returns the percentage of the expected person-time that was observed; empty if none is expected. */
    OptionalDouble percent(List<AnalysedPatient> patients) {
        double observed = 0;
        double expected = 0;
        for (AnalysedPatient patient : patients) {
            double seen = observedDays(patient);
            observed += seen;
            expected += Math.max(seen, expectedDays(patient, seen));
        }
        return expected == 0 ? OptionalDouble.empty() : OptionalDouble.of(100 * observed / expected);
    }

    private static double observedDays(AnalysedPatient patient) {
        return patient.status()
                .map(status ->
                        Math.max(0, lastDay(status) - patient.registration().enrolDay()))
                .orElse(0);
    }

    private static int lastDay(VitalStatus status) {
        return status.deathDay().orElse(status.lastContactDay());
    }

    private double expectedDays(AnalysedPatient patient, double observed) {
        if (patient.status().filter(status -> ENDED.contains(status.status())).isPresent()) {
            return observed;
        }
        int enrolled = patient.registration().enrolYear();
        int years = extractYears.getOrDefault(patient.siteId(), enrolled) - enrolled;
        double expected = Math.max(0, years) * Cells.DAYS_PER_YEAR;
        return patient.registration()
                .consentWithdrawnDay()
                .map(day -> Math.min(expected, day - patient.registration().enrolDay()))
                .orElse(expected);
    }
}
