package org.aroregistry.core.dictionary;

import java.util.List;

/**
 * One rule of the rule list.
 *
 * @param id stable code, such as {@code T-002}
 * @param severities the severities it can raise, first the usual one
 * @param files the files it looks at, or {@code any}
 * @param logic what it checks, in words
 * @param basis where it comes from
 * @param place where it is kept
 * @param remark for a rule of the analyses or reports the tests that hold it, separated by blanks; for a convention or an impossible rule why
 *     there is nothing to check; empty for a rule of the import
 */
public record RuleDefinition(
        String id,
        List<Severity> severities,
        String files,
        String logic,
        String basis,
        RulePlace place,
        String remark) {

    /** Copies the severities. */
    public RuleDefinition {
        severities = List.copyOf(severities);
    }

    /** Returns the family letter: S structure, P privacy, F fields, T time, C consistency, and so on. */
    public char family() {
        return id.charAt(0);
    }
}
