package org.aroregistry.core.study;

import java.util.Arrays;
import java.util.Optional;

/**
 * A kind of donor that is defined by kinship and HLA match ({@code hsct.donor_type} but for cord blood).
 *
 * <p>A donor is haploidentical from half to 80 percent of the loci; above that and short of all, a relative is a mismatched family donor.
 */
public enum DonorKind {
    /** Matched brother or sister. */
    MSD,
    /** Matched relative who is no brother or sister. */
    MFD,
    /** Relative with a mismatch, but more than a haploidentical match. */
    MMFD,
    /** Relative who matches in about one half. */
    HAPLO,
    /** Matched unrelated donor. */
    MUD,
    /** Unrelated donor with a mismatch. */
    MMUD;

    private static final String SIBLING = "SIBLING";
    private static final String UNRELATED = "UNRELATED";

    /** Returns the kind of a code; empty for cord blood, which is not defined by the match. */
    public static Optional<DonorKind> of(String donorType) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(donorType))
                .findFirst();
    }

    /** Returns the kind that kinship and match make, if there is one. */
    public static Optional<DonorKind> of(String relation, int lociTyped, int matches) {
        return Arrays.stream(values())
                .filter(kind -> kind.allowsRelation(relation) && kind.allowsMatch(lociTyped, matches))
                .findFirst();
    }

    /**
     * Tells whether a donor of this kind may be related in this way.
     *
     * @param relation code of {@code hsct.donor_relation}
     */
    public boolean allowsRelation(String relation) {
        return switch (this) {
            case MSD -> relation.equals(SIBLING);
            case MFD -> !relation.equals(SIBLING) && !relation.equals(UNRELATED);
            case MMFD, HAPLO -> !relation.equals(UNRELATED);
            case MUD, MMUD -> relation.equals(UNRELATED);
        };
    }

    /** Tells whether a donor of this kind may match at so many of the loci typed. */
    public boolean allowsMatch(int lociTyped, int matches) {
        boolean overHaplo = 5 * matches > 4 * lociTyped;
        return switch (this) {
            case MSD, MFD, MUD -> matches == lociTyped;
            case MMFD -> overHaplo && matches < lociTyped;
            case HAPLO -> 2 * matches >= lociTyped && !overHaplo;
            case MMUD -> matches < lociTyped;
        };
    }
}
