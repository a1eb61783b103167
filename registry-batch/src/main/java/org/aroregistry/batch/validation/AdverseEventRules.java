package org.aroregistry.batch.validation;

import java.util.List;
import org.aroregistry.batch.validation.HistoryRule.HistoryCheck;
import org.aroregistry.batch.validation.HistoryRule.SiteCheck;
import org.aroregistry.batch.validation.Rule.RowCheck;

/** Rules A: adverse events. */
final class AdverseEventRules {
    static final List<Rule<RowCheck>> OF_ROWS = List.of();

    static final List<HistoryRule<HistoryCheck>> OF_HISTORIES = List.of();

    static final List<HistoryRule<SiteCheck>> OF_SITES = List.of();

    private AdverseEventRules() {}
}
