package org.aroregistry.reports.disclosure;

/** A report that cannot be made safe: it is not written at all. */
public final class DisclosureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DisclosureException(String message) {
        super(message);
    }
}
