package org.aroregistry.qualification.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.statistics.regression.CoxProfile;
import org.aroregistry.statistics.regression.CoxSample;
import org.aroregistry.statistics.regression.CoxTerm;
import org.aroregistry.statistics.regression.LogisticSample;
import tools.jackson.databind.JsonNode;

/** Takes the rows and profiles of a regression from its specification. */
final class RegressionRows {
    private RegressionRows() {}

    /** Gives the sample of time, entry, status, covariates, strata, weights and cluster. */
    static CoxSample sample(CaseAnalysis analysis) {
        CoxSample.Builder builder = CoxSample.builder(analysis.column("time"), analysis.events());
        if (analysis.has("entry")) {
            builder.entries(analysis.column("entry"));
        }
        if (!analysis.names("strata").isEmpty()) {
            builder.strata(analysis.strata());
        }
        if (analysis.has("weights")) {
            builder.weights(analysis.column("weights"));
        }
        if (analysis.has("cluster")) {
            builder.clusters(analysis.numbered("cluster"));
        }
        for (JsonNode covariate : analysis.spec().path("covariates")) {
            add(builder, analysis, covariate);
        }
        return builder.build();
    }

    /** Gives the sample of status and covariates for a logistic model. */
    static LogisticSample logistic(CaseAnalysis analysis) {
        LogisticSample.Builder builder = LogisticSample.builder(analysis.events());
        for (JsonNode covariate : analysis.spec().path("covariates")) {
            String column = covariate.get("col").asString();
            if (covariate.path("levels").isArray()) {
                builder.category(column, levels(covariate), codes(analysis, covariate));
            } else {
                builder.covariate(column, analysis.table().numbers(column));
            }
        }
        return builder.build();
    }

    private static void add(CoxSample.Builder builder, CaseAnalysis analysis, JsonNode covariate) {
        String column = covariate.get("col").asString();
        if (covariate.path("levels").isArray()) {
            builder.category(column, levels(covariate), codes(analysis, covariate));
        } else {
            builder.covariate(column, analysis.table().numbers(column));
        }
    }

    /** Gives the values of every column that the covariates are coded by. */
    static List<double[]> columns(CaseAnalysis analysis) {
        List<double[]> columns = new ArrayList<>();
        for (JsonNode covariate : analysis.spec().path("covariates")) {
            if (covariate.path("levels").isArray()) {
                int[] codes = codes(analysis, covariate);
                for (int level = 1; level < covariate.get("levels").size(); level++) {
                    int own = level;
                    columns.add(Arrays.stream(codes)
                            .mapToDouble(code -> code == own ? 1 : 0)
                            .toArray());
                }
            } else {
                columns.add(analysis.table().numbers(covariate.get("col").asString()));
            }
        }
        return columns;
    }

    private static List<String> levels(JsonNode covariate) {
        List<String> levels = new ArrayList<>();
        covariate.get("levels").forEach(level -> levels.add(level.asString()));
        return levels;
    }

    private static int[] codes(CaseAnalysis analysis, JsonNode covariate) {
        String column = covariate.get("col").asString();
        List<String> levels = levels(covariate);
        return analysis.table().texts(column).stream()
                .mapToInt(cell -> code(analysis.table().isText(column), levels, cell))
                .toArray();
    }

    /** Numbers are compared as numbers: 1 and 1.0 are one level. */
    private static int code(boolean text, List<String> levels, String cell) {
        for (int l = 0; l < levels.size(); l++) {
            boolean same =
                    text ? levels.get(l).equals(cell) : Double.parseDouble(levels.get(l)) == Double.parseDouble(cell);
            if (same) {
                return l;
            }
        }
        throw new IllegalArgumentException("'" + cell + "' is none of the levels " + levels);
    }

    /** Gives the profile of an object of covariate and value. */
    static CoxProfile profile(CoxSample sample, JsonNode values) {
        CoxProfile profile = CoxProfile.reference(sample);
        for (CoxTerm term : sample.terms()) {
            JsonNode value = values.get(term.name());
            profile = term.levels().isEmpty()
                    ? profile.with(term.name(), value.asDouble())
                    : profile.with(term.name(), value.asString());
        }
        return profile;
    }
}
