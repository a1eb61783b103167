package org.aroregistry.core.study;

/**
 * Share of donor cells in one sample ({@code chimerism.csv}).
 *
 * @param source the row
 * @param transplant number of the transplant
 * @param relDay days from the infusion
 * @param lineage cells looked at
 * @param donorPercent 0 to 100
 */
public record Chimerism(RowSource source, int transplant, int relDay, String lineage, double donorPercent) {

    static Chimerism of(StudyRow row) {
        return new Chimerism(
                row.source(),
                row.requiredWhole("hsct_no"),
                row.requiredWhole("rel_day"),
                row.requiredCode("lineage"),
                Double.parseDouble(row.requiredCode("donor_pct")));
    }
}
