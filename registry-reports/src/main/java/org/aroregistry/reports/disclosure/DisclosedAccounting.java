package org.aroregistry.reports.disclosure;

import java.util.List;

/**
 * The accounting as a profile lets it be seen.
 *
 * @param registered patients in the registry
 * @param exclusions patients not eligible, by reason
 * @param eligible patients in the analysis set
 * @param losses eligible patients that could not be analysed, by reason
 * @param analysed patients that were analysed
 */
public record DisclosedAccounting(
        Disclosed registered, List<Reason> exclusions, Disclosed eligible, List<Reason> losses, Disclosed analysed) {

    /**
     * Patients lost for one reason.
     *
     * @param code stable code
     * @param label the reason in words
     * @param n how many
     */
    public record Reason(String code, String label, Disclosed n) {}

    /** Copies the lists. */
    public DisclosedAccounting {
        exclusions = List.copyOf(exclusions);
        losses = List.copyOf(losses);
    }
}
