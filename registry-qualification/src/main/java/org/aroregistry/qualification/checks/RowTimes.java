package org.aroregistry.qualification.checks;

import java.util.Arrays;
import org.aroregistry.qualification.cases.CaseAnalysis;

/** The entries of rows. */
final class RowTimes {
    private RowTimes() {}

    /** The column of entries; without one, rows begin before time 0, so that who leaves at 0 is at risk there. */
    static double[] entries(CaseAnalysis analysis) {
        if (analysis.has("entry")) {
            return analysis.column("entry");
        }
        double[] entries = new double[analysis.table().size()];
        Arrays.fill(entries, -1);
        return entries;
    }
}
