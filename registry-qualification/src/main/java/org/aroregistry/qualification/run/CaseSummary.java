package org.aroregistry.qualification.run;

import java.util.List;
import org.aroregistry.qualification.cases.CaseFile;

/**
 * A case as the report lists it.
 *
 * @param name name of its folder
 * @param title what the data are
 * @param source where they come from
 * @param licence the terms under which they may be used
 * @param generator programs and versions that computed the expected results, such as "R 4.2.2, survival 3.8-6"
 * @param rows rows of the data set
 * @param analyses number of analyses
 * @param files its files with their hashes: data, expected results
 * @param unknownFields fields of expected.json beside the analyses that this version does not know
 */
public record CaseSummary(
        String name,
        String title,
        String source,
        String licence,
        String generator,
        int rows,
        int analyses,
        List<CaseFile> files,
        List<String> unknownFields) {
    /** Copies the lists. */
    public CaseSummary {
        files = List.copyOf(files);
        unknownFields = List.copyOf(unknownFields);
    }
}
