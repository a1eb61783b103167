package org.aroregistry.reports.catalogue;

import java.util.List;
import java.util.Optional;

/** All reports of the registry, in the order in which they are listed. */
public final class Catalogue {
    private static final List<ReportDefinition> ALL = List.of(
            new CohortDescription(),
            new MolecularFindings(),
            new ComplicationPrevalence(),
            new TransplantCharacteristics(),
            new TransplantOutcomes(),
            new DeathCauses(),
            new InterferonExposure(),
            new ProgressionOnInterferon(),
            new AdverseEvents(),
            new AdverseEventListing(),
            new LaboratoryShifts(),
            new VisionHearing(),
            new EventRates(),
            new SiteDataQuality(),
            new SupportiveTreatment(),
            new VaccinationResponse(),
            new SurvivalAfterTransplantation(),
            new SurvivalByAgeAndEra(),
            new SurvivalFromBirth(),
            new GraftFailureIncidence(),
            new GvhdIncidence(),
            new ProgressionFigure());

    private Catalogue() {}

    /** Returns all reports. */
    public static List<ReportDefinition> all() {
        return ALL;
    }

    /** Returns a report by its id, if there is one. */
    public static Optional<ReportDefinition> find(String id) {
        return ALL.stream().filter(report -> report.id().equals(id)).findFirst();
    }

    /** Returns the ids of all reports. */
    public static List<String> ids() {
        return ALL.stream().map(ReportDefinition::id).toList();
    }
}
