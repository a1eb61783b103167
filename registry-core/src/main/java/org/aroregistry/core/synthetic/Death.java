package org.aroregistry.core.synthetic;

/**
 * How a child's life ended.
 *
 * @param day age in days
 * @param category code of DEATH_CATEGORY
 * @param detail code of DEATH_DETAIL
 */
record Death(int day, String category, String detail) {}
