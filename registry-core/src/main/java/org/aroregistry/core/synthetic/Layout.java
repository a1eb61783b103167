package org.aroregistry.core.synthetic;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;

/** The columns of one file with their places, looked up once. */
final class Layout {
    private static final Map<String, Layout> ALL = load();

    private final FileDefinition file;
    private final Map<String, Integer> places = new HashMap<>();

    private Layout(FileDefinition file) {
        this.file = file;
        for (ColumnDefinition column : file.columns()) {
            places.put(column.name(), column.position() - 1);
        }
    }

    private static Map<String, Layout> load() {
        Map<String, Layout> layouts = new LinkedHashMap<>();
        for (FileDefinition file : Dictionary.current().files()) {
            layouts.put(file.name(), new Layout(file));
        }
        return layouts;
    }

    /**
     * Returns the layout of a file.
     *
     * @throws IllegalArgumentException if the dictionary has no such file
     */
    static Layout of(String file) {
        Layout layout = ALL.get(file);
        if (layout == null) {
            throw new IllegalArgumentException("the dictionary has no file " + file);
        }
        return layout;
    }

    FileDefinition file() {
        return file;
    }

    /** Returns the place of a column, 0 for the first. */
    int place(String column) {
        Integer place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException(file.fileName() + " has no column " + column);
        }
        return place;
    }
}
