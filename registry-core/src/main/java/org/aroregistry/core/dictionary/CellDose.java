package org.aroregistry.core.dictionary;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Cells of a graft per kilogram of the child, with what is plausible for each source of cells.
 *
 * <p>The limits are choices of the registry (data dictionary, {@code hsct.csv}, columns of cell doses).
 */
public enum CellDose {
    /** All nucleated cells, 10^8 per kilogram; of a graft from which nothing was taken out. */
    NUCLEATED("tnc_1e8_kg", Map.of("BM", range("1", "12"), "PB", range("3", "40"), "CB", range("0.2", "3"))),
    /** Stem cells, 10^6 per kilogram. */
    CD34("cd34_1e6_kg", Map.of("BM", range("1", "15"), "PB", range("3", "40"), "CB", range("0.05", "2")));

    /** T cells that a T-cell depleted graft stays below, 10^6 per kilogram ({@code hsct.cd3_1e6_kg}). */
    public static final BigDecimal DEPLETED_CD3_BELOW = new BigDecimal("0.5");

    private final String column;
    private final Map<String, Range> bySource;

    CellDose(String column, Map<String, Range> bySource) {
        this.column = column;
        this.bySource = bySource;
    }

    private static Range range(String lower, String upper) {
        return new Range(new BigDecimal(lower), new BigDecimal(upper));
    }

    /** Returns the column of {@code hsct.csv}. */
    public String column() {
        return column;
    }

    /**
     * Returns the plausible doses.
     *
     * @param source code of {@code hsct.source}
     * @return empty if the source has no limits, as marrow and blood together
     */
    public Optional<Range> plausible(String source) {
        return Optional.ofNullable(bySource.get(source));
    }
}
