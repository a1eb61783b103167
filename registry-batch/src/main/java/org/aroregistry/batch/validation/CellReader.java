package org.aroregistry.batch.validation;

import org.aroregistry.core.dictionary.ColumnType;

/** Reads the cells of one file into typed values, by the type of their column; what is wrong with one is said by the rules. */
final class CellReader {
    private final StructureRules structure;
    private final NumberReader numbers;
    private final CodeReader codes;
    private final TextReader texts;

    CellReader(FileScope scope, CellRules rules) {
        MissingReader missing = new MissingReader(rules);
        this.structure = rules.structure();
        this.numbers = new NumberReader(scope, rules, missing);
        this.codes = new CodeReader(scope, rules, missing);
        this.texts = new TextReader(scope, rules, missing);
    }

    /** Starts a row. */
    void start() {
        numbers.start();
    }

    /** Reads one cell into the row. */
    void read(ColumnCheck check, String cell, Row row) {
        String text = structure.cleaned(check.definition(), cell);
        if (text.isEmpty()) {
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

    /** Ends a row: what one cell said about another is filled in. */
    void finish(Row row) {
        numbers.finish(row);
    }
}
