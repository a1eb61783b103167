package org.aroregistry.core.dictionary;

import java.util.List;

/**
 * One code of a code list.
 *
 * @param code the code as it stands in a file
 * @param label its meaning in words, empty if the code says it all
 * @param coding identifiers in public vocabularies, such as {@code HGNC:11647}, {@code HP:0001903}, {@code LOINC:718-7},
 *     {@code ATC:L03AB03}
 * @param note remarks for users
 */
public record Code(String code, String label, List<String> coding, String note) {

    /** Copies the identifiers. */
    public Code {
        coding = List.copyOf(coding);
    }

    /** Returns the label, or the code turned into words if it has none: {@code RADIUS_ULNA} gives "Radius ulna". */
    public String title() {
        return label.isEmpty() ? CodeList.words(code) : label;
    }
}
