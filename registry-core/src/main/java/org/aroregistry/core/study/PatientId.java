package org.aroregistry.core.study;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A patient's pseudonym in the registry, such as {@code ARO-7F3K9Q-W}.
 *
 * <p>Six characters without I, L, O and U, then a check character (ISO 7064 MOD 37,36 over the six) that catches every
 * single wrong character and nearly all exchanged neighbours. The prefix keeps spreadsheets from reading an id such as
 * {@code 1E1000} as a number.
 *
 * @param value the whole id, valid
 */
public record PatientId(String value) implements Comparable<PatientId> {

    /** Characters of the check system, in the order of their values. */
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static final int MODULUS = ALPHABET.length();
    private static final String PREFIX = "ARO-";
    private static final int PAYLOAD_LENGTH = 6;
    private static final Pattern PAYLOAD = Pattern.compile("[0-9A-HJKMNP-TV-Z]{6}");
    private static final Pattern SHAPE = Pattern.compile("ARO-[0-9A-HJKMNP-TV-Z]{6}-[0-9A-Z]");

    /**
     * Refuses a text that is not a valid id.
     *
     * @throws IllegalArgumentException if {@link #problemOf} finds something
     */
    public PatientId {
        problemOf(value).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /**
     * Makes the id of a payload by adding prefix and check character.
     *
     * @param payload six characters of 0-9 and A-Z without I, L, O, U
     * @throws IllegalArgumentException if the payload is anything else
     */
    public static PatientId ofPayload(String payload) {
        if (!PAYLOAD.matcher(payload).matches()) {
            throw new IllegalArgumentException(
                    "payload '" + payload + "' is not six characters of 0-9A-Z without ILOU");
        }
        return new PatientId(PREFIX + payload + "-" + checkCharacter(payload));
    }

    /**
     * Tells what is wrong with a text that should be an id.
     *
     * @return a sentence that holds the text, or empty if the id is valid
     */
    public static Optional<String> problemOf(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.of("patient_id '" + text + "' is not like ARO-7F3K9Q-W");
        }
        String payload = text.substring(PREFIX.length(), PREFIX.length() + PAYLOAD_LENGTH);
        char expected = checkCharacter(payload);
        if (text.charAt(text.length() - 1) != expected) {
            return Optional.of("patient_id '" + text + "' has a wrong check character");
        }
        return Optional.empty();
    }

    /** Tells whether a text is a valid id. */
    public static boolean isValid(String text) {
        return problemOf(text).isEmpty();
    }

    /**
     * Computes the check character of ISO 7064 MOD 37,36.
     *
     * @param payload characters of 0-9 and A-Z, any number
     * @throws IllegalArgumentException if the payload holds another character
     */
    static char checkCharacter(String payload) {
        // Doubling half the modulus gives the standard's starting carry of 36.
        int sum = MODULUS / 2;
        for (int i = 0; i < payload.length(); i++) {
            int index = ALPHABET.indexOf(payload.charAt(i));
            if (index < 0) {
                throw new IllegalArgumentException("'" + payload.charAt(i) + "' is not one of 0-9A-Z");
            }
            sum = (doubled(sum) + index) % MODULUS;
        }
        return ALPHABET.charAt(Math.floorMod(1 - doubled(sum), MODULUS));
    }

    /** Returns the hybrid system's carry: twice the sum modulo 37, where a sum of 0 counts as 36. */
    private static int doubled(int sum) {
        return (sum == 0 ? MODULUS : sum) * 2 % (MODULUS + 1);
    }

    /** Orders ids by their text. */
    @Override
    public int compareTo(PatientId other) {
        return value.compareTo(other.value);
    }

    /** Returns the id as written in files. */
    @Override
    public String toString() {
        return value;
    }
}
