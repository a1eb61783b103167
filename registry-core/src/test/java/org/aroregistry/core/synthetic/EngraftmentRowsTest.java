package org.aroregistry.core.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngraftmentRowsTest {
    private static final int PATIENTS = 150;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 20);
    }

    private static List<Row> engraftments(long seed, boolean errors) {
        SiteProfile site = SiteProfile.of(seed, 1);
        TrueWorld world = new TrueWorld(seed, GenotypeMix.MIXED);
        ErrorInjector injector = new ErrorInjector(seed, site, new FlawPlan(seed, site, true));
        List<Row> rows = new ArrayList<>();
        for (int index = 0; index < PATIENTS; index++) {
            Observation seen = Observation.of(seed, site, world.history(site, index));
            rows.addAll(errors ? injector.inject(seen) : seen.rows().all());
        }
        rows.removeIf(row -> !row.fileName().equals("engraftment"));
        return rows;
    }

    private static boolean isFailure(Row row) {
        return row.get("primary_gf").equals("Y") || row.get("secondary_gf").equals("Y");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_graft_failure_has_a_day_and_nothing_else_has_one(int seed) {
        List<Row> rows = engraftments(seed, false);

        assertThat(rows).hasSizeGreaterThan(30).anyMatch(EngraftmentRowsTest::isFailure);
        assertThat(rows).allSatisfy(row -> assertThat(row.isFilled("gf_rel")).isEqualTo(isFailure(row)));
        assertThat(rows).filteredOn(EngraftmentRowsTest::isFailure).allSatisfy(row -> assertThat(row.number("gf_rel"))
                .isBetween(14, 10_000));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void injected_errors_leave_the_day_of_a_graft_failure_alone(int seed) {
        assertThat(engraftments(seed, true))
                .filteredOn(EngraftmentRowsTest::isFailure)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("gf_rel")).matches("\\d+"));
    }
}
