package org.aroregistry.batch.validation;

import java.util.BitSet;
import java.util.List;
import org.aroregistry.batch.file.RawRow;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.upload.Finding;

/** Knows which cells of a refused row must not go back as they came, because they identify a person. */
public final class MaskedCells {
    /** Stands in place of such a cell; the importer never accepts it as a value. */
    public static final String MASK = PrivacyRules.MASK;

    private final FileLayout layout;
    private final BitSet dropped = new BitSet();

    /** Looks at the header: a column that promises an identifier goes as a whole. */
    public MaskedCells(FileLayout layout) {
        this.layout = layout;
        for (int place : layout.extra()) {
            if (PrivacyRules.p002Identifier(layout.name(place)).isPresent()) {
                dropped.set(place);
            }
        }
    }

    /** Tells whether a column is left out altogether. */
    public boolean isDropped(int place) {
        return dropped.get(place);
    }

    /** Returns the places to mask in a row, 0 for the first. */
    public BitSet of(RawRow row, List<Finding> findings) {
        BitSet masked = new BitSet();
        boolean ragged = false;
        for (Finding finding : findings) {
            boolean privacy =
                    finding.ruleId().startsWith("P-") || finding.ruleId().equals("T-009");
            if (privacy
                    && finding.severity() == Severity.E
                    && !finding.columnLetter().isEmpty()) {
                masked.set(place(finding.columnLetter()));
            }
            ragged |= finding.ruleId().equals("S-006");
        }
        if (ragged && !dropped.isEmpty()) {
            // A name with a comma in it moves what follows, and part of it, into other columns.
            masked.set(0, row.size());
            return masked;
        }
        for (int place = 0; place < row.size(); place++) {
            // Cells that belong to no column were not screened when the row was checked.
            boolean unscreened = ragged || layout.name(place).isEmpty();
            if (unscreened && Identifiers.find(row.cell(place)) != Identifiers.Kind.NONE) {
                masked.set(place);
            }
        }
        return masked;
    }

    private static int place(String letters) {
        int number = 0;
        for (int i = 0; i < letters.length(); i++) {
            number = number * 26 + letters.charAt(i) - 'A' + 1;
        }
        return number - 1;
    }
}
