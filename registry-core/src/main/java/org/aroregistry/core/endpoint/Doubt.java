package org.aroregistry.core.endpoint;

import java.util.Comparator;

/**
 * An event that may have happened, but cannot be told from what the site sent.
 *
 * @param day age on the first day on which it may have happened, in days
 * @param why what is missing
 */
record Doubt(int day, NotEvaluable why) {
    static final Comparator<Doubt> FIRST = Comparator.comparingInt(Doubt::day).thenComparing(Doubt::why);
}
