package org.aroregistry.core.study;

/**
 * One complication of the disease or of a transplant ({@code complications.csv}).
 *
 * @param source the row
 * @param code such as {@code HYDROCEPHALUS}
 * @param onsetDay age, in days
 * @param vodSigns signs of veno-occlusive disease; all unknown for other complications
 */
public record Complication(RowSource source, String code, int onsetDay, VodSigns vodSigns) {

    static Complication of(StudyRow row) {
        return new Complication(
                row.source(), row.requiredCode("comp_code"), row.requiredWhole("onset_day"), VodSigns.of(row));
    }
}
