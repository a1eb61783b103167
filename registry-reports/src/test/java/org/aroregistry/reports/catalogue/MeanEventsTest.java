package org.aroregistry.reports.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.aroregistry.reports.ReportWriter;
import org.aroregistry.reports.SampleResults;
import org.aroregistry.reports.disclosure.Disclosure;
import org.aroregistry.reports.disclosure.Profile;
import org.aroregistry.reports.model.Figure;
import org.aroregistry.reports.model.Report;
import org.junit.jupiter.api.Test;

class MeanEventsTest {
    private final Report report = ReportWriter.forProfile(Profile.REGULATOR)
            .compose(SampleResults.standard(), List.of("F10"))
            .get(0);

    private List<Figure> figures() {
        return report.body().stream()
                .filter(Figure.class::isInstance)
                .map(Figure.class::cast)
                .toList();
    }

    @Test
    void fractures_and_infections_are_figures_with_an_axis_of_their_own_numbers() {
        assertThat(figures()).extracting(Figure::key).containsExactly("figure", "figure_infections");
        assertThat(figures()).allSatisfy(figure -> {
            double highest = figure.curves().stream()
                    .flatMap(curve -> curve.points().stream())
                    .mapToDouble(Figure.Point::estimate)
                    .max()
                    .orElseThrow();
            assertThat(figure.valueAxis().percent()).isFalse();
            assertThat(figure.valueAxis().top()).isBetween(highest, 2.5 * highest);
        });
        assertThat(figures().get(0).valueAxis().title()).isEqualTo("Fractures per child");
        assertThat(figures().get(1).valueAxis().title()).isEqualTo("Serious infections per child");
    }

    @Test
    void means_at_ages_have_two_decimals_and_no_percent() {
        Report.Table table = report.body().stream()
                .filter(Report.Table.class::isInstance)
                .map(Report.Table.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(table.sections().get(1).rows().get(0).cells().get(0).text())
                .matches("\\d+\\.\\d\\d\\h\\(\\d+\\.\\d\\d\u2013\\d+\\.\\d\\d\\)");
        assertThat(report.headlines()).isEmpty();
    }

    @Test
    void a_mean_of_no_events_has_no_limits_and_names_no_method() {
        Report.Table table = report.body().stream()
                .filter(Report.Table.class::isInstance)
                .map(Report.Table.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(table.sections().get(1).rows().get(0).cells().get(4).text()).isEqualTo("0.00\u00a0(no event)");
        assertThat(report.frontMatter()).contains(new Report.Fact("Intervals", "95% log, robust variance"));
    }

    @Test
    void the_public_gets_no_number_of_it() {
        assertThat(Catalogue.isRegulatorOnly("F10")).isTrue();
        assertThat(new Disclosure(Profile.PUBLIC, Optional.empty())
                        .apply(SampleResults.standard())
                        .figures())
                .isNotEmpty()
                .noneMatch(figure -> figure.id().startsWith("F10"));
    }
}
