package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.aroregistry.core.study.Transplant;
import org.aroregistry.core.study.Transplant.Graft;
import org.aroregistry.core.study.Transplant.Preparation;

/** T04: the first transplants, by donor. */
final class TransplantCharacteristics {
    private static final int YEARS_PER_BAND = 5;
    private static final int SEVERE_IMPAIRMENT = 3;

    TableResult compute(StudyPopulation population) {
        List<AnalysedPatient> transplanted = population.in(AnalysisSet.HSCT1);
        PatientColumns columns = PatientColumns.byDonor(transplanted);
        return new TableResult(
                "T04",
                AnalysisSet.HSCT1.name(),
                population.accounting(AnalysisSet.HSCT1),
                columns.columns(),
                true,
                List.of(
                        age(columns),
                        ageBand(columns),
                        years(columns, transplanted),
                        coded(columns, "donor_type", "Donor", Transplant::donorType),
                        match(columns),
                        coded(columns, "source", "Source of cells", Transplant::cellSource),
                        graft(columns, "manipulation", "Manipulation of the graft", Graft::manipulation),
                        cells(columns),
                        prepared(columns, "intensity", "Intensity of conditioning", Preparation::intensity),
                        prepared(columns, "regimen", "Conditioning", Preparation::regimen),
                        prepared(columns, "serotherapy", "Serotherapy", Preparation::serotherapy),
                        agents(
                                columns,
                                "gvhd_prophylaxis",
                                "Prevention of graft-versus-host disease",
                                Preparation::gvhdProphylaxis),
                        agents(
                                columns,
                                "vod_prophylaxis",
                                "Prevention of veno-occlusive disease",
                                Preparation::vodProphylaxis),
                        AnswerRows.section(
                                columns, "interferon_before", "Interferon gamma-1b before", p -> transplant(p)
                                        .preparation()
                                        .interferonBefore()),
                        vision(columns)),
                List.of(
                        "Percentages are of patients in whom the item is known; those not known have a row of their own.",
                        "Vision is that of the better eye at the last examination in the 90 days before the infusion; severely"
                                + " impaired is category 3 or worse.",
                        "Interferon before is what the transplant centre reported."));
    }

    private static Transplant transplant(AnalysedPatient patient) {
        return patient.transplant().orElseThrow().transplant();
    }

    private static Section age(PatientColumns columns) {
        return new Section(
                "age",
                "Age at the transplant",
                false,
                List.of(columns.row(
                        "age",
                        "Age",
                        group -> Cells.distribution(group, p -> transplant(p).day(), "days"))));
    }

    /** Only for those who may see small numbers: tables of outcomes have the same bands as their columns. */
    private static Section ageBand(PatientColumns columns) {
        List<Row> rows = Arrays.stream(TransplantAge.values())
                .map(age -> columns.row(
                        age.name().toLowerCase(Locale.ROOT),
                        age.label(),
                        group -> Cells.share(
                                group.stream()
                                        .filter(p ->
                                                TransplantAge.of(transplant(p).day()) == age)
                                        .count(),
                                group.size())))
                .toList();
        return new Section(Section.REGULATOR_ONLY + "age_band", "Age at the transplant, in bands", true, rows);
    }

    /**
     * Bands of five years from the first to the last transplant, also those without one.
     *
     * <p>Only for those who may see small numbers: the figure on survival by era divides the same patients more coarsely.
     */
    private static Section years(PatientColumns columns, List<AnalysedPatient> transplanted) {
        IntSummaryStatistics bands = transplanted.stream()
                .map(patient -> transplant(patient).year())
                .flatMap(Optional::stream)
                .mapToInt(year -> year / YEARS_PER_BAND)
                .summaryStatistics();
        List<String> codes = new ArrayList<>();
        for (int band = bands.getMin(); band <= bands.getMax() && bands.getCount() > 0; band++) {
            codes.add(words(band));
        }
        return CodedRows.section(
                columns,
                Section.REGULATOR_ONLY + "year",
                "Year of the transplant",
                "hsct.hsct_year",
                codes,
                p -> transplant(p).year().map(year -> words(year / YEARS_PER_BAND)));
    }

    private static String words(int band) {
        return band * YEARS_PER_BAND + "\u2013" + (band * YEARS_PER_BAND + YEARS_PER_BAND - 1);
    }

    private static Section match(PatientColumns columns) {
        return CodedRows.section(
                columns,
                "match",
                "HLA loci that match",
                "hsct.hla_matches",
                List.of("ALL", "ALL_BUT_ONE", "FEWER"),
                p -> mismatches(transplant(p).graft())
                        .map(mismatched -> mismatched == 0 ? "ALL" : mismatched == 1 ? "ALL_BUT_ONE" : "FEWER"));
    }

    private static Optional<Integer> mismatches(Graft graft) {
        return graft.lociTyped().flatMap(typed -> graft.lociMatched().map(matched -> typed - matched));
    }

    private static Section cells(PatientColumns columns) {
        return new Section(
                "cells",
                "Cells infused",
                false,
                List.of(
                        dose(columns, "nucleated", "Nucleated cells, 10^8/kg", Graft::nucleatedCells),
                        dose(columns, "cd34", "CD34 positive cells, 10^6/kg", Graft::cd34Cells),
                        dose(columns, "cd3", "CD3 positive cells, 10^6/kg", Graft::cd3Cells)));
    }

    private static Row dose(PatientColumns columns, String key, String label, Function<Graft, OptionalDouble> cells) {
        return columns.row(
                key,
                label,
                group -> Cells.distribution(
                        group.stream()
                                .map(p -> cells.apply(transplant(p).graft()))
                                .filter(OptionalDouble::isPresent)
                                .mapToDouble(OptionalDouble::getAsDouble)
                                .toArray(),
                        "cells"));
    }

    private static Section coded(
            PatientColumns columns, String column, String label, Function<Transplant, Optional<String>> code) {
        return CodedRows.section(columns, column, label, "hsct." + column, p -> code.apply(transplant(p)));
    }

    private static Section graft(
            PatientColumns columns, String column, String label, Function<Graft, Optional<String>> code) {
        return coded(columns, column, label, transplant -> code.apply(transplant.graft()));
    }

    private static Section prepared(
            PatientColumns columns, String column, String label, Function<Preparation, Optional<String>> code) {
        return coded(columns, column, label, transplant -> code.apply(transplant.preparation()));
    }

    private static Section agents(
            PatientColumns columns, String column, String label, Function<Preparation, Set<String>> agents) {
        return CodedRows.several(
                columns,
                column,
                label,
                "hsct." + column,
                CodedRows.codes("hsct." + column),
                p -> agents.apply(transplant(p).preparation()));
    }

    private static Section vision(PatientColumns columns) {
        return CodedRows.section(
                columns,
                "vision",
                "Vision before the transplant",
                "vision.va_category",
                List.of("NOT_SEVERELY_IMPAIRED", "SEVERELY_IMPAIRED"),
                p -> p.transplant()
                        .orElseThrow()
                        .visionBefore()
                        .map(category -> category < SEVERE_IMPAIRMENT ? "NOT_SEVERELY_IMPAIRED" : "SEVERELY_IMPAIRED"));
    }
}
