package org.aroregistry.qualification.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.QualificationCase;
import org.aroregistry.qualification.checks.AnalysisChecks;
import tools.jackson.databind.JsonNode;

/**
 * Runs every analysis of every case of a folder.
 *
 * <p>An analysis of an unknown type, or one that cannot be computed, does not stop the run: it counts as not agreeing, with the reason.
 */
public final class Qualification {
    private Qualification() {}

    /**
     * Runs all cases.
     *
     * @param folder holds a folder per case, or is one case
     * @param listener told of each outcome when it is there
     * @return all outcomes
     * @throws IOException if a case cannot be read
     */
    public static QualificationResult run(Path folder, Consumer<AnalysisOutcome> listener) throws IOException {
        List<CaseSummary> cases = new ArrayList<>();
        List<AnalysisOutcome> outcomes = new ArrayList<>();
        for (Path path : QualificationCase.find(folder)) {
            QualificationCase read = QualificationCase.read(path);
            cases.add(summary(read));
            for (JsonNode analysis : read.analyses()) {
                AnalysisOutcome outcome = run(read, analysis);
                outcomes.add(outcome);
                listener.accept(outcome);
            }
        }
        return new QualificationResult(cases, outcomes);
    }

    private static CaseSummary summary(QualificationCase read) {
        String generator = read.generator().properties().stream()
                .filter(entry -> entry.getValue().isString())
                .map(entry -> entry.getKey() + " " + entry.getValue().asString())
                .collect(Collectors.joining(", "));
        return new CaseSummary(
                read.name(),
                read.title(),
                read.source(),
                generator,
                read.table().size(),
                read.analyses().size());
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
        String type = specification.path("type").asString("");
        String id = specification.path("id").asString("");
        try {
            CaseAnalysis analysis = new CaseAnalysis(specification, owner);
            String problem = "";
            try {
                AnalysisChecks.run(analysis);
            } catch (RuntimeException e) {
                // A case may lack a field or go beyond what is supported: say so and go on with the others.
                problem = String.valueOf(e.getMessage());
            }
            return new AnalysisOutcome(
                    owner.name(),
                    id,
                    type,
                    analysis.table().size(),
                    System.nanoTime() - start,
                    List.copyOf(analysis.comparison().tallies()),
                    analysis.comparison().deviations(),
                    analysis.comparison().omissions(),
                    problem);
        } catch (IllegalArgumentException e) {
            return new AnalysisOutcome(
                    owner.name(),
                    id,
                    type,
                    0,
                    System.nanoTime() - start,
                    List.of(),
                    List.of(),
                    List.of(),
                    String.valueOf(e.getMessage()));
        }
    }
}
