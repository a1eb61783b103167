package org.aroregistry.batch.analysis;

import java.util.List;
import org.aroregistry.core.endpoint.AnalysisRules;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.TableResult;

/**
 * The numbers of all reports.
 *
 * @param tables tables, by report id
 * @param figures figures, by report id
 */
record ReportEstimates(List<TableResult> tables, List<FigureResult> figures) {

    /**
     * Computes every report. A new one is added here.
     *
     * @param endpoints the endpoints
     * @param rules the choices they were derived by
     */
    static ReportEstimates of(
            StudyPopulation population,
            EndpointCatalogue endpoints,
            AnalysisRules rules,
            SiteDeliveries deliveries,
            Completeness completeness) {
        SiteMortality mortality = new SiteMortality(endpoints, deliveries.sites());
        return new ReportEstimates(
                List.of(
                        new CohortDescription(endpoints.definition("OS_BIRTH")).compute(population),
                        new MolecularFindings().compute(population),
                        new SymptomPrevalence().compute(population),
                        new TransplantCharacteristics().compute(population),
                        new DeathCauses().compute(population),
                        new InterferonUse(endpoints.definition("IFN_STOP")).compute(population),
                        new ProgressionOnInterferon(endpoints, rules.progression()).compute(population),
                        new ProgressionListing(endpoints).compute(population),
                        new AdverseEventTable().compute(population),
                        new AdverseEventListing().compute(population),
                        new FdaLaboratoryItems(rules.monitoring()).compute(population),
                        new FdaLaboratoryListing(rules.monitoring()).compute(population),
                        new LaboratoryShifts().compute(population),
                        new LabelMonitoring(rules.monitoring()).compute(population),
                        new SiteQuality(deliveries, completeness).compute(population),
                        new SupportiveTreatment((site, file) ->
                                        deliveries.filesDelivered(site).contains(file))
                                .compute(population),
                        new VaccinationResponse().compute(population),
                        new InterferonLanes(endpoints).compute(population),
                        mortality.compute(population),
                        mortality.limits(population)),
                List.of(
                        TransplantSurvival.byDonor(endpoints.definition("OS_HSCT1"))
                                .compute(population),
                        TransplantSurvival.byAge(endpoints.definition("OS_HSCT1"))
                                .compute(population),
                        TransplantSurvival.byEra(endpoints.definition("OS_HSCT1"))
                                .compute(population),
                        new SurvivalFromBirth(endpoints.definition("OS_BIRTH")).compute(population),
                        new GraftFailureIncidence(endpoints.definition("GF_HSCT1")).compute(population),
                        new ProgressionFigure(endpoints.definition("TTP_A"), rules.progression()).compute(population)));
    }
}
