package org.aroregistry.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aroregistry.core.endpoint.GrowthReference;

/** What {@code --growth-reference} asks for. */
final class GrowthReferences {
    private static final String OPTION = "--growth-reference: ";
    private static final String NONE = "none";
    private static final String CDC_2000 = "cdc2000";

    private GrowthReferences() {}

    /**
     * Returns what growth is compared with, in order.
     *
     * @param asked {@code NAME=FILE}, {@code cdc2000} or {@code none}; empty if the option was not given
     * @throws IllegalArgumentException if one is nothing of these, or its file is no reference
     */
    static List<GrowthReference> of(List<String> asked) {
        if (asked.isEmpty()) {
            return List.of(GrowthReference.cdc2000());
        }
        if (asked.equals(List.of(NONE))) {
            return List.of();
        }
        List<GrowthReference> references = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String value : asked) {
            GrowthReference reference = reference(value);
            if (!names.add(reference.name())) {
                throw new IllegalArgumentException(OPTION + "two references are called " + reference.name() + ".");
            }
            references.add(reference);
        }
        return references;
    }

    private static GrowthReference reference(String value) {
        if (value.equals(NONE)) {
            throw new IllegalArgumentException(OPTION + "none stands alone; leave it out or the others.");
        }
        if (value.equals(CDC_2000)) {
            return GrowthReference.cdc2000();
        }
        int separator = value.indexOf('=');
        if (separator < 1 || separator == value.length() - 1) {
            throw new IllegalArgumentException(
                    OPTION + "'" + value + "' is not NAME=FILE, such as WHO2006=who.csv, nor cdc2000, nor none.");
        }
        return read(value.substring(0, separator), Path.of(value.substring(separator + 1)));
    }

    private static GrowthReference read(String name, Path file) {
        return OptionFile.read("--growth-reference", file, csv -> GrowthReference.read(name, csv));
    }
}
