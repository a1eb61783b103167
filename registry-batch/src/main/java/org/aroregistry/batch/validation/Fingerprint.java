package org.aroregistry.batch.validation;

/**
 * A 128-bit hash over texts, to recognise equal keys and rows without keeping them.
 *
 * <p>Two lanes of multiply-and-rotate with a strong finish (as in MurmurHash3). With five million rows the chance of one false match
 * is below 10^-25; it is not meant to resist an attacker.
 */
final class Fingerprint {
    private static final long FACTOR_1 = 0x87c37b91114253d5L;
    private static final long FACTOR_2 = 0x4cf5ad432745937fL;

    private long first;
    private long second;
    private long length;

    void clear() {
        first = 0x9E3779B97F4A7C15L;
        second = 0xC2B2AE3D27D4EB4FL;
        length = 0;
    }

    /** Adds a text and a separator. */
    void add(String text) {
        for (int i = 0; i < text.length(); i++) {
            mix(text.charAt(i));
        }
        mix(0x1_0000L);
    }

    /** Adds a whole number and a separator; it differs from every text. */
    void add(int number) {
        mix(0x1_0000_0000L | number & 0xFFFF_FFFFL);
        mix(0x1_0000L);
    }

    private void mix(long unit) {
        length++;
        first = (Long.rotateLeft(first ^ unit * FACTOR_1, 31) + second) * 5 + 0x52dce729L;
        second = (Long.rotateLeft(second ^ unit * FACTOR_2, 33) + first) * 5 + 0x38495ab5L;
    }

    long first() {
        return finish(first ^ length) + finish(second + length);
    }

    long second() {
        return finish(second ^ Long.rotateLeft(first, 17)) ^ finish(first + length * FACTOR_2);
    }

    private static long finish(long value) {
        long k = value;
        k ^= k >>> 33;
        k *= 0xff51afd7ed558ccdL;
        k ^= k >>> 33;
        k *= 0xc4ceb9fe1a85ec53L;
        return k ^ k >>> 33;
    }
}
