package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.aroregistry.core.endpoint.GrowthMeasure;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;

/** Growth at baseline and some years later, as distributions of z-scores. */
final class GrowthRows {
    private GrowthRows() {}

    /** Returns one section for each origin. */
    static List<Section> sections(PatientColumns columns) {
        List<Section> sections = new ArrayList<>();
        for (GrowthCourse.Since since : GrowthCourse.Since.values()) {
            List<Row> rows = new ArrayList<>();
            for (GrowthMeasure measure : GrowthMeasure.values()) {
                for (int years : GrowthCourse.YEARS) {
                    rows.add(row(columns, new GrowthCourse.Point(since, measure, years)));
                }
            }
            sections.add(new Section(
                    "growth_" + since.name().toLowerCase(Locale.ROOT), "Growth " + since.label(), false, rows));
        }
        return sections;
    }

    private static Row row(PatientColumns columns, GrowthCourse.Point point) {
        return columns.row(
                point.measure().name().toLowerCase(Locale.ROOT) + "_year_" + point.years(),
                words(point.measure()) + " z-score"
                        + (point.years() == 0
                                ? " before"
                                : " at " + TimePoint.years(point.years()).label()),
                group -> Cells.distribution(
                        group.stream()
                                .map(patient -> patient.growth().at(point))
                                .filter(OptionalDouble::isPresent)
                                .mapToDouble(OptionalDouble::getAsDouble)
                                .toArray(),
                        "z"));
    }

    private static String words(GrowthMeasure measure) {
        return switch (measure) {
            case LENGTH -> "Length or height";
            case WEIGHT -> "Weight";
            case HEAD -> "Head circumference";
        };
    }
}
