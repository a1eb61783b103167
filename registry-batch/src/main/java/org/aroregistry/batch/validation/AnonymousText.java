package org.aroregistry.batch.validation;

import java.util.Optional;

/** Judges words that people write into the registry beside the data: they must identify nobody. */
public final class AnonymousText {
    private AnonymousText() {}

    /** Says why a text may not be kept, without repeating it; empty if it may. */
    public static Optional<String> problem(String text) {
        return switch (Identifiers.find(text)) {
            case DATE -> Optional.of("it holds a calendar date: say days of age, or leave the date out");
            case CONTACT -> Optional.of("it holds an address, a telephone number or a link: leave it out");
            case NONE ->
                Identifiers.looksLikeName(text)
                        ? Optional.of("it looks like the name of a person: leave it out")
                        : Identifiers.isHospitalNumber(text.strip())
                                ? Optional.of("it looks like a hospital number: leave it out")
                                : Optional.empty();
        };
    }
}
