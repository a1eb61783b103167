package org.aroregistry.benchmarks;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The results as Markdown. */
final class Table {
    private static final int HUNDRED_THOUSAND = 100_000;
    private static final int MILLION = 1_000_000;

    private Table() {}

    static String of(String versions, Clock clock, List<Result> results) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "Java %s, %d processors; %s; %s; all results agree.",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                versions.isEmpty() ? "R is not there" : versions,
                clock == Clock.CPU ? "seconds of all processors" : "seconds on the wall");
        line(text, "");
        line(text, "| method | n | covariates | R | biojava | ours, warm | ours, cold | R / ours | aim |");
        line(text, "|---|--:|--:|--:|--:|--:|--:|--:|---|");
        for (Method method : Method.values()) {
            results.stream().filter(result -> result.method() == method).forEach(result -> row(text, result));
        }
        line(text, "");
        line(text, "| method | covariates | ours, 100,000 to 1,000,000 |");
        line(text, "|---|--:|--:|");
        for (Method method : Method.values()) {
            growth(text, method, results);
        }
        return text.toString();
    }

    private static void row(StringBuilder text, Result result) {
        Method method = result.method();
        int aim = method.aim(result.size());
        line(
                text,
                "| %s | %,d | %s | %s | %s | %s | %s | %s | %s |",
                method.title,
                result.size(),
                method.covariates == 0 ? "" : Integer.toString(method.covariates),
                seconds(result.r()),
                seconds(result.bioJava()),
                seconds(result.ours()),
                seconds(result.cold()),
                result.r() == null ? "" : String.format(Locale.ROOT, "%.1f", result.ratio()),
                aim == 0 || result.r() == null ? "" : aim + (result.missesAim() ? " missed" : ""));
    }

    private static void growth(StringBuilder text, Method method, List<Result> results) {
        double[] seconds = {Double.NaN, Double.NaN};
        for (Result result : results) {
            if (result.method() == method && result.size() == HUNDRED_THOUSAND) {
                seconds[0] = result.ours().seconds();
            }
            if (result.method() == method && result.size() == MILLION) {
                seconds[1] = result.ours().seconds();
            }
        }
        double growth = seconds[1] / seconds[0];
        if (!Double.isNaN(growth)) {
            String covariates = method.covariates == 0 ? "" : Integer.toString(method.covariates);
            line(text, "| %s | %s | %.1f times |", method.title, covariates, growth);
        }
    }

    private static String seconds(@Nullable Timing timing) {
        return timing == null ? "" : seconds(timing.seconds());
    }

    private static String seconds(double seconds) {
        return seconds < 1
                ? String.format(Locale.ROOT, seconds < 0.1 ? "%.2f ms" : "%.0f ms", seconds * 1000)
                : String.format(Locale.ROOT, "%.2f s", seconds);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
