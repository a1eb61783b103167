package org.aroregistry.qualification.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.survival.SurvivalSample;
import tools.jackson.databind.JsonNode;

/**
 * One analysis of a case: what to compute of which rows, what should come out, and the comparison that takes both.
 *
 * <p>Rows are selected as the specification says: first {@code where}, then complete cases over all columns it names.
 */
public final class CaseAnalysis {
    /** From this size on the order of summation shows in standard errors. */
    private static final int LARGE = 100_000;

    private static final List<String> SINGLE_COLUMNS =
            List.of("time", "entry", "status", "id", "cluster", "weights", "value", "from");
    private static final List<String> COLUMN_LISTS = List.of("group", "strata", "row", "col");

    private final String type;
    private final String id;
    private final JsonNode spec;
    private final JsonNode expected;
    private final CaseTable table;
    private final JsonNode generator;
    private final Comparison comparison = new Comparison();

    /**
     * Selects the rows.
     *
     * @param analysis an element of {@link QualificationCase#analyses}
     * @param owner the case
     */
    public CaseAnalysis(JsonNode analysis, QualificationCase owner) {
        CaseTable all = owner.table();
        this.generator = owner.generator();
        this.type = analysis.path("type").asString("");
        this.id = analysis.path("id").asString("");
        this.spec = analysis.path("spec");
        this.expected = analysis.path("expected");
        CaseTable matching = all.where(spec.path("where"));
        this.table = matching.complete(usedColumns());
        // Selecting the complete rows is not yet using a column for what it is named for.
        SpecificationKeys.forget(spec);
        if (expected.has("nUsed")) {
            comparison.exactly("rows used", "", table.size(), expected.get("nUsed"));
        }
        if (expected.has("nDropped")) {
            comparison.exactly("rows dropped", "", matching.size() - table.size(), expected.get("nDropped"));
        }
    }

    private List<String> usedColumns() {
        List<String> used = new ArrayList<>();
        for (String key : SINGLE_COLUMNS) {
            if (spec.path(key).isString()) {
                used.add(spec.get(key).asString());
            }
        }
        COLUMN_LISTS.forEach(key -> used.addAll(names(key)));
        spec.path("covariates")
                .forEach(covariate -> used.add(covariate.get("col").asString()));
        return used;
    }

    /** Gives the type, such as "km". */
    public String type() {
        return type;
    }

    /** Gives the name of the analysis within its case. */
    public String id() {
        return id;
    }

    /**
     * Says whether a version of a program, or a later one, computed the expected results; for its known errors.
     *
     * @param program name in the case's generator, such as "survival"
     * @param major first number of the version
     * @param minor second number of the version
     */
    public boolean isGeneratedBy(String program, int major, int minor) {
        String[] version = generator.path(program).asString("").split("[.-]");
        if (version.length < 2 || !version[0].matches("\\d+") || !version[1].matches("\\d+")) {
            return false;
        }
        int first = Integer.parseInt(version[0]);
        return first > major || first == major && Integer.parseInt(version[1]) >= minor;
    }

    /**
     * Ends the comparison: compares the names of the groups and the confidence level, and counts what was not compared.
     *
     * @param stopped whether the check stopped before its end
     * @return how much of the case took part
     */
    public Coverage close(boolean stopped) {
        if (!stopped) {
            GroupLabels.compare(this);
            if (expected.has("confLevel") && !comparison.holds(expected.get("confLevel"))) {
                compareLevel();
            }
        }
        return ExpectedValues.coverage(this, stopped);
    }

    /** Gives the place of a value within the expected results, such as "fits[0].coef"; empty if it is not there. */
    public String place(JsonNode value) {
        return ExpectedValues.place(expected, value, "");
    }

    /** Gives the specification. */
    public JsonNode spec() {
        return spec;
    }

    /** Gives the expected results. */
    public JsonNode expected() {
        return expected;
    }

    /** Gives the rows to use. */
    public CaseTable table() {
        return table;
    }

    /** Gives what takes the numbers. */
    public Comparison comparison() {
        return comparison;
    }

    /** Gives the confidence level, 95 % unless the specification says otherwise. */
    public ConfidenceLevel level() {
        return new ConfidenceLevel(spec.path("confLevel").asDouble(0.95));
    }

    /** Gives the tolerance of standard errors and limits for this number of rows. */
    public Tolerance errors() {
        return table.size() >= LARGE ? Tolerance.LARGE_ERROR : Tolerance.ERROR;
    }

