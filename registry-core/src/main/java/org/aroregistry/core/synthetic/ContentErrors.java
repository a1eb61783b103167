package org.aroregistry.core.synthetic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aroregistry.core.dictionary.Analyte;
import org.aroregistry.core.dictionary.Dictionary;

/** Errors of meaning in particular files: units, doses, HLA, grades, genes, events after death. */
final class ContentErrors {
    private static final double MILLIGRAMS = 0.02;
    private static final double UNITS_AS_MICROGRAMS = 0.01;
    private static final double OLD_UNITS = 0.005;
    private static final double LABEL_JUMP_M2 = 0.5;
    private static final double NEAR_JUMP_M2 = 0.06;
    private static final double BODY_UNIT = 0.005;
    private static final double HLA_AS_DATE = 0.01;
    /** Two percent of all transplants are among the quarter from matched unrelated donors. */
    private static final double MISMATCHED_MUD = 0.08;

    private static final double WRONG_GRADE = 0.03;
    private static final double HOMOZYGOUS_TWICE = 0.015;
    private static final double ALIAS = 0.005;
    private static final double RANK_SWAP = 0.05;
    private static final double AFTER_DEATH = 0.002;
    private static final double ORPHAN = 0.003;
    private static final double RAGGED = 0.05;
    private static final double FORMULA = 0.03;
    /** One percent of laboratory rows, in four sites of ten. */
    private static final double WRONG_UNIT = 0.025;

    private static final double WRONG_UNIT_SITES = 0.4;
    private static final Map<String, List<String>> ALIASES = Map.of(
            "TCIRG1", List.of("ATP6I", "OC116", "TIRC7"),
            "OSTM1", List.of("GL"),
            "CA2", List.of("CAII"),
            "TNFRSF11A", List.of("RANK"),
            "TNFSF11", List.of("RANKL", "TRANCE"));
    private static final Map<String, List<String>> UNITS = Map.of(
            "HB", List.of("g/L", "g/dL"),
            "CA_TOTAL", List.of("mmol/L", "mg/dL"),
            "CREAT", List.of("umol/L", "mg/dL"),
            "ALP", List.of("U/L", "ukat/L"));

    private final RandomStream random;
    private final Observation seen;
    private final FlawPlan flaws;
    private final boolean mixesUnits;
    private final List<Row> added = new ArrayList<>();
    private int extra;

    ContentErrors(long seed, RandomStream random, Observation seen, FlawPlan flaws) {
        this.random = random;
        this.seen = seen;
        this.flaws = flaws;
        mixesUnits = RandomStream.of(seed, seen.site().id(), "wrong units").chance(WRONG_UNIT_SITES);
    }

    /** Hands over the rows that came on top since the last call. */
    List<Row> takeAdded() {
        List<Row> taken = List.copyOf(added);
        added.clear();
        return taken;
    }

    void inject(Row row) {
        switch (row.fileName()) {
            case "interferon" -> interferon(row);
            case "growth" -> growth(row);
            case "labs" -> labs(row);
            case "hsct" -> hsct(row);
            case "gvhd" -> gvhd(row);
            case "genetics" -> genetics(row);
            case "chimerism" -> chimerism(row);
            case "adverse_events" -> adverseEvents(row);
            default -> {}
        }
    }

    private static void mark(Row row, String type, String column, String rule) {
        row.with(new InjectedError(type, column, rule));
    }

    private void interferon(Row row) {
        if (random.chance(MILLIGRAMS)) {
            row.set("dose_value", random.uniform(0.011, 0.05), 3).set("dose_unit", "MCG");
            mark(row, "milligrams_for_micrograms", "dose_value", "I-001");
        } else if (random.chance(UNITS_AS_MICROGRAMS)) {
            row.set("dose_value", random.between(60_000, 99_000)).set("dose_unit", "MCG");
            mark(row, "international_units_as_micrograms", "dose_value", "I-001|I-002");
        } else if (random.chance(OLD_UNITS) && flaws.allow("interferon", "growth")) {
            unitsBefore2000(row);
        }
    }

    private void unitsBefore2000(Row row) {
        double weight = seen.weightKg(row.number("start_day"));
        double surface = GrowthCurve.bodySurface(seen.lengthCm(row.number("start_day")), weight);
        // The label's dose jumps at 0.5 m2 by nearly as much: close to it, 1.5 times the one dose is the other one.
        if (StrictMath.abs(surface - LABEL_JUMP_M2) > NEAR_JUMP_M2) {
            double micrograms = surface > LABEL_JUMP_M2 ? 50 * surface : 1.5 * weight;
            row.set("dose_value", micrograms / 50 * 1.5, 3).set("dose_unit", "MIU");
            mark(row, "units_before_2000", "dose_value", "I-002");
        }
    }

