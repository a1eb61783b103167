package org.aroregistry.reports.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reports that belong together for those who ask for them. */
public enum ReportSet {
    /** Description, outcomes and the pages in the form of publications. */
    RESEARCHERS("T01", "T02", "T03", "T04", "T05", "T13", "T14", "F01", "F02", "F03", "F04", "F05", "A01", "A02"),
    /** Interferon, with the document on the FDA's letter; for the regulator's profile alone. */
    REGULATOR("T07", "T08", "T09", "T10", "T11", "T12", "T15", "T18", "F06", "F07", "F10", "F11", FdaReport.ID),
    /** What centres see of themselves. */
    CENTRES("T15", "T16");

    private final List<String> ids;

    ReportSet(String... ids) {
        this.ids = List.of(ids);
    }

    /** Returns the ids of its reports and documents, in the order of the catalogue. */
    public List<String> ids() {
        return ids;
    }

    /** Returns the set of a name as users write it, in letters of any case, if there is one. */
    public static Optional<ReportSet> find(String name) {
        return Arrays.stream(values())
                .filter(set -> set.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** Returns the name as users write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether the set holds reports that the public does not get. */
    public boolean regulatorOnly() {
        return ids.stream().anyMatch(Catalogue::isRegulatorOnly);
    }
}
