package org.aroregistry.core.store;

import java.util.List;

/** The append-only, hash-chained record of what people did. */
public final class AuditTrail {
    /** Appends an entry. */
    public AuditEvent record(String actor, AuditAction action, String subject, String detail) {
        throw new UnsupportedOperationException();
    }

    /** Returns the latest entries, the newest first. */
    public List<AuditEvent> latest(int count) {
        throw new UnsupportedOperationException();
    }

    /** Walks the chain from its first entry and says what does not fit. */
    public AuditCheck verify() {
        throw new UnsupportedOperationException();
    }
}
