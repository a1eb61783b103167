package org.aroregistry.core.dictionary;

/** Thrown when the dictionary contradicts itself, or is asked for something that it does not define. */
public final class DictionaryException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    DictionaryException(String message) {
        super(message);
    }
}
