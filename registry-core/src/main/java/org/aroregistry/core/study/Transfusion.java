package org.aroregistry.core.study;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One transfusion, or several over a period ({@code transfusions.csv}).
 *
 * @param source the row
 * @param startDay age at the first, in days
 * @param endDay age at the last, in days; the start day for a single transfusion
 * @param product {@code RBC}, {@code PLT}, {@code PLASMA} or {@code GRANULOCYTE}
 * @param count number of transfusions, at least 1
 * @param knownTo age, in days, up to which transfusions may be used
 */
public record Transfusion(RowSource source, int startDay, int endDay, String product, int count, int knownTo) {
    static Transfusion of(StudyRow row) {
        int start = row.requiredWhole("start_day");
        return new Transfusion(
                row.source(),
                start,
                row.whole("end_day").orElse(start),
                row.requiredCode("product"),
                row.requiredWhole("n_transfusions"),
                row.knownToDay());
    }

    /** Returns the last day of the period that may be used. */
    public int lastDay() {
        return Math.min(endDay, knownTo);
    }

    /** Returns the day of the last transfusion that may be used. */
    public int lastTransfusion() {
        return endDay <= knownTo ? endDay : days().get(days().size() - 1);
    }

    /** Returns the day of each transfusion that may be used; those of a period are spread evenly over it. */
    public List<Integer> days() {
        if (count == 1) {
            return List.of(startDay);
        }
        double step = (double) (endDay - startDay) / (count - 1);
        return IntStream.range(0, count)
                .mapToObj(i -> startDay + (int) Math.floor(i * step))
                .filter(day -> day <= knownTo)
                .toList();
    }
}