    private void growth(Row row) {
        if (!random.chance(BODY_UNIT)) {
            return;
        }
        double length = Double.parseDouble(row.get("length_cm"));
        switch (random.between(0, 2)) {
            case 0 -> {
                row.set("weight_kg", Double.parseDouble(row.get("weight_kg")) * 1000, 0);
                mark(row, "grams", "weight_kg", "K-004|F-003");
            }
            case 1 -> {
                row.set("length_cm", length / 100, 2);
                mark(row, "metres", "length_cm", "K-004|F-003");
            }
            default -> {
                if (row.number("meas_day") > 1100) {
                    row.set("length_cm", length / 2.54, 1);
                    mark(row, "inches", "length_cm", "K-004|F-004");
                }
            }
        }
    }

    private void labs(Row row) {
        if (mixesUnits && random.chance(WRONG_UNIT)) {
            wrongUnit(row);
        }
        if (seen.window().isDead() && random.chance(AFTER_DEATH)) {
            Row late = another(row).set("sample_day", seen.window().lastDay() + 5);
            mark(late, "event_after_death", "sample_day", "T-002");
            added.add(late);
        }
    }

    private Row another(Row row) {
        Row copy = row.copy();
        return copy.set("record_id", row.get("record_id") + "x" + ++extra);
    }

    private void wrongUnit(Row row) {
        List<String> units = UNITS.get(row.get("analyte"));
        if (units == null || !units.contains(row.get("unit"))) {
            return;
        }
        String wrong = units.get(row.get("unit").equals(units.get(0)) ? 1 : 0);
        Analyte analyte = Dictionary.current().analyte(row.get("analyte")).orElseThrow();
        BigDecimal canonical =
                analyte.toCanonical(new BigDecimal(row.get("value")), wrong).orElseThrow();
        boolean impossible = !analyte.hardRange().orElseThrow().contains(canonical);
        boolean implausible = !analyte.plausibleRange().orElseThrow().contains(canonical);
        if (impossible || implausible) {
            row.set("unit", wrong);
            mark(row, "wrong_unit", "unit", "L-002");
        }
    }

    private void hsct(Row row) {
        if (random.chance(HLA_AS_DATE)) {
            row.set("hla_matches", random.pick("9-Oct", "10-Oct"));
            mark(row, "hla_as_date", "hla_matches", "S-013");
        } else if (row.get("donor_type").equals("MUD") && random.chance(MISMATCHED_MUD)) {
            row.set("hla_matches", 9);
            mark(row, "mismatched_mud", "hla_matches", "H-002");
        }
    }

    private void gvhd(Row row) {
        if (row.get("type").equals("ACUTE") && random.chance(WRONG_GRADE)) {
            row.set("acute_grade", row.number("acute_grade") % 4 + 1);
            mark(row, "wrong_gvhd_grade", "acute_grade", "H-010");
        }
    }

    private void genetics(Row row) {
        String gene = row.get("gene_symbol");
        if (gene.equals("TNFRSF11A") && random.chance(RANK_SWAP)) {
            // The ligand's name with the receptor's identifier.
            row.set("gene_symbol", "RANKL");
            mark(row, "rank_rankl_swap", "gene_symbol", "G-012");
        } else if (ALIASES.containsKey(gene) && random.chance(ALIAS)) {
            row.set("gene_symbol", random.pick(ALIASES.getOrDefault(gene, List.of(gene))));
            mark(row, "gene_alias", "gene_symbol", "G-012");
        } else if (row.get("zygosity").equals("HOM") && random.chance(HOMOZYGOUS_TWICE) && flaws.allow("genetics")) {
            Row twice = another(row);
            mark(twice, "homozygous_twice", "zygosity", "G-011");
            added.add(twice);
        }
    }

    private void chimerism(Row row) {
        if (random.chance(ORPHAN)) {
            row.set("hsct_no", 6);
            mark(row, "orphan_child", "hsct_no", "C-002");
        }
    }

    private void adverseEvents(Row row) {
        if (!row.isFilled("ae_text")) {
            return;
        }
        if (random.chance(RAGGED)) {
            row.set("ae_text", "fever" + seen.site().style().delimiter() + " rash");
            // Trailing blanks may hide the extra field; then the cells to the right no longer fit their columns.
            mark(row, ErrorInjector.RAGGED_ROW, "", "S-006|F-001|F-002");
        } else if (random.chance(FORMULA)) {
            row.set("ae_text", "=cmd|' /C calc'!A0");
            mark(row, "formula_text", "ae_text", "S-011");
        }
    }
}
