package org.aroregistry.core.result;

import java.util.List;

/**
 * How the patients of a report came about: from registered over eligible to analysed, each loss with its reason.
 *
 * @param registered patients in the registry at the data cut
 * @param exclusions patients not eligible, by reason
 * @param eligible patients in the analysis set
 * @param losses eligible patients that could not be analysed, by reason
 * @param analysed patients that were analysed
 */
public record Accounting(long registered, List<Reason> exclusions, long eligible, List<Reason> losses, long analysed) {

    /**
     * Patients lost for one reason.
     *
     * @param code stable code
     * @param label the reason in words
     * @param n number of patients
     */
    public record Reason(String code, String label, long n) {}

    /**
     * Checks that the reasons add up.
     *
     * @throws IllegalArgumentException if they do not: a patient would have been dropped in silence
     */
    public Accounting {
        exclusions = List.copyOf(exclusions);
        losses = List.copyOf(losses);
        if (registered - sum(exclusions) != eligible) {
            throw new IllegalArgumentException("accounting does not add up: " + registered + " registered - "
                    + sum(exclusions) + " excluded is not " + eligible + " eligible");
        }
        if (eligible - sum(losses) != analysed) {
            throw new IllegalArgumentException("accounting does not add up: " + eligible + " eligible - " + sum(losses)
                    + " lost is not " + analysed + " analysed");
        }
    }

    private static long sum(List<Reason> reasons) {
        return reasons.stream().mapToLong(Reason::n).sum();
    }
}
