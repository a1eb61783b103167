package org.aroregistry.core.store;

import java.util.List;

/**
 * A checked row on its way into the registry.
 *
 * @param line physical line of the file where the row starts
 * @param values one value per column of the dictionary, in its order: the first three are site, patient and record
 */
public record NewRow(long line, List<Value> values) {

    /** Copies the values. */
    public NewRow {
        values = List.copyOf(values);
    }
}
