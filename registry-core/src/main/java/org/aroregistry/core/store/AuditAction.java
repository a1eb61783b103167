package org.aroregistry.core.store;

/** What a person did that the audit trail remembers. */
public enum AuditAction {
    /** Sent an upload. */
    UPLOAD,
    /** Made an upload visible. */
    PUBLISH,
    /** Refused an upload. */
    REFUSE,
    /** Named a version. */
    FREEZE,
    /** Ran the statistics. */
    ANALYSE,
    /** Released a report. */
    RELEASE,
    /** Allowed an upload what none may do by itself. */
    RELEASE_PERMIT,
    /** Logged in. */
    LOG_IN,
    /** Took data out. */
    EXPORT,
    /** Looked at rows of a patient. */
    READ,
    /** Answered, closed or reopened a query. */
    QUERY,
    /** Erased a patient on request. */
    ERASE
}
