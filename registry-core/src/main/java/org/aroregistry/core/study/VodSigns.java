package org.aroregistry.core.study;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The signs of veno-occlusive disease that the paediatric criteria of the EBMT ask for ({@code complications.csv}, columns {@code vod_*}).
 *
 * @param refractoryPlatelets whether platelets fall in spite of daily transfusions
 * @param weightGainPercent weight gained over the weight before conditioning, in percent
 * @param weightGainThreeDays whether weight rose on three consecutive days in spite of diuretics
 * @param hepatomegaly whether the liver is larger than before
 * @param ascites whether there is more ascites than before
 * @param bilirubin {@code NONE}, {@code RISING_3D} or {@code GE2_MGDL_72H}
 */
public record VodSigns(
        Answer refractoryPlatelets,
        OptionalDouble weightGainPercent,
        Answer weightGainThreeDays,
        Answer hepatomegaly,
        Answer ascites,
        Optional<String> bilirubin) {

    static VodSigns of(StudyRow row) {
        return new VodSigns(
                row.answer("vod_refractory_plt"),
                row.decimal("vod_weight_gain_pct"),
                row.answer("vod_weight_3d"),
                row.answer("vod_hepatomegaly"),
                row.answer("vod_ascites"),
                row.code("vod_bilirubin_rise"));
    }
}
