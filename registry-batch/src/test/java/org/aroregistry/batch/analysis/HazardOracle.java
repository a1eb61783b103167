package org.aroregistry.batch.analysis;

import java.util.List;

/** What R computed for F09, from {@code hazard-ratios.csv}, and the patients it was computed of, from {@code hazards.csv}. */
final class HazardOracle {
    private HazardOracle() {}

    /**
     * A line of the expected values.
     *
     * @param model which model
     * @param name coefficient or test
     * @param value hazard ratio, or chi-square
     * @param lower lower limit, or degrees of freedom
     * @param upper upper limit, or p
     */
    record Line(String model, String name, double value, double lower, double upper) {}

    static List<Line> lines(String model) {
        return rows("hazard-ratios.csv").stream()
                .filter(cells -> cells[0].equals(model))
                .map(cells -> new Line(
                        cells[0],
                        cells[1],
                        Double.parseDouble(cells[2]),
                        Double.parseDouble(cells[3]),
                        Double.parseDouble(cells[4])))
                .toList();
    }

    static Line line(String model, String name) {
        return lines(model).stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the patients: id, day, donor, source, year, gene, entry, exit, died. */
    static List<String[]> patients() {
        return rows("hazards.csv");
    }

    /** Returns a patient as tables. */
    static String tables(String[] cells) {
        int day = Integer.parseInt(cells[1]);
        int exit = day + Integer.parseInt(cells[7]);
        boolean died = cells[8].equals("1");
        String genetics =
                switch (cells[5]) {
                    case "TCIRG1" -> "WES POSITIVE TCIRG1 HOM . P NULL_LOF";
                    case "CLCN7" -> "WES POSITIVE CLCN7 HOM . P NULL_LOF";
                    case "NONE" -> "WES NEGATIVE . . . . .";
                    default -> "WES PENDING . . . . .";
                };
        return "patients: enrol_day\n" + (day + Integer.parseInt(cells[6]))
                + "\ngenetics: test_day test_type test_result gene_symbol zygosity allele_no acmg_class variant_class\n40 "
                + genetics
                + "\nhsct: hsct_day donor_type source hsct_year\n" + day + " " + cells[2] + " " + cells[3] + " "
                + cells[4]
                + "\nstatus: status last_contact_day death_day\n" + (died ? "DEAD" : "ALIVE") + " " + exit + " "
                + (died ? exit : ".");
    }

    private static List<String[]> rows(String file) {
        return Patients.resource(file)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split(","))
                .toList();
    }
}
