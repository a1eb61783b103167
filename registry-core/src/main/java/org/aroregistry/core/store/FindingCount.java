package org.aroregistry.core.store;

import org.aroregistry.core.dictionary.Severity;

/**
 * How often a rule found something in an upload.
 *
 * @param ruleId the rule
 * @param severity a rule may warn in one row and refuse another
 * @param count how often
 */
public record FindingCount(String ruleId, Severity severity, long count) {}
