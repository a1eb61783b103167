package org.aroregistry.core.upload;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why an upload may change or end what the registry shows. */
public enum ChangeReason {
    /** The value that was sent before is wrong. */
    ERROR_CORRECTION("what was sent before was wrong"),
    /** The centre's own record changed or grew; the usual reason of a routine upload. */
    SOURCE_UPDATE("the centre's record went on since"),
    /** A query of the registry was looked into. */
    QUERY_RESPONSE("a query of the registry led to it"),
    /** The same fact in other codes or units. */
    RECODING("the same fact in other codes or units");

    private final String meaning;

    ChangeReason(String meaning) {
        this.meaning = meaning;
    }

    /** Returns what it says, in words. */
    public String meaning() {
        return meaning;
    }

    /** Finds a reason by its code, in capitals or not. */
    public static Optional<ChangeReason> find(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(code.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** Returns all codes with what they say, in one line. */
    public static String list() {
        return Arrays.stream(values())
                .map(reason -> reason.name() + " (" + reason.meaning() + ")")
                .collect(Collectors.joining(", "));
    }
}
