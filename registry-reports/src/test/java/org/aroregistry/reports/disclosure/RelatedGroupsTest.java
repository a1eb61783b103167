package org.aroregistry.reports.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Column;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.aroregistry.reports.SampleResults;
import org.junit.jupiter.api.Test;

/** What two reports say of nearly the same patients. */
class RelatedGroupsTest {
    /** A table of 60 transplants by donor. */
    private static final TableResult DESCRIBED = new TableResult(
            "T04",
            "HSCT1",
            new Accounting(60, List.of(), 60, List.of(), 60),
            List.of(new Column("TOTAL", "", 60), new Column("RELATED", "", 30), new Column("UNRELATED", "", 30)),
            true,
            List.of(),
            List.of());

    private static DisclosedResults published(FigureResult figure, TableResult... tables) {
        return new Disclosure(Profile.PUBLIC, Optional.empty())
                .apply(new AnalysisResults(SampleResults.standard().run(), List.of(tables), List.of(figure)));
    }

    /** A figure on patients of whom none dies, with a risk table at the start. */
    private static FigureResult figure(String id, String set, long eligible, Curve... curves) {
        long analysed = curves[0].patients();
        List<Accounting.Reason> losses = eligible == analysed
                ? List.of()
                : List.of(new Accounting.Reason("NEVER_AT_RISK", "Never at risk", eligible - analysed));
        return new FigureResult(
                id,
                set,
                "OS_HSCT1",
                FigureResult.Kind.SURVIVAL,
                new Accounting(eligible, List.of(), eligible, losses, analysed),
                "transplant",
                List.of(curves),
                Optional.empty(),
                List.of());
    }

    private static Curve curve(String key, long patients, long events) {
        return new Curve(
                key,
                key,
                patients,
                events,
                100,
                0,
                1000,
                List.of(new FigureResult.Point(0, 1, 1, 1, patients, 0, 0)),
                List.of(new FigureResult.AtRisk(0, patients, 0)),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<Boolean> sizesHidden(DisclosedFigure figure) {
        return figure.curves().stream().map(c -> c.patients().hidden()).toList();
    }

    @Test
    void a_group_that_lost_1_to_4_of_the_patients_of_a_table_hides_its_size_and_whoever_is_at_risk_at_the_start() {
        // 30 - 27 = 3 related donors lost; unrelated 30 - 20 = 10.
        FigureResult figure =
                figure("F01", "HSCT1", 60, curve("TOTAL", 47, 0), curve("RELATED", 27, 0), curve("UNRELATED", 20, 0));

        DisclosedFigure disclosed = published(figure, DESCRIBED).figures().get(0);

        DisclosedFigure.Curve related = disclosed.curves().get(1);
        assertThat(related.patients().hidden()).isTrue();
        assertThat(related.risk().get(0).atRisk().hidden()).isTrue();
        // The total without the other group would give it away.
        assertThat(sizesHidden(disclosed).stream().filter(hidden -> hidden).count())
                .isGreaterThan(1);
    }

    @Test
    void groups_that_lost_nobody_or_at_least_5_keep_their_sizes() {
        FigureResult figure =
                figure("F01", "HSCT1", 60, curve("TOTAL", 50, 0), curve("RELATED", 30, 0), curve("UNRELATED", 20, 0));

        assertThat(sizesHidden(published(figure, DESCRIBED).figures().get(0))).containsExactly(false, false, false);
    }

    @Test
    void a_small_loss_hides_the_number_analysed_and_not_the_number_eligible_that_other_reports_print() {
        FigureResult figure =
                figure("F01", "HSCT1", 60, curve("TOTAL", 58, 0), curve("RELATED", 30, 0), curve("UNRELATED", 28, 0));

        DisclosedResults results = published(figure, DESCRIBED);

        DisclosedAccounting accounting = results.figures().get(0).accounting();
        assertThat(accounting.eligible().hidden()).isFalse();
        assertThat(accounting.analysed().hidden()).isTrue();
        assertThat(sizesHidden(results.figures().get(0))).containsExactly(true, true, true);
        assertThat(results.tables().get(0).columns().get(0).n().hidden()).isFalse();
    }

    @Test
    void a_group_too_small_for_a_curve_is_not_the_total_without_the_others() {
        FigureResult figure = figure("F06", "SMO_IFN", 18, curve("TOTAL", 18, 0), curve("INCIDENT", 15, 0));

        DisclosedFigure disclosed = published(figure).figures().get(0);

        assertThat(sizesHidden(disclosed)).contains(true);
    }

    @Test
    void those_treated_of_the_cohort_are_hidden_if_1_to_4_of_all_treated_are_not_of_it() {
        TableResult treated = new TableResult(
                "T07",
                "SAFETY",
                new Accounting(90, List.of(new Accounting.Reason("NO", "No", 30)), 60, List.of(), 60),
                List.of(new Column("TOTAL", "", 60)),
                false,
                List.of(),
                List.of());
        for (long ofTheCohort : new long[] {57, 60}) {
            TableResult cohort = cohort(ofTheCohort);

            DisclosedTable disclosed = published(figure("F01", "HSCT1", 20, curve("TOTAL", 20, 0)), cohort, treated)
                    .table("T01")
                    .orElseThrow();

            assertThat(disclosed.sections().get(0).rows().get(0).cells().get(0).hidden())
                    .as("%s of 60", ofTheCohort)
                    .isEqualTo(ofTheCohort == 57);
        }
    }

    private static TableResult cohort(long treated) {
        return new TableResult(
                "T01",
                "ARO",
                new Accounting(90, List.of(), 90, List.of(), 90),
                List.of(new Column("TOTAL", "", 90)),
                false,
                List.of(new Section(
                        "treatment",
                        "Treatment",
                        false,
                        List.of(new Row("interferon", "Interferon", List.of(new Statistic.Count(treated, true)))))),
                List.of());
    }

    @Test
    void columns_for_the_regulator_are_not_there_for_the_public() {
        List<Column> columns = new ArrayList<>(DESCRIBED.columns());
        columns.set(1, new Column(Section.REGULATOR_ONLY + "RELATED", "", 30));
        TableResult table =
                new TableResult("T13", "HSCT1", DESCRIBED.accounting(), columns, true, List.of(), List.of());
        AnalysisResults results = new AnalysisResults(SampleResults.standard().run(), List.of(table), List.of());

        assertThat(new Disclosure(Profile.PUBLIC, Optional.empty())
                        .apply(results)
                        .tables()
                        .get(0)
                        .columns())
                .extracting(DisclosedTable.Column::key)
                .containsExactly("TOTAL", "UNRELATED");
        assertThat(new Disclosure(Profile.REGULATOR, Optional.empty())
                        .apply(results)
                        .tables()
                        .get(0)
                        .columns())
                .hasSize(3);
    }
}
