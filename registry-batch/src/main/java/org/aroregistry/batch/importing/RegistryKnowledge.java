package org.aroregistry.batch.importing;

import java.util.OptionalInt;
import java.util.function.Consumer;
import org.aroregistry.batch.validation.OtherSites;
import org.aroregistry.batch.validation.PatientFacts;

/**
 * What the registry holds of a site already, as far as the check asks.
 *
 * @param asked false where the check runs without a registry
 * @param lastSequence number of the last published upload of the site
 * @param patients tells the patients, their status and their transplants
 * @param rows reads the rows of some patients
 * @param records reads the records of a file
 * @param otherSites what the other sites hold
 */
record RegistryKnowledge(
        boolean asked,
        OptionalInt lastSequence,
        Consumer<PatientFacts> patients,
        StoredRows rows,
        RegisteredRecords records,
        OtherSites otherSites) {
    /** The check at the centre: no registry at hand. */
    static final RegistryKnowledge NONE =
            new RegistryKnowledge(false, OptionalInt.empty(), facts -> {}, StoredRows.NONE, OtherSites.NONE);

    /** Knows patients, but not the records to compare an upload with. */
    RegistryKnowledge(
            boolean asked,
            OptionalInt lastSequence,
            Consumer<PatientFacts> patients,
            StoredRows rows,
            OtherSites otherSites) {
        this(asked, lastSequence, patients, rows, RegisteredRecords.NONE, otherSites);
    }

    /** Tells whether the registry may show rows of the site: nothing was ever published of a site without an earlier upload. */
    boolean knowsTheSite() {
        return asked && lastSequence.isPresent();
    }
}
