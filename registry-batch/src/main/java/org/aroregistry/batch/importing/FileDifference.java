package org.aroregistry.batch.importing;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a file of an upload differs from what the registry shows of the site.
 *
 * @param file file name with its ending
 * @param added rows of records that the registry does not show, held ones included
 * @param changed rows of records that the registry shows with other content, held ones included
 * @param columns how many of the changed rows differ in a column, by its name
 * @param unchanged rows that the registry shows just so
 * @param ended records that the file no longer holds and that the upload ends or would end
 * @param held how many of the rows, and of the ends, wait for a reason
 * @param examples the first changes, in words
 */
public record FileDifference(
        String file,
        long added,
        long changed,
        SortedMap<String, Long> columns,
        long unchanged,
        long ended,
        long held,
        List<String> examples) {

    /** Copies the collections. */
    public FileDifference {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
        examples = List.copyOf(examples);
    }
}
