package org.aroregistry.core.store;

/** What only the coordinating centre may allow, patient by patient. */
public enum ReleaseKind {
    /** A patient whom the registry shows as dead is reported alive. */
    DEAD_TO_ALIVE,
    /** A patient whom one site has registered is registered by another one. */
    MOVE
}
