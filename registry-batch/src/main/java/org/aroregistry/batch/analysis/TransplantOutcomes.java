package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.cohort.DonorGroup;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;

/**
 * T05: what became of patients after the first transplant, by donor.
 *
 * <p>Survival, graft failure and graft-versus-host disease are for the regulator here: the public has their curves (F01, F04, F05), and the same
 * estimates hidden by the rules of a table here and of a curve there could be subtracted from each other. So is transplant-related
 * mortality, which is a part of the deaths in F01.
 */
final class TransplantOutcomes {
    private static final TimePoint DAY_100 = TimePoint.days(100);

    private final EndpointCatalogue endpoints;

    TransplantOutcomes(EndpointCatalogue endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * Endpoints under one heading.
     *
     * @param key key of the section
     * @param label heading
     * @param rows the endpoints
     */
    private record Block(String key, String label, List<OutcomeRows> rows) {

        static Block open(String key, String label, OutcomeRows... rows) {
            return new Block(key, label, List.of(rows));
        }

        static Block regulator(String key, String label, OutcomeRows... rows) {
            return new Block(Section.REGULATOR_ONLY + key, label, List.of(rows));
        }

        Section section(PatientColumns columns) {
            return new Section(
                    key,
                    label,
                    false,
                    rows.stream()
                            .flatMap(outcome -> outcome.estimates(columns).stream())
                            .toList());
        }
    }

    TableResult compute(StudyPopulation population) {
        PatientColumns columns = PatientColumns.byDonor(population.in(AnalysisSet.HSCT1));
        List<Block> blocks = blocks();
        List<OutcomeRows> outcomes =
                blocks.stream().flatMap(block -> block.rows().stream()).toList();
        List<Section> sections = new ArrayList<>();
        blocks.forEach(block -> sections.add(block.section(columns)));
        sections.add(new Section(
                Section.REGULATOR_ONLY + "comparison",
                "Test between known donors, P",
                false,
                outcomes.stream().map(outcome -> comparison(outcome, columns)).toList()));
        sections.add(new Section(
                Section.REGULATOR_ONLY + "analysed",
                "Patients analysed, of those transplanted",
                false,
                outcomes.stream().map(outcome -> outcome.analysed(columns)).toList()));
        sections.add(new Section(
                Section.REGULATOR_ONLY + "not_analysed",
                "Patients not analysed, by the first reason that applies",
                false,
                outcomes.stream()
                        .flatMap(outcome -> outcome.lost(columns).stream())
                        .toList()));
        return new TableResult(
                "T05",
                AnalysisSet.HSCT1.name(),
                population.accounting(AnalysisSet.HSCT1),
                columns.columns(),
                true,
                sections,
                notes(outcomes));
    }

    private List<Block> blocks() {
        return List.of(
                Block.open(
                        "recovery",
                        "Recovery of blood counts, cumulative incidence",
                        OutcomeRows.expected(
                                endpoints.definition("ANC_HSCT1"), "Neutrophil recovery", TimePoint.days(28)),
                        OutcomeRows.expected(endpoints.definition("PLT_HSCT1"), "Platelet recovery", DAY_100)),
                Block.regulator(
                        "graft_failure",
                        "Graft failure, cumulative incidence",
                        rows("GF_PRIMARY_HSCT1", "Primary graft failure", DAY_100),
                        rows(
                                "GF_SECONDARY_HSCT1",
                                "Secondary graft failure",
                                DAY_100,
                                TimePoint.years(1),
                                TimePoint.years(5))),
                Block.regulator(
                        "gvhd",
                        "Graft-versus-host disease, cumulative incidence",
                        rows("AGVHD_2_4_HSCT1", "Acute, grade II\u2013IV", DAY_100),
                        rows("AGVHD_3_4_HSCT1", "Acute, grade III\u2013IV", DAY_100),
                        rows("CGVHD_HSCT1", "Chronic", TimePoint.years(2))),
                Block.open(
                        "complications",
                        "Complications, cumulative incidence",
                        rows("VOD_EBMT_HSCT1", "Veno-occlusive disease, EBMT criteria", DAY_100),
                        rows("VOD_SITE_HSCT1", "Veno-occlusive disease, diagnosis of the site", DAY_100),
                        rows("PAH_HSCT1", "Pulmonary hypertension", TimePoint.days(180)),
                        rows("IPS_HSCT1", "Idiopathic pneumonia syndrome", TimePoint.years(1)),
                        rows("HYPERCALCAEMIA_HSCT1", "Hypercalcaemia", TimePoint.years(1))),
                Block.open(
                        "second",
                        "Second transplant, cumulative incidence",
                        rows("SECOND_HSCT", "Second transplant", TimePoint.years(1), TimePoint.years(5))),
                Block.regulator(
                        "mortality",
                        "Transplant-related mortality, cumulative incidence",
                        rows("TRM_HSCT1", "Transplant-related mortality", DAY_100, TimePoint.years(1))),
                Block.regulator(
                        "event_free",
                        "Survival without graft failure",
                        rows(
                                "EFS_HSCT1",
                                "Event-free survival",
                                TimePoint.years(1),
                                TimePoint.years(3),
                                TimePoint.years(5))),
                Block.regulator(
                        "survival",
                        "Survival",
                        rows(
                                "OS_HSCT1",
                                "Overall survival",
                                DAY_100,
                                TimePoint.years(1),
                                TimePoint.years(3),
                                TimePoint.years(5),
                                TimePoint.years(10))));
    }

    private OutcomeRows rows(String code, String label, TimePoint... times) {
        return OutcomeRows.of(endpoints.definition(code), label, times);
    }

    /** The test stands in the first column; the others have none. */
    private static Row comparison(OutcomeRows outcome, PatientColumns columns) {
        EndpointSample rows =
                EndpointSample.of(outcome.definition(), columns.groups().get(0));
        List<String> known = Arrays.stream(DonorGroup.values())
                .filter(donor -> donor != DonorGroup.UNKNOWN)
                .map(Enum::name)
                .toList();
        GroupComparison comparison = GroupComparison.between(
                rows,
                known,
                patient -> patient.transplant().orElseThrow().donor().name(),
                GroupComparison.FEWEST_EVENTS);
        List<Statistic> cells = new ArrayList<>();
        cells.add(comparison
                .test()
                .<Statistic>map(test -> new Statistic.Amount(rows.size(), "p", test.p()))
                .orElseGet(() -> new Statistic.NotEstimable(comparison.reason())));
        while (cells.size() < columns.columns().size()) {
            cells.add(new Statistic.NotEstimable("\u2013"));
        }
        return new Row(
                outcome.definition().code().toLowerCase(Locale.ROOT),
                outcome.label()
                        + comparison.test().map(test -> ", " + test.method()).orElse(""),
                cells);
    }

    private static List<String> notes(List<OutcomeRows> outcomes) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Patients are at risk from their enrolment on (delayed entry). Events on the day of the transplant count as half a"
                        + " day; events come before censoring on the same day.");
        notes.add(
                "Estimates are given to the last time with at least five patients, or a tenth of the group, at risk; those of"
                        + " recovery as long as that many are at risk or have had the event or a competing one.");
        notes.add(
                "No test where a known group of donors has fewer than five events; Gray's test is not defined where patients"
                        + " entered late.");
        outcomes.forEach(outcome -> notes.add(outcome.note()));
        return notes;
    }
}
