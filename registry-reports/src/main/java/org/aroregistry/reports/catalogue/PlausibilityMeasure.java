package org.aroregistry.reports.catalogue;

import java.util.Optional;
import java.util.function.Function;
import org.aroregistry.reports.disclosure.Disclosed;

/** What the registry is compared with published cohorts in, and the cell of which report is its own number. */
enum PlausibilityMeasure {
    /** Part of TCIRG1 among those tested. */
    TCIRG1("genes.tcirg1", "TCIRG1, of those tested", "T02", cells -> cells.cell("T02", "finding", "tcirg1")),
    /** Median age at the first transplant; with quartiles in place of an interval. */
    AGE("patients.age", "Median age at first transplant (quartiles)", "T04", cells -> cells.cell("T04", "age", "age")),
    /** Survival one year after the first transplant. */
    SURVIVAL_1("survival.1_year", "Overall survival 1 year after transplant", "F01", cells -> survival(cells, 1)),
    /** Survival two years after the first transplant. */
    SURVIVAL_2("survival.2_years", "Overall survival 2 years after transplant", "F01", cells -> survival(cells, 2)),
    /** Survival five years after the first transplant. */
    SURVIVAL_5("survival.5_years", "Overall survival 5 years after transplant", "F01", cells -> survival(cells, 5)),
    /** Severe visual impairment of the better eye before the transplant. */
    VISION(
            "before.severely_impaired",
            "Severe visual impairment before transplant",
            "T04",
            cells -> cells.cell("T04", "vision", "severely_impaired")),
    /** Hypercalcaemia within a year of the transplant. */
    HYPERCALCAEMIA(
            "complications.hypercalcaemia",
            "Hypercalcaemia by 1 year",
            "T05",
            cells -> cells.cell("T05", "complications", "hypercalcaemia_hsct1_365")),
    /** Veno-occlusive disease by day 100, as diagnosed by the site. */
    VOD(
            "complications.vod",
            "Veno-occlusive disease by day 100",
            "T05",
            cells -> cells.cell("T05", "complications", "vod_site_hsct1_100")),
    /** Part of boys. */
    MALE("sex.male", "Male", "T01", cells -> cells.cell("T01", "sex", "m"));

    private final String measure;
    private final String label;
    private final String from;
    private final Function<BorrowedCells, Optional<Disclosed>> own;

    PlausibilityMeasure(String measure, String label, String from, Function<BorrowedCells, Optional<Disclosed>> own) {
        this.measure = measure;
        this.label = label;
        this.from = from;
        this.own = own;
    }

    /** Returns the measure as published numbers and bands call it. */
    String measure() {
        return measure;
    }

    /** Returns the measure in words. */
    String label() {
        return label;
    }

    /** Returns the report that our number is a cell of. */
    String from() {
        return from;
    }

    /** Returns our number as its report may show it. */
    Disclosed own(BorrowedCells cells) {
        return own.apply(cells).orElseGet(BorrowedCells::none);
    }

    private static Optional<Disclosed> survival(BorrowedCells cells, int years) {
        return cells.total("F01").map(curve -> BorrowedCells.at(curve, years));
    }
}
