/**
 * The dictionary in the forms that people and programs read: CSV templates, a page, a table and a data package.
 *
 * <p>Everything here is generated from the dictionary; nothing is written twice.
 */
@NullMarked
package org.aroregistry.core.publishing;

import org.jspecify.annotations.NullMarked;
