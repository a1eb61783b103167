package org.aroregistry.batch.validation;

/** What the other sites of the registry hold, as far as the check of an upload asks. */
@FunctionalInterface
public interface OtherSites {
    /** No registry at hand, or none but this site. */
    OtherSites NONE = (child, patientId) -> false;

    /**
     * Tells whether another site registered a child like this under another id.
     *
     * @param child what the registrations have in common
     * @param patientId id at this site
     */
    boolean hold(ChildKey child, String patientId);
}
