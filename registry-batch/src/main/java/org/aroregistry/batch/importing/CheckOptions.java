package org.aroregistry.batch.importing;

import java.util.Locale;
import java.util.Optional;
import org.aroregistry.core.upload.ChangeReason;

/**
 * What a coordinating centre may set about the check.
 *
 * @param errorShare a file is refused if more than this share of its rows is, 0 to 1
 * @param errorRows and at least this many of its rows are; 0 or more
 * @param reason why rows may change or end; without one, rows that would are held
 */
public record CheckOptions(double errorShare, int errorRows, Optional<ChangeReason> reason) {
    /** One row in ten may be wrong, and up to nine in a small file. */
    public static final CheckOptions STANDARD = new CheckOptions(0.10, 10);

    private static final double PERCENT = 100;

    /** Checks the limits. */
    public CheckOptions {
        if (!(errorShare >= 0 && errorShare <= 1)) {
            throw new IllegalArgumentException("the error share " + errorShare + " is not between 0 and 1");
        }
        if (errorRows < 0) {
            throw new IllegalArgumentException("the number of error rows " + errorRows + " is below 0");
        }
    }

    /** Sets the limits and gives no reason for changes. */
    public CheckOptions(double errorShare, int errorRows) {
        this(errorShare, errorRows, Optional.empty());
    }

    /** Returns the same options with a reason for changes. */
    public CheckOptions because(ChangeReason why) {
        return new CheckOptions(errorShare, errorRows, Optional.of(why));
    }

    /**
     * Returns why a file is refused for its refused rows; empty if it is not.
     *
     * @param rejected rows refused
     * @param read rows read
     */
    Optional<String> tooManyErrors(long rejected, long read) {
        if (rejected < errorRows || rejected <= errorShare * read) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT, "%d of %d rows have errors, more than %.0f %%", rejected, read, errorShare * PERCENT));
    }
}
