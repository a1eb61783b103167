package org.aroregistry.reports.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Section;
import org.aroregistry.reports.ReportWriter;
import org.aroregistry.reports.SampleResults;
import org.aroregistry.reports.disclosure.Profile;
import org.aroregistry.reports.model.CellStatus;
import org.aroregistry.reports.model.ForestPlot;
import org.aroregistry.reports.model.Report;
import org.junit.jupiter.api.Test;

class HazardRatiosTest {
    private static Report report(Profile profile, UnaryOperator<TableResult> change) {
        return reportOf(profile, table -> table.id().equals("F09") ? change.apply(table) : table);
    }

    private static Report reportOf(Profile profile, UnaryOperator<TableResult> change) {
        AnalysisResults sample = SampleResults.standard();
        List<TableResult> tables = sample.tables().stream().map(change).toList();
        return ReportWriter.forProfile(profile)
                .compose(new AnalysisResults(sample.run(), tables, sample.figures()), List.of("F09"))
                .get(0);
    }

    private static TableResult with(TableResult table, Accounting accounting, List<Section> sections) {
        return new TableResult(
                table.id(),
                table.analysisSet(),
                accounting,
                table.columns(),
                table.columnsPartition(),
                sections,
                table.notes());
    }

    private static Accounting without(long excluded, long registered) {
        long left = registered - excluded;
        List<Accounting.Reason> reasons =
                excluded == 0 ? List.of() : List.of(new Accounting.Reason("OTHER", "Not of the set", excluded));
        return new Accounting(registered, reasons, left, List.of(), left);
    }

    private static Stream<Report.Table> tables(Report report) {
        return report.body().stream().filter(Report.Table.class::isInstance).map(Report.Table.class::cast);
    }

    private static Report.Table table(Report report, String key) {
        return tables(report)
                .filter(table -> table.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<ForestPlot> plots(Report report) {
        return report.body().stream().filter(ForestPlot.class::isInstance).map(ForestPlot.class::cast);
    }

    @Test
    void numbers_by_level_are_in_the_regulator_profile_alone() {
        Report regulator = report(Profile.REGULATOR, table -> table);
        Report reader = report(Profile.PUBLIC, table -> table);

        assertThat(table(regulator, "main").columns())
                .extracting(Report.Column::key)
                .containsExactly("patients", "died", "role", "hazard_ratio");
        assertThat(table(reader, "main").columns())
                .extracting(Report.Column::key)
                .containsExactly("role", "hazard_ratio");
        assertThat(plots(reader)).hasSize(1).allSatisfy(plot -> {
            assertThat(plot.headings()).isEmpty();
            assertThat(plot.groups())
                    .flatExtracting(ForestPlot.Group::lines)
                    .allSatisfy(line -> assertThat(line.numbers()).isEmpty());
        });
    }

    @Test
    void levels_before_any_were_put_together_are_printed_if_some_were() {
        UnaryOperator<TableResult> same = table -> table.id().equals("F09_SINGLE")
                ? with(
                        table,
                        table.accounting(),
                        SampleResults.standard()
                                .table("F09_LEVELS")
                                .orElseThrow()
                                .sections())
                : table;

        assertThat(table(report(Profile.REGULATOR, table -> table), "levels").sections())
                .extracting(section -> section.rows().size())
                .containsExactly(3, 5);
        assertThat(tables(reportOf(Profile.REGULATOR, same)))
                .extracting(Report.Table::key)
                .containsExactly("main", "model", "tests");
        assertThat(tables(report(Profile.PUBLIC, table -> table)))
                .extracting(Report.Table::key)
                .containsExactly("main", "model", "tests");
    }

    @Test
    void a_hidden_number_of_patients_leaves_the_ratios() {
        // T01 has to hide the number registered, which is the number analysed where nobody is left out.
        Report report = reportOf(Profile.PUBLIC, table -> {
            long registered = table.accounting().registered();
            return switch (table.id()) {
                case "T01" -> with(table, without(3, registered), table.sections());
                case "F09" -> with(table, without(0, registered), table.sections());
                default -> table;
            };
        });

        assertThat(report.flow().analysed().n().status()).isNotEqualTo(CellStatus.SHOWN);
        assertThat(table(report, "main").sections())
                .flatExtracting(Report.Section::rows)
                .allSatisfy(row ->
                        assertThat(row.cells().get(1).status()).as(row.key()).isEqualTo(CellStatus.SHOWN));
    }

    @Test
    void ratios_for_the_regulator_alone_leave_the_public_the_kind_of_model() {
        UnaryOperator<TableResult> withheld = table -> with(
                table,
                table.accounting(),
                table.sections().stream()
                        .map(section -> section.key().equals("model")
                                ? section
                                : new Section(
                                        Section.REGULATOR_ONLY + section.key(),
                                        section.label(),
                                        section.partition(),
                                        section.rows()))
                        .toList());

        assertThat(tables(report(Profile.PUBLIC, withheld)))
                .extracting(Report.Table::key)
                .containsExactly("model");
        assertThat(plots(report(Profile.PUBLIC, withheld))).isEmpty();
        assertThat(plots(report(Profile.REGULATOR, withheld))).hasSize(1);
        assertThat(tables(report(Profile.REGULATOR, withheld)))
                .extracting(Report.Table::key)
                .containsExactly("main", "levels", "model", "tests");
    }

    @Test
    void without_a_model_the_regulator_has_the_numbers_by_level() {
        UnaryOperator<TableResult> none =
                table -> with(table, table.accounting(), table.sections().subList(0, 1));

        assertThat(table(report(Profile.REGULATOR, none), "main").columns())
                .extracting(Report.Column::key)
                .containsExactly("patients", "died");
        assertThat(plots(report(Profile.REGULATOR, none))).isEmpty();
    }
}
