package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.ERASURE;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/** Tells who of a site was erased. Safe for use by several threads: an upload's files are checked side by side. */
public final class ErasedPatients {
    private final Optional<PatientDigest> digest;
    private final String siteId;
    private final Set<ByteBuffer> erased;
    private volatile Answer last = new Answer("", false);

    /** What was asked last; both in one, so that nobody sees the answer to another question. */
    private record Answer(String patientId, boolean erased) {}

    private ErasedPatients(Optional<PatientDigest> digest, String siteId, Set<ByteBuffer> erased) {
        this.digest = digest;
        this.siteId = siteId;
        this.erased = erased;
    }

    static ErasedPatients of(DSLContext query, String siteId) {
        Set<ByteBuffer> erased = new HashSet<>();
        query.select(ERASURE.PATIENT_DIGEST)
                .from(ERASURE)
                .where(ERASURE.SITE_ID.eq(siteId))
                .forEach(row -> erased.add(ByteBuffer.wrap(row.value1())));
        return new ErasedPatients(PatientDigest.existing(query), siteId, erased);
    }

    /** Tells whether a patient was erased. */
    public boolean contains(String patientId) {
        if (erased.isEmpty() || patientId.isEmpty() || digest.isEmpty()) {
            return false;
        }
        // Rows of a patient mostly stand together.
        Answer answer = last;
        if (!patientId.equals(answer.patientId())) {
            answer = new Answer(
                    patientId, erased.contains(ByteBuffer.wrap(digest.get().of(siteId, patientId))));
            last = answer;
        }
        return answer.erased();
    }
}
