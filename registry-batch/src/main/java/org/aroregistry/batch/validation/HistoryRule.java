package org.aroregistry.batch.validation;

import java.util.function.Function;
import org.aroregistry.core.dictionary.Dictionary;

/**
 * A rule over several rows of one patient, or over all patients of a site.
 *
 * @param id id in the rule list
 * @param check makes the check ready for one upload
 * @param <C> {@link HistoryCheck} or {@link SiteCheck}
 */
record HistoryRule<C>(String id, Function<Scope, C> check) {
    /**
     * What rules may look up.
     *
     * @param dictionary the dictionary
     * @param otherSites what the other sites of the registry hold
     */
    record Scope(Dictionary dictionary, OtherSites otherSites) {}

    /** Judges the history of one patient. */
    @FunctionalInterface
    interface HistoryCheck {
        /** Checks a patient; called again without the rows that were refused, until none is. */
        void check(PatientHistory patient, HistoryFindings findings);
    }

    /** Judges all patients of a site together; it may warn and ask, but never refuse a row. */
    interface SiteCheck {
        /** Sees one patient, when the patient's rows are final. */
        void see(PatientHistory patient);

        /** Reports when all patients were seen. */
        void finish(HistoryFindings findings);
    }

    /** Makes a rule over the history of a patient that needs nothing but the rows. */
    static HistoryRule<HistoryCheck> of(String id, HistoryCheck check) {
        return new HistoryRule<>(id, scope -> check);
    }

    /** Makes a rule over the history of a patient that looks something up in the dictionary. */
    static HistoryRule<HistoryCheck> with(String id, Function<Dictionary, HistoryCheck> check) {
        return new HistoryRule<>(id, scope -> check.apply(scope.dictionary()));
    }

    /** Makes a rule over the history of a patient that asks what other sites hold. */
    static HistoryRule<HistoryCheck> asking(String id, Function<OtherSites, HistoryCheck> check) {
        return new HistoryRule<>(id, scope -> check.apply(scope.otherSites()));
    }

    /** Makes a rule over all patients of a site. */
    static HistoryRule<SiteCheck> ofSite(String id, Function<Dictionary, SiteCheck> check) {
        return new HistoryRule<>(id, scope -> check.apply(scope.dictionary()));
    }
}
