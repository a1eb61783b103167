package org.aroregistry.app.cli;

import java.util.Comparator;
import java.util.Locale;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Run;
import org.aroregistry.reports.disclosure.Profile;
import org.jspecify.annotations.Nullable;

/** Finds the analysis that a profile may show: regulators see only patients whose consent covers it. */
final class Releases {
    private Releases() {}

    static AnalysisResults latest(Registry registry, Profile profile, @Nullable String freeze) {
        Cohort cohort = profile == Profile.REGULATOR ? Cohort.REGULATORY : Cohort.ALL;
        return registry.runs().list().stream()
                .filter(run -> run.resultHash().isPresent())
                .filter(run -> run.request().cohort().equals(cohort.name()))
                .filter(run -> freeze == null || run.request().freeze().equals(freeze))
                .max(Comparator.comparingLong(Run::runId))
                .flatMap(run -> registry.runs().results(run.runId()))
                .orElseThrow(() -> new IllegalArgumentException("there is no analysis of cohort " + cohort.name()
                        + (freeze == null ? "" : " on freeze " + freeze) + " to report; run 'aro analyse --cohort "
                        + cohort.name().toLowerCase(Locale.ROOT)
                        + (freeze == null ? "" : " --freeze " + freeze) + "' first."));
    }
}
