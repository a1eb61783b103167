package org.aroregistry.reports.catalogue;

import java.util.List;
import org.aroregistry.reports.catalogue.CellText.ShareStyle;

/** T18: response to vaccination, commitment 5 to the FDA. */
final class VaccinationResponse extends TableReport {
    @Override
    public String id() {
        return "T18";
    }

    @Override
    public String title() {
        return "Response to vaccination";
    }

    @Override
    public String question() {
        return "Do patients on interferon gamma-1b make antibodies after the usual vaccinations of childhood?";
    }

    @Override
    ShareStyle shareStyle() {
        return ShareStyle.FRACTION_INTERVAL;
    }

    @Override
    String stub() {
        return "Vaccine";
    }

    @Override
    String caption() {
        return "Antibodies after vaccination, by the treatment at the dose; n, or n of those known, % (95% CI)";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "A patient can have had doses in several columns: they overlap, and there is no total.",
                "Vaccinations were not assigned: the columns differ in age, disease and in who was tested.");
    }

    @Override
    String timeConvention() {
        return "day of each dose of vaccine";
    }

    @Override
    String method() {
        return "Patients, not doses, with exact limits. Antibodies were measured where centres chose to: the parts that are positive"
                + " are of patients tested.";
    }
}
