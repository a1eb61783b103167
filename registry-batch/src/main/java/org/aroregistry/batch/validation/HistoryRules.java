package org.aroregistry.batch.validation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.aroregistry.batch.validation.HistoryRule.HistoryCheck;
import org.aroregistry.batch.validation.HistoryRule.SiteCheck;
import org.aroregistry.core.dictionary.Dictionary;

/** The rules over several rows of a patient and over the patients of a site, ready for one upload. */
public final class HistoryRules {
    private final List<HistoryCheck> ofPatients;
    private final List<SiteCheck> ofSites;

    private HistoryRules(List<HistoryCheck> ofPatients, List<SiteCheck> ofSites) {
        this.ofPatients = ofPatients;
        this.ofSites = ofSites;
    }

    /** Gets all rules ready; one instance for each pass over the patients. */
    public static HistoryRules of(Dictionary dictionary, OtherSites otherSites) {
        HistoryRule.Scope scope = new HistoryRule.Scope(dictionary, otherSites);
        return new HistoryRules(
                ImplementedRules.OF_HISTORIES.stream()
                        .map(rule -> rule.check().apply(scope))
                        .toList(),
                ImplementedRules.OF_SITES.stream()
                        .map(rule -> rule.check().apply(scope))
                        .toList());
    }

    /** Returns the ids of the rules that judge all rows of a patient, and nothing smaller. */
    public static Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        ImplementedRules.OF_HISTORIES.forEach(rule -> ids.add(rule.id()));
        ImplementedRules.OF_ROWS.forEach(rule -> ids.remove(rule.id()));
        ImplementedRules.OF_PATIENTS.forEach(rule -> ids.remove(rule.id()));
        return ids;
    }

    /** Judges the history of one patient. */
    public void check(PatientHistory patient, HistoryFindings findings) {
        ofPatients.forEach(check -> check.check(patient, findings));
    }

    /** Shows the rules over a site a patient whose rows are final. */
    public void see(PatientHistory patient) {
        ofSites.forEach(check -> check.see(patient));
    }

    /** Lets the rules over a site report. */
    public void finish(HistoryFindings findings) {
        ofSites.forEach(check -> check.finish(findings));
    }
}
