package org.aroregistry.batch.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.aroregistry.core.endpoint.AnalysisRules;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.GrowthReference;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.TableResult;

/** How the numbers of each report are computed from a population. A new report is added here. */
final class ReportComputations {
    private final Map<String, Function<StudyPopulation, TableResult>> tables = new LinkedHashMap<>();
    private final Map<String, Function<StudyPopulation, FigureResult>> figures = new LinkedHashMap<>();

    /**
     * Prepares all reports.
     *
     * @param endpoints the endpoints
     * @param rules the choices they were derived by
     * @param growth what growth is compared with, in order
     * @param deliveries what the sites delivered
     * @param completeness how complete the files are
     */
    ReportComputations(
            EndpointCatalogue endpoints,
            AnalysisRules rules,
            List<GrowthReference> growth,
            SiteDeliveries deliveries,
            Completeness completeness) {
        tables.put("T01", new CohortDescription(endpoints.definition("OS_BIRTH"))::compute);
        tables.put("T02", new MolecularFindings()::compute);
        tables.put("T03", new SymptomPrevalence()::compute);
        tables.put("T04", new TransplantCharacteristics()::compute);
        tables.put("T05", new TransplantOutcomes(endpoints)::compute);
        tables.put("T06", new DeathCauses()::compute);
        tables.put("T07", new InterferonUse(endpoints.definition("IFN_STOP"))::compute);
        tables.put("T08", new ProgressionOnInterferon(endpoints, rules.progression())::compute);
        tables.put("T08_PATIENTS", new ProgressionListing(endpoints)::compute);
        tables.put("T09", new AdverseEventTable()::compute);
        tables.put("T10", new AdverseEventListing()::compute);
        tables.put("T11", new FdaLaboratoryItems(rules.monitoring())::compute);
        tables.put("T11_PATIENTS", new FdaLaboratoryListing(rules.monitoring())::compute);
        tables.put("T12", new LaboratoryShifts()::compute);
        tables.put("T13", new VisionHearing(endpoints, rules.preservation())::byAge);
        tables.put("T13_GENOTYPE", new VisionHearing(endpoints, rules.preservation())::byGenotype);
        tables.put(
                "T14",
                new EventRates(
                        rules.rates(),
                        rules.growth(),
                        growth.stream().map(GrowthReference::name).toList())::compute);
        tables.put("T15", new LabelMonitoring(rules.monitoring())::compute);
        tables.put("T16", new SiteQuality(deliveries, completeness)::compute);
        tables.put("T17", new SupportiveTreatment((site, file) -> deliveries
                .filesDelivered(site)
                .contains(file))::compute);
        tables.put("T18", new VaccinationResponse()::compute);
        SiteMortality mortality = new SiteMortality(endpoints, deliveries.sites());
        tables.put("F07", new InterferonLanes(endpoints)::compute);
        tables.put("F08", mortality::compute);
        tables.put("F08_LIMITS", mortality::limits);
        TransplantHazards hazards = new TransplantHazards(endpoints.definition("OS_HSCT1"));
        tables.put("F09", hazards::compute);
        tables.put(TransplantHazards.LEVELS, hazards::levels);
        tables.put(TransplantHazards.SINGLE_LEVELS, hazards::singleLevels);
        tables.put("A01", new AbstractPage()::compute);
        figures.put("F01", TransplantSurvival.byDonor(endpoints.definition("OS_HSCT1"))::compute);
        figures.put("F02", TransplantSurvival.byAge(endpoints.definition("OS_HSCT1"))::compute);
        figures.put("F02_ERA", TransplantSurvival.byEra(endpoints.definition("OS_HSCT1"))::compute);
        figures.put("F03", new SurvivalFromBirth(endpoints.definition("OS_BIRTH"))::compute);
        figures.put("F04", new GraftFailureIncidence(endpoints.definition("GF_HSCT1"))::compute);
        figures.put(
                "F05",
                GvhdIncidence.acute(endpoints.definition("AGVHD_2_4_HSCT1"), endpoints.definition("AGVHD_3_4_HSCT1"))
                        ::compute);
        figures.put("F05_CHRONIC", GvhdIncidence.chronic(endpoints.definition("CGVHD_HSCT1"))::compute);
        figures.put("F06", new ProgressionFigure(endpoints.definition("TTP_A"), rules.progression())::compute);
        EndpointDefinition fromBirth = endpoints.definition("OS_BIRTH");
        figures.put("F10", MeanEvents.fractures(fromBirth, rules.rates())::compute);
        figures.put("F10_INFECTIONS", MeanEvents.seriousInfections(fromBirth, rules.rates())::compute);
        figures.put("F11", ExposureSurvival.ofTransplant(fromBirth)::compute);
        for (int age : ExposureSurvival.LANDMARKS) {
            figures.put("F11_" + age, ExposureSurvival.ofTransplantBy(fromBirth, age)::compute);
        }
        figures.put("F11_INTERFERON", ExposureSurvival.ofInterferon(fromBirth)::compute);
    }

    /** Computes every report, several at a time: none needs another's numbers. */
    ReportEstimates all(StudyPopulation population) {
        return new ReportEstimates(of(tables, population), of(figures, population));
    }

    /** Computes one table; empty if there is none with this id. */
    Optional<TableResult> table(String id, StudyPopulation population) {
        return Optional.ofNullable(tables.get(id)).map(table -> table.apply(population));
    }

    /** Computes one figure; empty if there is none with this id. */
    Optional<FigureResult> figure(String id, StudyPopulation population) {
        return Optional.ofNullable(figures.get(id)).map(figure -> figure.apply(population));
    }

    private static <R> List<R> of(Map<String, Function<StudyPopulation, R>> reports, StudyPopulation population) {
        return List.copyOf(reports.values()).parallelStream()
                .map(report -> report.apply(population))
                .toList();
    }
}
