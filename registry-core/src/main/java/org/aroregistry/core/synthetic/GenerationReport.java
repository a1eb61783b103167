package org.aroregistry.core.synthetic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run wrote.
 *
 * @param sites number of site folders
 * @param patients number of patients, those entered twice at different sites counted twice
 * @param rowsByFile data rows of each file over all sites, in the order of the dictionary
 * @param errors number of errors in the answer key
 */
public record GenerationReport(int sites, long patients, Map<String, Long> rowsByFile, long errors) {

    /** Copies the counts, keeping their order. */
    public GenerationReport {
        rowsByFile = Collections.unmodifiableMap(new LinkedHashMap<>(rowsByFile));
    }

    /** Returns the data rows of all files. */
    public long rows() {
        return rowsByFile.values().stream().mapToLong(Long::longValue).sum();
    }
}
