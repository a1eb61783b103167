package org.aroregistry.batch.validation;

import java.util.BitSet;
import org.aroregistry.core.dictionary.ColumnType;

/** Reads the cells of one file into typed values, by the type of their column; what is wrong with one is said by the rules. */
final class CellReader {
    /** Far longer than any value can be: what is longer is not looked at by patterns, which may need a stack as deep as the text is long. */
    private static final int LONGEST = 1000;

    private final CellRules rules;
    private final BitSet erased = new BitSet();
    private final StructureRules structure;
    private final NumberReader numbers;
    private final CodeReader codes;
    private final TextReader texts;

    CellReader(FileScope scope, CellRules rules) {
        MissingReader missing = new MissingReader(rules);
        this.rules = rules;
        this.structure = rules.structure();
        this.numbers = new NumberReader(scope, rules, missing);
        this.codes = new CodeReader(scope, rules, missing);
        this.texts = new TextReader(scope, rules, missing);
    }

    /** Starts a row. */
    void start() {
        numbers.start();
        erased.clear();
    }

    /** Reads one cell into the row. */
    void read(ColumnCheck check, String cell, Row row) {
        String text = structure.cleaned(check.definition(), cell);
        if (text.isEmpty()) {
            return;
        }
        if (text.equalsIgnoreCase(RowChecker.ERASE)) {
            erased.set(check.position());
            return;
        }
        if (text.length() > LONGEST) {
            tooLong(check, text, row);
            return;
        }
        ColumnType type = check.definition().type();
        if (type instanceof ColumnType.Whole) {
            numbers.whole(check, text, row);
        } else if (type instanceof ColumnType.Decimal) {
            numbers.decimal(check, text, row);
        } else if (type instanceof ColumnType.Coded) {
            codes.coded(check, text, row);
        } else if (type instanceof ColumnType.MultiCoded) {
            codes.severalCodes(check, text, row);
        } else {
            texts.text(check, text, row);
        }
    }

    /** Tells whether the cell that was read is to be emptied. */
    boolean isErased(int column) {
        return erased.get(column);
    }

    private void tooLong(ColumnCheck check, String text, Row row) {
        row.setUnreadable(check.position());
        if (!rules.privacy().claims(check.definition(), text)) {
            rules.fields().f001TooLong(check, text.length(), LONGEST);
        }
    }

    /** Ends a row: what one cell said about another is filled in. */
    void finish(Row row) {
        numbers.finish(row);
    }
}