    /** Gives the names in an array of the specification, or the single one; none if it is absent. */
    public List<String> names(String key) {
        JsonNode array = spec.path(key);
        if (array.isString()) {
            return List.of(array.asString());
        }
        return IntStream.range(0, array.size())
                .mapToObj(i -> array.get(i).asString())
                .toList();
    }

    /** Gives the numbers in an array; none if it is absent. */
    public static double[] numbers(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).asDouble())
                .toArray();
    }

    /** Says whether the specification names a column for a role. */
    public boolean has(String role) {
        return spec.path(role).isString();
    }

    /** Gives the numbers of the column that the specification names for a role, such as "time". */
    public double[] column(String role) {
        return table.numbers(spec.get(role).asString());
    }

    /** Numbers the groups of the rows from 0. */
    public int[] groups() {
        return table.groups(names("group"));
    }

    /** Numbers the strata of the rows from 0. */
    public int[] strata() {
        return table.groups(names("strata"));
    }

    /** Numbers the subjects or clusters of the rows from 0, by the column of a role. */
    public int[] numbered(String role) {
        return table.groups(List.of(spec.get(role).asString()));
    }

    /** Says of each row whether its status is one of the values in {@code event}. */
    public boolean[] events() {
        return flags("event");
    }

    /** Says of each row whether its status is one of the values in an array of the specification. */
    public boolean[] flags(String key) {
        JsonNode wanted = spec.get(key);
        String column = spec.get("status").asString();
        return table.isText(column) ? textFlags(wanted, column) : numberFlags(wanted, column);
    }

    private boolean[] numberFlags(JsonNode wanted, String column) {
        Set<Double> values = new HashSet<>();
        for (double value : numbers(wanted)) {
            values.add(value);
        }
        double[] status = table.numbers(column);
        boolean[] flags = new boolean[status.length];
        for (int i = 0; i < status.length; i++) {
            flags[i] = values.contains(status[i]);
        }
        return flags;
    }

    private boolean[] textFlags(JsonNode wanted, String column) {
        Set<String> values = new HashSet<>();
        wanted.forEach(value -> values.add(value.asString()));
        List<String> status = table.texts(column);
        boolean[] flags = new boolean[status.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = values.contains(status.get(i));
        }
        return flags;
    }

    /** Gives the right-censored sample of time, entry, status and reverse; weights are not in it. */
    public SurvivalSample sample() {
        double[] times = column("time");
        SurvivalSample sample =
                has("entry") ? SurvivalSample.of(column("entry"), times, events()) : SurvivalSample.of(times, events());
        return spec.path("reverse").asBoolean(false) ? sample.reversed() : sample;
    }

    /**
     * Gives the index of an expected number in the full result: long curves are given at selected 1-based indices only.
     *
     * @param curve holds curveIndices or not
     * @param j position among the expected numbers
     * @return position in the full result, from 0
     */
    public static int index(JsonNode curve, int j) {
        return curve.path("curveIndices").isArray()
                ? curve.get("curveIndices").get(j).asInt() - 1
                : j;
    }

    /** Compares the confidence level, where the case states it. */
    public void compareLevel() {
        if (expected.has("confLevel")) {
            comparison.number("confidence level", "", level().value(), expected.get("confLevel"), Tolerance.NONE);
        }
    }

    /** Compares an estimate. */
    public void estimate(String quantity, String where, double got, JsonNode wanted) {
        comparison.number(quantity, where, got, wanted, Tolerance.ESTIMATE);
    }

    /** Compares a standard error or limit of an estimate. */
    public void error(String quantity, String where, double got, JsonNode wanted) {
        comparison.number(quantity, where, got, wanted, errors());
    }

    /** Compares the limits number j of two arrays, lower and upper. */
    public void limits(String quantity, String where, ConfidenceInterval got, JsonNode wanted, int j) {
        error(quantity, where + " lower", got.lower(), wanted.path("lower").path(j));
        error(quantity, where + " upper", got.upper(), wanted.path("upper").path(j));
    }

    /** Compares the chi-square, degrees of freedom and p-value of a test. */
    public void test(
            String quantity, String where, double statistic, int df, double p, JsonNode wanted, Tolerance tolerance) {
        comparison.number(quantity + ": chi-square", where, statistic, wanted.path("chisq"), tolerance);
        comparison.exactly(quantity + ": degrees of freedom", where, df, wanted.path("df"));
        comparison.pValue(quantity + ": p", where, p, wanted.path("p"));
    }
}
