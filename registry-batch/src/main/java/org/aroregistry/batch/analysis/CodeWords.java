package org.aroregistry.batch.analysis;

import java.util.Locale;
import java.util.Map;

/** Codes of the data dictionary in the words of reports. */
final class CodeWords {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("patients.sex.M", "Male"),
            Map.entry("patients.sex.F", "Female"),
            Map.entry("patients.sex.I", "Intersex"),
            Map.entry("patients.sex.U", "Undetermined"),
            Map.entry("patients.who_region.AFR", "African"),
            Map.entry("patients.who_region.AMR", "Americas"),
            Map.entry("patients.who_region.EMR", "Eastern Mediterranean"),
            Map.entry("patients.who_region.EUR", "European"),
            Map.entry("patients.who_region.SEAR", "South-East Asian"),
            Map.entry("patients.who_region.WPR", "Western Pacific"),
            Map.entry("patients.consanguinity.FIRST_COUSIN_OR_CLOSER", "First cousins or closer"),
            Map.entry("patients.consanguinity.OTHER", "More distantly"),
            Map.entry("patients.consanguinity.NONE", "Not related"),
            Map.entry("baseline.aro_type.OC_RICH", "Osteoclast-rich"),
            Map.entry("baseline.aro_type.OC_POOR", "Osteoclast-poor"),
            Map.entry("baseline.aro_type.METABOLIC_CA2", "With renal tubular acidosis (CA2)"),
            Map.entry("status.status.LOST", "Lost to follow-up"),
            Map.entry("interferon.indication.SMO_LABEL", "Severe malignant osteopetrosis (label)"),
            Map.entry("interferon.indication.BRIDGE_TO_HSCT", "Bridge to transplant"),
            Map.entry("interferon.indication.NO_HSCT_OPTION", "No transplant possible"),
            Map.entry("interferon.indication.AFTER_GRAFT_FAILURE", "After graft failure"),
            Map.entry("interferon.indication.NON_SMO_OFF_LABEL", "Not severe malignant (off label)"),
            Map.entry("interferon.stop_reason.HSCT", "Transplant"),
            Map.entry("interferon.stop_reason.AE", "Adverse event"),
            Map.entry("interferon.stop_reason.NEUTRALISING_AB", "Neutralising antibodies"),
            Map.entry("interferon.stop_reason.FAMILY_CHOICE", "Choice of the family"),
            Map.entry("interferon.stop_reason.SUPPLY_COST", "Supply or cost"),
            Map.entry("interferon.stop_reason.NEXT_SEGMENT", "No reason given"),
            Map.entry("interferon.stop_reason.UNKNOWN", "Not known"),
            Map.entry("interferon.stop_reason.LOST", "Lost to follow-up"));

    private CodeWords() {}

    /** Returns a code in words: by the list above, or its letters with blanks. */
    static String of(String column, String code) {
        String words = WORDS.get(column + "." + code);
        if (words != null) {
            return words;
        }
        String plain = code.replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }
}
