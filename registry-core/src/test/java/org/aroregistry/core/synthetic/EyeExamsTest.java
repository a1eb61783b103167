package org.aroregistry.core.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.aroregistry.core.endpoint.ExaminationGap;
import org.junit.jupiter.api.Test;

/** Most children have the eye exams that K-018 asks for, and a plausible share is late. */
class EyeExamsTest {
    private static final int PATIENTS = 600;

    @Test
    void one_child_in_ten_is_examined_too_late() {
        SiteProfile site = SiteProfile.of(4, 1);
        TrueWorld world = new TrueWorld(4, GenotypeMix.MIXED);
        int late = 0;
        for (int index = 0; index < PATIENTS; index++) {
            late += isLate(Observation.of(4, site, world.history(site, index))) ? 1 : 0;
        }

        assertThat((double) late / PATIENTS).isBetween(0.05, 0.15);
    }

    /** Before a transplant, under 730 days of age, more than 90 days without an exam; after that more than 365. */
    private static boolean isLate(Observation seen) {
        Row patient = rows(seen, "patients").get(0);
        int diagnosed = StrictMath.max(0, rows(seen, "baseline").get(0).number("dx_day"));
        boolean prospective = patient.get("enrol_type").equals("PROSPECTIVE");
        int from = prospective ? StrictMath.max(diagnosed, patient.number("enrol_day")) : diagnosed;
        int transplant = rows(seen, "hsct").stream()
                .mapToInt(row -> row.number("hsct_day"))
                .min()
                .orElse(Integer.MAX_VALUE);
        Set<Integer> exams =
                rows(seen, "vision").stream().map(row -> row.number("exam_day")).collect(Collectors.toSet());
        return ExaminationGap.between(from, StrictMath.min(seen.window().lastDay(), transplant), exams).stream()
                .anyMatch(gap -> gap.daysWithin(0, 730) > 90 || gap.days() > 365);
    }

    private static List<Row> rows(Observation seen, String file) {
        return seen.rows().all().stream()
                .filter(row -> row.fileName().equals(file))
                .toList();
    }
}
