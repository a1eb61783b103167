package org.aroregistry.core.synthetic;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.aroregistry.core.dictionary.Analyte;
import org.aroregistry.core.dictionary.Dictionary;

/** The unit in which a centre gives each analyte, and the decimals its laboratory prints. */
final class LabUnits {
    private static final Map<String, String> US_UNITS = Map.ofEntries(
            Map.entry("HB", "g/dL"),
            Map.entry("WBC", "10^3/uL"),
            Map.entry("ANC", "10^3/uL"),
            Map.entry("PLT", "10^3/uL"),
            Map.entry("CA_TOTAL", "mg/dL"),
            Map.entry("PHOS", "mg/dL"),
            Map.entry("PTH", "pg/mL"),
            Map.entry("VITD25", "ng/mL"),
            Map.entry("ALB", "g/dL"),
            Map.entry("CREAT", "mg/dL"),
            Map.entry("BILI_T", "mg/dL"),
            Map.entry("BILI_D", "mg/dL"),
            Map.entry("IGG", "mg/dL"),
            Map.entry("TG", "mg/dL"));
    private static final Map<String, Integer> DECIMALS = Map.ofEntries(
            Map.entry("HB g/L", 0),
            Map.entry("HB g/dL", 1),
            Map.entry("PLT 10^9/L", 0),
            Map.entry("PLT 10^3/uL", 0),
            Map.entry("PTH pg/mL", 0),
            Map.entry("VITD25 nmol/L", 0),
            Map.entry("VITD25 ng/mL", 1),
            Map.entry("ALB g/L", 0),
            Map.entry("ALB g/dL", 1),
            Map.entry("CREAT umol/L", 0),
            Map.entry("BILI_T umol/L", 1),
            Map.entry("BILI_D umol/L", 1),
            Map.entry("IGG mg/dL", 0),
            Map.entry("TG mg/dL", 0),
            Map.entry("ALP U/L", 0),
            Map.entry("ALT U/L", 0),
            Map.entry("AST U/L", 0),
            Map.entry("LDH U/L", 0),
            Map.entry("HCT %", 0),
            Map.entry("NA mmol/L", 0),
            Map.entry("K mmol/L", 1),
            Map.entry("HCO3 mmol/L", 1));
    private static final String ENZYMES = "ALP ALT AST LDH";
    private static final int USUAL_DECIMALS = 2;

    private final Map<String, Choice> choices = new HashMap<>();

    /**
     * A unit with what is needed to write values in it.
     *
     * @param unit code of UNIT
     * @param factor turns a value in the unit into the canonical unit
     * @param decimals decimals written
     */
    record Choice(String unit, double factor, int decimals) {
        String write(double canonical) {
            return Row.decimal(canonical / factor, decimals);
        }
    }

    LabUnits(SiteStyle style) {
        int place = 0;
        for (Analyte analyte : Dictionary.current().analytes()) {
            if (!analyte.canonicalUnit().isEmpty()) {
                String unit = unit(style, analyte, place++);
                BigDecimal factor = analyte.factors().get(unit);
                if (factor == null) {
                    throw new IllegalArgumentException(analyte.code() + " has no unit " + unit);
                }
                int decimals = DECIMALS.getOrDefault(analyte.code() + " " + unit, USUAL_DECIMALS);
                choices.put(analyte.code(), new Choice(unit, factor.doubleValue(), decimals));
            }
        }
    }

    private static String unit(SiteStyle style, Analyte analyte, int place) {
        if (style.katal() && ENZYMES.contains(analyte.code())) {
            return "ukat/L";
        }
        boolean american =
                switch (style.unitSystem()) {
                    case "US" -> true;
                    case "MIXED" -> (style.mixedUnits() >>> place & 1) == 1;
                    default -> false;
                };
        return american ? US_UNITS.getOrDefault(analyte.code(), analyte.canonicalUnit()) : analyte.canonicalUnit();
    }

    Choice of(String analyte) {
        Choice choice = choices.get(analyte);
        if (choice == null) {
            throw new IllegalArgumentException("analyte " + analyte + " has no unit");
        }
        return choice;
    }
}
