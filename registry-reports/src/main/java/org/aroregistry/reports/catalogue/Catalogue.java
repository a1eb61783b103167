package org.aroregistry.reports.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
            new FdaLaboratoryItems(),
            new LaboratoryShifts(),
            new VisionHearing(),
            new EventRates(),
            new MonitoringAdherence(),
            new SiteDataQuality(),
            new SupportiveTreatment(),
            new VaccinationResponse(),
            new SurvivalAfterTransplantation(),
            new SurvivalByAgeAndEra(),
            new SurvivalFromBirth(),
            new GraftFailureIncidence(),
            new GvhdIncidence(),
            new ProgressionFigure(),
            new InterferonLanes(),
            new SiteMortality(),
            new HazardRatios(),
            new MeanEvents(),
            new SurvivalByTreatment(),
            new AbstractPage(),
            new PlausibilityPanel());

    private static final FdaReport FDA_REPORT = new FdaReport();

    private Catalogue() {}

    /** Returns all reports. */
    public static List<ReportDefinition> all() {
        return ALL;
    }

    /** Returns a report by its id, if there is one. */
    public static Optional<ReportDefinition> find(String id) {
        return ALL.stream().filter(report -> report.id().equals(id)).findFirst();
    }

    /** Returns the document that answers the FDA's letter, made of reports of this catalogue. */
    public static FdaReport fdaReport() {
        return FDA_REPORT;
    }

    /** Returns the ids of all reports, and of the document. */
    public static List<String> ids() {
        return Stream.concat(ALL.stream().map(ReportDefinition::id), Stream.of(FdaReport.ID))
                .toList();
    }

    /** Tells whether a report or document is for the regulator alone. */
    public static boolean isRegulatorOnly(String id) {
        return id.equals(FdaReport.ID)
                || find(id).filter(ReportDefinition::regulatorOnly).isPresent();
    }
}
