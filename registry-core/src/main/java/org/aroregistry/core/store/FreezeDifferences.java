package org.aroregistry.core.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Says where two manifests of a freeze differ. */
final class FreezeDifferences {
    private FreezeDifferences() {}

    /** Returns one sentence for each table and site, tables and sites by name. */
    static List<String> between(FreezeManifest frozen, FreezeManifest found) {
        Map<String, FreezePart> now = byPlace(found);
        List<String> differences = new ArrayList<>();
        byPlace(frozen).forEach((place, then) -> {
            FreezePart there = now.remove(place);
            if (there == null) {
                differences.add(place + ": " + rows(then.rows()) + " frozen, none is there");
            } else if (!there.equals(then)) {
                differences.add(
                        there.rows() == then.rows()
                                ? place + ": " + rows(then.rows()) + " frozen and there, with another content"
                                : place + ": " + rows(then.rows()) + " frozen, " + rows(there.rows()) + " there");
            }
        });
        now.forEach((place, added) -> differences.add(place + ": nothing frozen, " + rows(added.rows()) + " there"));
        return differences;
    }

    private static Map<String, FreezePart> byPlace(FreezeManifest manifest) {
        Map<String, FreezePart> parts = new TreeMap<>();
        manifest.parts().forEach(part -> parts.put(part.table() + ", site " + part.siteId(), part));
        return parts;
    }

    private static String rows(long count) {
        return String.format(Locale.ROOT, count == 1 ? "%,d row" : "%,d rows", count);
    }
}
