package org.aroregistry.core.study;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The notation of variants after the HGVS nomenclature: whether a name is well formed, not whether it is true.
 *
 * <p>It knows the forms of HGVS 21 that are used for single variants: substitution, deletion, duplication, insertion, deletion-insertion,
 * inversion, repeat, uncertain breakpoints, and for proteins also frame shift and extension. Whether the reference sequence really has the base
 * that a name gives can only be told with the sequence.
 *
 * <p>Source: HGVS Nomenclature, recommendations for DNA and protein, hgvs-nomenclature.org.
 */
public final class HgvsName {
    /** A base of the coding or genomic reference: 76, -14, *32, 88+1, 89-2, or ? where it is not known. */
    private static final String BASE = "(?:[-*]?[0-9]{1,9}(?:[+-](?:[0-9]{1,7}|\\?))?|\\?)";

    /** A base, or the range in which an uncertain one lies. */
    private static final String POINT = "(?:" + BASE + "|\\(" + BASE + "_" + BASE + "\\))";

    private static final String RANGE = POINT + "(?:_" + POINT + ")?";
    private static final String LETTERS = "[ACGTNRYKMSWBDHV]{1,80}";
    private static final String PUT_IN = "(?:" + LETTERS + "|N?\\[[0-9]{1,7}\\]|" + RANGE + "(?:inv)?)";

    private static final Pattern DNA = Pattern.compile(
            RANGE + "(?:" + "[ACGTN]>[ACGTN]" + "|=|[ACGTN]{1,80}=" + "|del(?:" + LETTERS + "|[0-9]{1,7})?" + "|dup(?:"
                    + LETTERS + "|[0-9]{1,7})?" + "|inv(?:" + LETTERS + ")?" + "|ins" + PUT_IN + "|del(?:" + LETTERS
                    + ")?ins" + PUT_IN + "|(?:[ACGTN]{1,40}\\[(?:[0-9]{1,5}|\\([0-9]{1,5}_[0-9]{1,5}\\))\\]){1,5}"
                    + ")");

    private static final String RESIDUE =
            "(?:Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Sec|Ser|Thr|Trp"
                    + "|Tyr|Val|Xaa|Ter|[ACDEFGHIKLMNPQRSTUVWXY*])";

    private static final String SITE = RESIDUE + "[0-9]{1,5}";
    private static final String SITES = SITE + "(?:_" + SITE + ")?";
    private static final String CHAIN = RESIDUE + "{1,40}";

    private static final Pattern PROTEIN = Pattern.compile("0\\??|\\?|=" + "|" + SITES + "(?:=|\\?|del|dup|delins"
            + CHAIN + "|ins(?:" + CHAIN + "|[0-9]{1,5}|X\\[[0-9]{1,5}\\])|\\[[0-9]{1,5}\\]" + "|" + RESIDUE
            + "?fs(?:(?:Ter|\\*|X)(?:[0-9]{1,5}|\\?))?"
            + "|ext-[0-9]{1,5}|" + RESIDUE + "ext(?:Ter|\\*)?(?:[0-9]{1,5}|\\?)" + "|" + RESIDUE + ")");

    private HgvsName() {}

    /**
     * Tells whether a name of a variant in DNA is well formed, such as {@code c.1897C>T} or {@code c.1554+2T>C}.
     *
     * @param name the name with its prefix {@code c.}, {@code g.} or {@code n.}
     */
    public static boolean isDna(String name) {
        return List.of("c.", "g.", "n.").contains(prefix(name))
                && DNA.matcher(name.substring(2)).matches();
    }

    /**
     * Tells whether a name of a change in the protein is well formed, such as {@code p.Gln633Ter} or {@code p.(Arg97ProfsTer23)}.
     *
     * @param name the name with its prefix {@code p.}; round brackets mark a change that was predicted
     */
    public static boolean isProtein(String name) {
        if (!prefix(name).equals("p.")) {
            return false;
        }
        String change = name.substring(2);
        boolean predicted = change.length() > 2 && change.startsWith("(") && change.endsWith(")");
        String inner = predicted ? change.substring(1, change.length() - 1) : change;
        return PROTEIN.matcher(inner).matches();
    }

    private static String prefix(String name) {
        return name.length() < 3 ? "" : name.substring(0, 2);
    }
}
