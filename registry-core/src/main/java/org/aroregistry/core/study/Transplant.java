package org.aroregistry.core.study;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One transplant of blood stem cells ({@code hsct.csv}).
 *
 * @param source the row
 * @param number 1 for the first
 * @param day age at the infusion, in days
 * @param reason why, such as {@code FIRST} or {@code PRIMARY_GF}
 * @param donorType kind of donor, such as {@code MSD}
 * @param cellSource {@code BM}, {@code PB}, {@code CB} or {@code BM_PB}
 * @param conditioningStart days from the infusion to the start of conditioning, negative
 * @param year calendar year of the infusion
 * @param graft match and cells
 * @param preparation conditioning and prophylaxis
 */
public record Transplant(
        RowSource source,
        int number,
        int day,
        String reason,
        Optional<String> donorType,
        Optional<String> cellSource,
        Optional<Integer> conditioningStart,
        Optional<Integer> year,
        Graft graft,
        Preparation preparation) {

    /**
     * How well the donor matches, and what was infused.
     *
     * @param lociTyped HLA loci compared
     * @param lociMatched HLA loci of them that match
     * @param manipulation what was taken out of the graft, {@code NONE} if nothing
     * @param nucleatedCells total nucleated cells, 10^8 per kg
     * @param cd34Cells CD34 positive cells, 10^6 per kg
     * @param cd3Cells CD3 positive cells, 10^6 per kg
     */
    public record Graft(
            Optional<Integer> lociTyped,
            Optional<Integer> lociMatched,
            Optional<String> manipulation,
            OptionalDouble nucleatedCells,
            OptionalDouble cd34Cells,
            OptionalDouble cd3Cells) {

        static Graft of(StudyRow row) {
            return new Graft(
                    row.whole("hla_loci_typed"),
                    row.whole("hla_matches"),
                    row.code("manipulation"),
                    row.decimal("tnc_1e8_kg"),
                    row.decimal("cd34_1e6_kg"),
                    row.decimal("cd3_1e6_kg"));
        }
    }

    /**
     * How the patient was prepared.
     *
     * @param intensity {@code MAC}, {@code RTC}, {@code RIC} or {@code NONE}
     * @param regimen conditioning, such as {@code BU_FLU}
     * @param serotherapy antibodies against T cells, such as {@code ATG_RABBIT}
     * @param gvhdProphylaxis agents against graft-versus-host disease; {@code NONE} alone if there were none, empty if unknown
     * @param vodProphylaxis agents against veno-occlusive disease, likewise
     * @param interferonBefore whether interferon gamma-1b was given before, as the transplant centre reports it
     */
    public record Preparation(
            Optional<String> intensity,
            Optional<String> regimen,
            Optional<String> serotherapy,
            Set<String> gvhdProphylaxis,
            Set<String> vodProphylaxis,
            Answer interferonBefore) {

        /** Copies the agents. */
        public Preparation {
            gvhdProphylaxis = Set.copyOf(gvhdProphylaxis);
            vodProphylaxis = Set.copyOf(vodProphylaxis);
        }

        static Preparation of(StudyRow row) {
            return new Preparation(
                    row.code("intensity"),
                    row.code("regimen"),
                    row.code("serotherapy"),
                    row.codes("gvhd_prophylaxis"),
                    row.codes("vod_prophylaxis"),
                    row.answer("ifn_before"));
        }
    }

    static Transplant of(StudyRow row) {
        return new Transplant(
                row.source(),
                row.requiredWhole("hsct_no"),
                row.requiredWhole("hsct_day"),
                row.requiredCode("reason"),
                row.code("donor_type"),
                row.code("source"),
                row.whole("cond_start_rel"),
                row.whole("hsct_year"),
                Graft.of(row),
                Preparation.of(row));
    }

    /** Returns the age at the start of conditioning, in days; the day of infusion if the start is unknown. */
    public int conditioningDay() {
        return day + conditioningStart.orElse(0);
    }
}
