package org.aroregistry.batch.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.aroregistry.batch.validation.PatientFacts;
import org.aroregistry.batch.validation.RowSpool;

/**
 * Patients whom the upload registers first at its site, and the releases that its rows use up.
 *
 * @param newHere patients new to the site
 * @param elsewhere those of them whom another site has registered
 * @param releases numbers of the releases used, rising
 */
record Registrations(List<String> newHere, Set<String> elsewhere, List<Long> releases) {
    /** Nobody new, and no release used. */
    static final Registrations NONE = new Registrations(List.of(), Set.of(), List.of());

    Registrations {
        newHere = List.copyOf(newHere);
        elsewhere = new TreeSet<>(elsewhere);
        releases = List.copyOf(releases);
    }

    /** Finds out which releases are used by the rows that go in; call it when it is decided which do. */
    static Registrations of(FilesInCheck files, PatientFacts facts, RegisteredRecords registry) {
        Set<Long> used = new TreeSet<>();
        for (String name : List.of("patients", "status")) {
            files.find(name).filter(file -> !file.isRefused()).ifPresent(file -> {
                RowSpool.forEach(file.rows(), file.definition(), row -> {
                    if (file.isLoaded(row.line())) {
                        facts.releaseFor(row).ifPresent(used::add);
                    }
                });
            });
        }
        List<String> newHere = facts.newHere();
        return new Registrations(newHere, registry.elsewhere(newHere), new ArrayList<>(used));
    }
}
