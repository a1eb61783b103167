package org.aroregistry.batch.importing;

/**
 * What a coordinating centre may set about the check.
 *
 * @param errorShare a file is refused if more than this share of its rows is; 0 to 1
 */
public record CheckOptions(double errorShare) {
    /** One row in ten may be wrong. */
    public static final CheckOptions STANDARD = new CheckOptions(0.10);

    /** Checks the share. */
    public CheckOptions {
        if (!(errorShare >= 0 && errorShare <= 1)) {
            throw new IllegalArgumentException("the error share " + errorShare + " is not between 0 and 1");
        }
    }
}
