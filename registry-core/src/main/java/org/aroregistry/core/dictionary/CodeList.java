package org.aroregistry.core.dictionary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A named, ordered list of codes. */
public final class CodeList {
    private final String name;
    private final Map<String, Code> codes;

    CodeList(String name, List<Code> codes) {
        this.name = name;
        this.codes = new LinkedHashMap<>();
        for (Code code : codes) {
            if (this.codes.put(code.code(), code) != null) {
                throw new DictionaryException("code list " + name + " holds '" + code.code() + "' twice");
            }
        }
    }

    /** Returns the name of the list, such as {@code GENE}. */
    public String name() {
        return name;
    }

    /** Returns the codes in the order of the dictionary. */
    public List<Code> codes() {
        return new ArrayList<>(codes.values());
    }

    /** Tells whether the list holds this code, in exactly this spelling. */
    public boolean contains(String code) {
        return codes.containsKey(code);
    }

    /** Returns the entry of a code, if the list holds it. */
    public Optional<Code> find(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    /** Turns a code into words: {@code BONE_AND_MARROW} becomes "Bone and marrow"; codes of up to four letters stay. */
    static String words(String code) {
        if (code.length() <= 4 || !code.matches("[A-Z_]+")) {
            return code;
        }
        String words = code.replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
