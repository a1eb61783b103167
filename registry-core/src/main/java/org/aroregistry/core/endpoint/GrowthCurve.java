package org.aroregistry.core.endpoint;

/** A curve of a growth reference; names are the codes of its file. */
enum GrowthCurve {
    /** Length, measured lying, cm. */
    LENGTH,
    /** Height, measured standing, cm. */
    HEIGHT,
    /** Weight, kg. */
    WEIGHT,
    /** Head circumference, cm. */
    HEAD
}
