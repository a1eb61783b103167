package org.aroregistry.core.synthetic;

/**
 * How a centre writes its files. Every style is legal and gives no finding.
 *
 * @param delimiter comma, semicolon or tab
 * @param lineEnd CRLF or LF
 * @param decimalComma true if decimals are written with a comma; never together with the comma as delimiter
 * @param plusInSets true if several codes in one cell are joined by a plus sign, in semicolon files only
 * @param unitSystem {@code SI}, {@code US} or {@code MIXED}
 * @param katal true if enzymes are given in ukat/L
 * @param mixedUnits bits that decide, for MIXED sites, which analytes are given in US units
 */
record SiteStyle(
        char delimiter,
        String lineEnd,
        boolean decimalComma,
        boolean plusInSets,
        String unitSystem,
        boolean katal,
        long mixedUnits) {

    static SiteStyle draw(RandomStream random) {
        char delimiter = new char[] {',', ';', '\t'}[random.weighted(0.60, 0.35, 0.05)];
        String lineEnd = random.chance(2.0 / 3) ? "\r\n" : "\n";
        // 30 percent of all sites, which can only be among the 40 percent without the comma as delimiter.
        boolean decimalComma = random.chance(0.75) && delimiter != ',';
        boolean plusInSets = random.chance(0.5) && delimiter == ';';
        String unitSystem = new String[] {"SI", "US", "MIXED"}[random.weighted(0.55, 0.35, 0.10)];
        boolean katal = random.chance(0.05);
        long mixedUnits = (long) (random.uniform() * (1L << 52));
        return new SiteStyle(delimiter, lineEnd, decimalComma, plusInSets, unitSystem, katal, mixedUnits);
    }
}
