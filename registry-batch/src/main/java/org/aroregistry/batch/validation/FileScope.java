package org.aroregistry.batch.validation;

import java.util.List;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;

/**
 * What the rules of one file work with.
 *
 * @param dictionary the dictionary
 * @param layout where the file's columns are
 * @param settings what the manifest says
 * @param contents which files the upload brings
 * @param report takes the findings of the current row
 * @param columns the file's columns, ready for checking, in the order of the dictionary
 */
record FileScope(
        Dictionary dictionary,
        FileLayout layout,
        UploadSettings settings,
        UploadContents contents,
        RowReport report,
        List<ColumnCheck> columns) {
    static FileScope of(Dictionary dictionary, FileLayout layout, UploadSettings settings, UploadContents contents) {
        List<ColumnCheck> columns = layout.file().columns().stream()
                .map(column -> new ColumnCheck(layout.file(), column, dictionary))
                .toList();
        return new FileScope(dictionary, layout, settings, contents, new RowReport(layout), columns);
    }

    FileDefinition file() {
        return layout.file();
    }

    /** Returns the position of a column, 0 for the first, or -1 if this file has no such column. */
    int position(String column) {
        return file().find(column).map(c -> c.position() - 1).orElse(-1);
    }

    /** Returns the column at a position. */
    ColumnDefinition column(int position) {
        return file().columns().get(position);
    }
}
