package org.aroregistry.batch.analysis;

import java.util.List;
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

    /** Computes every report. A new one is added here. */
    static ReportEstimates of(
            StudyPopulation population,
            EndpointCatalogue endpoints,
            SiteDeliveries deliveries,
            Completeness completeness) {
        return new ReportEstimates(
                List.of(
                        new CohortDescription(endpoints.definition("OS_BIRTH")).compute(population),
                        new SymptomPrevalence().compute(population),
                        new InterferonUse(endpoints.definition("IFN_STOP")).compute(population),
                        new SiteQuality(deliveries, completeness).compute(population)),
                List.of(
                        new TransplantSurvival(endpoints.definition("OS_HSCT1")).compute(population),
                        new SurvivalFromBirth(endpoints.definition("OS_BIRTH")).compute(population),
                        new GraftFailureIncidence(endpoints.definition("GF_HSCT1")).compute(population)));
    }
}
