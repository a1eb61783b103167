/**
 * The reports of the registry, one class each, and how their numbers are put into words.
 *
 * <p>A report names its title, its question, its method and its columns; it reads what disclosure control left over. To add
 * one, write a class and name it in {@link org.aroregistry.reports.catalogue.Catalogue}.
 */
@NullMarked
package org.aroregistry.reports.catalogue;

import org.jspecify.annotations.NullMarked;
