package org.aroregistry.core.dictionary;

import java.util.List;

/**
 * One concept that the registry promised to capture, and where it is captured.
 *
 * @param number running number, 1 to 168
 * @param section group of concepts
 * @param concept the concept
 * @param places where it is captured: {@code file}, {@code file.column}, {@code file.column=CODE}, or {@code report:ID}
 * @param coding identifiers in public vocabularies
 * @param rule the rule or check that looks at it
 */
public record CoverageItem(
        int number, String section, String concept, List<String> places, String coding, String rule) {

    /** Copies the places. */
    public CoverageItem {
        places = List.copyOf(places);
    }
}
