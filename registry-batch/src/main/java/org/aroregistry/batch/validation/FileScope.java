package org.aroregistry.batch.validation;

import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;

/**
 * What the rules of one file work with.
 *
 * @param dictionary the dictionary
 * @param layout where the file's columns are
 * @param settings what the manifest says
 * @param report takes the findings of the current row
 */
record FileScope(Dictionary dictionary, FileLayout layout, UploadSettings settings, RowReport report) {
    FileDefinition file() {
        return layout.file();
    }

    /** Returns the position of a column, 0 for the first, or -1 if this file has no such column. */
    int position(String column) {
        return file().find(column).map(c -> c.position() - 1).orElse(-1);
    }
}
