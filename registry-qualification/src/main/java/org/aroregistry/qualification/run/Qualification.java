package org.aroregistry.qualification.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Coverage;
import org.aroregistry.qualification.cases.QualificationCase;
import org.aroregistry.qualification.checks.AnalysisChecks;
import tools.jackson.databind.JsonNode;

/**
 * Runs every analysis of every case of a folder.
 *
 * <p>A case that cannot be read, an analysis of an unknown type, or one that cannot be computed does not stop the run: it counts as not
 * agreeing, with the reason. In memory are the rows of one case and the expected results of one analysis.
 */
public final class Qualification {
    private static final long MEGABYTE = 1 << 20;

    private Qualification() {}

    /**
     * Runs all cases.
     *
     * @param folder holds a folder per case, or is one case
     * @param listener told of each outcome when it is there
     * @return all outcomes
     * @throws IOException if the folder cannot be listed
     */
    public static QualificationResult run(Path folder, Consumer<AnalysisOutcome> listener) throws IOException {
        List<CaseSummary> cases = new ArrayList<>();
        List<CaseFailure> failures = new ArrayList<>();
        List<AnalysisOutcome> outcomes = new ArrayList<>();
        for (Path path : QualificationCase.find(folder)) {
            String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
            try {
                QualificationCase read = QualificationCase.read(path);
                int before = outcomes.size();
                read.forEachAnalysis(analysis -> {
                    AnalysisOutcome outcome = run(read, analysis);
                    outcomes.add(outcome);
                    listener.accept(outcome);
                });
                cases.add(summary(read, outcomes.size() - before));
            } catch (IOException e) {
                failures.add(new CaseFailure(name, sentence(e)));
            } catch (OutOfMemoryError e) {
                // What the case had taken is free again: the others may well fit.
                failures.add(new CaseFailure(
                        name,
                        String.format(
                                "needs more memory than Java may use here (%d MB); give it more with"
                                        + " ARO_JAVA_OPTIONS=-Xmx8g",
                                Runtime.getRuntime().maxMemory() / MEGABYTE)));
            }
        }
        return new QualificationResult(cases, failures, outcomes);
    }

    private static String sentence(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read by this user";
        }
        return Optional.ofNullable(e.getMessage())
                .flatMap(text -> text.lines().findFirst())
                .orElse("cannot be read");
    }

    private static CaseSummary summary(QualificationCase read, int analyses) {
        String generator = read.generator().properties().stream()
                .filter(entry -> entry.getValue().isString())
                .map(entry -> entry.getKey() + " " + entry.getValue().asString())
                .collect(Collectors.joining(", "));
        return new CaseSummary(
                read.name(),
                read.title(),
                read.source(),
                read.licence(),
                generator,
                read.table().size(),
                analyses,
                read.files(),
                read.unknownFields());
    }

    /**
     * Runs one analysis.
     *
     * @param owner the case
     * @param specification one of its analyses
     * @return what came of it
     */
    public static AnalysisOutcome run(QualificationCase owner, JsonNode specification) {
        long start = System.nanoTime();
        CaseAnalysis analysis;
        try {
            analysis = new CaseAnalysis(specification, owner);
        } catch (RuntimeException e) {
            return AnalysisOutcome.notBegun(
                    owner.name(),
                    text(specification, "id"),
                    text(specification, "type"),
                    ProblemSentence.of(e, text(specification, "type"), node -> ""));
        }
        String problem = "";
        try {
            AnalysisChecks.run(analysis);
        } catch (RuntimeException e) {
            // A case may lack a field or go beyond what is supported: say so and go on with the others.
            problem = ProblemSentence.of(e, analysis.type(), analysis::place);
        }
        return outcome(owner, analysis, problem, System.nanoTime() - start);
    }

    private static AnalysisOutcome outcome(QualificationCase owner, CaseAnalysis analysis, String problem, long nanos) {
        Coverage coverage = analysis.close(!problem.isEmpty());
        boolean nothing = problem.isEmpty() && coverage.compared() == 0;
        return new AnalysisOutcome(
                owner.name(),
                analysis.id(),
                analysis.type(),
                analysis.table().size(),
                nanos,
                List.copyOf(analysis.comparison().tallies()),
                analysis.comparison().deviations(),
                coverage,
                analysis.comparison().omissions(),
                nothing ? "nothing was compared: the case holds no number that the check knows" : problem);
    }

    private static String text(JsonNode specification, String field) {
        JsonNode value = specification.path(field);
        return value.isString() ? value.asString() : "";
    }
}
