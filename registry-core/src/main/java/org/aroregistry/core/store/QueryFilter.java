package org.aroregistry.core.store;

import java.util.List;
import java.util.Optional;

/**
 * Which queries to list.
 *
 * @param siteId only of this site
 * @param ruleId only of this rule
 * @param statuses only in one of these; empty for all
 */
public record QueryFilter(Optional<String> siteId, Optional<String> ruleId, List<QueryStatus> statuses) {
    /** Queries that wait for somebody: open and answered ones. */
    public static final QueryFilter WAITING =
            new QueryFilter(Optional.empty(), Optional.empty(), List.of(QueryStatus.OPEN, QueryStatus.ANSWERED));

    /** Copies the list. */
    public QueryFilter {
        statuses = List.copyOf(statuses);
    }
}
