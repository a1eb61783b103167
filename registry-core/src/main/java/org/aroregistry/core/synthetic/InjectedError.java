package org.aroregistry.core.synthetic;

/**
 * An error put into a row or a file on purpose.
 *
 * @param type name of the kind of error, as in the documentation's catalogue
 * @param column column of the wrong cell, empty if the error is not in one cell
 * @param expectedRule the rule that must find it; several joined by {@code |} if any of them will do;
 *     empty if it must be accepted without a finding
 */
record InjectedError(String type, String column, String expectedRule) {}
