package org.aroregistry.app.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.Statistic;

/** The few numbers that a person wants to see first, with their intervals. */
final class Headlines {
    private static final double PERCENT = 100;

    private Headlines() {}

    static void print(AnalysisResults results, PrintWriter out) {
        out.println("   Headlines (95 % confidence interval)");
        landmark(results, "F01", 0, "1 year", "alive 1 year after first transplant", out);
        landmark(results, "F01", 0, "5 years", "alive 5 years after first transplant", out);
        landmark(results, "F04", 0, "1 year", "graft failure within 1 year of it", out);
        landmark(results, "F04", 1, "1 year", "death without graft failure within 1 year of it", out);
        landmark(results, "F03", 0, "5 years", "alive at 5 years of age, of those alive where the curve starts", out);
    }

    private static void landmark(
            AnalysisResults results, String figure, int curve, String time, String words, PrintWriter out) {
        Optional<Statistic> estimate = results.figure(figure)
                .filter(found -> found.curves().size() > curve)
                .flatMap(found -> found.curves().get(curve).landmarks().stream()
                        .filter(landmark -> landmark.label().equals(time))
                        .findFirst())
                .map(FigureResult.Landmark::estimate);
        if (estimate.isPresent() && estimate.get() instanceof Statistic.Estimate value) {
            out.printf(
                    Locale.ROOT,
                    "   %5.1f %% (%.1f to %.1f)  %s%n",
                    PERCENT * value.value(),
                    PERCENT * value.interval().lower(),
                    PERCENT * value.interval().upper(),
                    words);
        } else {
            out.printf("   not estimable          %s%n", words);
        }
    }
}
