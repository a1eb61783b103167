package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.REGISTRY_STATE;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;

/** Turns a patient of a site into a digest under the registry's own key, so that an erased patient is recognised and not named. */
final class PatientDigest {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_LENGTH = 32;

    private final Mac mac;

    private PatientDigest(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    /** Returns the digest under the registry's key; empty if it has none, because nobody was erased yet. */
    static Optional<PatientDigest> existing(DSLContext query) {
        return Optional.ofNullable(query.select(REGISTRY_STATE.DIGEST_KEY)
                        .from(REGISTRY_STATE)
                        .fetchSingle()
                        .value1())
                .map(PatientDigest::new);
    }

    /** Returns the digest under the registry's key, and makes the key if there is none. */
    static PatientDigest obtain(DSLContext tx) {
        Optional<PatientDigest> existing = existing(tx);
        if (existing.isPresent()) {
            return existing.get();
        }
        byte[] key = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        tx.update(REGISTRY_STATE).set(REGISTRY_STATE.DIGEST_KEY, key).execute();
        return new PatientDigest(key);
    }

    /** Returns the digest; one thread at a time computes. */
    synchronized byte[] of(String siteId, String patientId) {
        return mac.doFinal((siteId + ' ' + patientId).getBytes(StandardCharsets.UTF_8));
    }
}
