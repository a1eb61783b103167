package org.aroregistry.batch.validation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aroregistry.batch.validation.HistoryRule.HistoryCheck;
import org.aroregistry.batch.validation.HistoryRule.SiteCheck;
import org.aroregistry.batch.validation.Rule.PatientCheck;
import org.aroregistry.batch.validation.Rule.RowCheck;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.RuleDefinition;

/** The rules that an import checks: the lists of all families together. */
public final class ImplementedRules {
    /** Rules that judge a row by itself, in the order in which they run. */
    static final List<Rule<RowCheck>> OF_ROWS = Stream.of(
                    FieldRules.OF_ROWS,
                    LaboratoryRules.OF_ROWS,
                    TimeRules.OF_ROWS,
                    ConsistencyRules.OF_ROWS,
                    GeneticsRules.OF_ROWS,
                    InterferonRules.OF_ROWS,
                    TransplantRules.OF_ROWS,
                    CareRules.OF_ROWS,
                    AdverseEventRules.OF_ROWS)
            .flatMap(List::stream)
            .toList();

    /** Rules that judge a row against what is known of its patient, in the order in which they run. */
    static final List<Rule<PatientCheck>> OF_PATIENTS = Stream.of(
                    ConsistencyRules.OF_PATIENTS, TimeRules.OF_PATIENTS, GrowthRules.OF_PATIENTS)
            .flatMap(List::stream)
            .toList();

    /** Rules that judge all rows of a patient together, in the order in which they run. */
    static final List<HistoryRule<HistoryCheck>> OF_HISTORIES = Stream.of(
                    TimeRules.OF_HISTORIES,
                    ConsistencyRules.OF_HISTORIES,
                    GeneticsRules.OF_HISTORIES,
                    InterferonRules.OF_HISTORIES,
                    TransplantRules.OF_HISTORIES,
                    LaboratoryRules.OF_HISTORIES,
                    CareRules.OF_HISTORIES,
                    AdverseEventRules.OF_HISTORIES)
            .flatMap(List::stream)
            .toList();

    /** Rules that judge the patients of a site together, in the order in which they run. */
    static final List<HistoryRule<SiteCheck>> OF_SITES = Stream.of(
                    PrivacyRules.OF_SITES,
                    TimeRules.OF_SITES,
                    ConsistencyRules.OF_SITES,
                    GeneticsRules.OF_SITES,
                    TransplantRules.OF_SITES,
                    LaboratoryRules.OF_SITES)
            .flatMap(List::stream)
            .toList();

    private static final Set<String> IDS = Stream.of(
                    StructureRules.IDS.stream(),
                    FileRules.IDS.stream(),
                    PrivacyRules.IDS.stream(),
                    FieldRules.OF_CELLS.stream(),
                    TimeRules.OF_CELLS.stream(),
                    GeneticsRules.OF_CELLS.stream(),
                    OF_ROWS.stream().map(Rule::id),
                    OF_PATIENTS.stream().map(Rule::id),
                    OF_HISTORIES.stream().map(HistoryRule::id),
                    OF_SITES.stream().map(HistoryRule::id))
            .flatMap(ids -> ids)
            .collect(Collectors.toCollection(TreeSet::new));

    private ImplementedRules() {}

    /** Returns the ids, sorted. */
    public static Set<String> ids() {
        return Set.copyOf(IDS);
    }

    /** Returns the rules with their words, in the order of the dictionary. */
    public static List<RuleDefinition> definitions(Dictionary dictionary) {
        return dictionary.rules().stream()
                .filter(rule -> IDS.contains(rule.id()))
                .toList();
    }
}
