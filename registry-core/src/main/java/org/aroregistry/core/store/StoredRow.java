package org.aroregistry.core.store;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.aroregistry.core.dictionary.MissingToken;

/** One version of one row, with typed access to the columns that were asked for. */
public final class StoredRow {
    public String siteId() {
        throw new UnsupportedOperationException();
    }

    public String patientId() {
        throw new UnsupportedOperationException();
    }

    public String recordId() {
        throw new UnsupportedOperationException();
    }

    /** Returns where the row came from and for which versions it holds. */
    public RowOrigin origin() {
        throw new UnsupportedOperationException();
    }

    /** Returns the content of a column, whatever its type. */
    public Value value(String column) {
        throw new UnsupportedOperationException();
    }

    /** Returns a whole number; empty if the cell is blank or holds a missing token. */
    public OptionalInt whole(String column) {
        throw new UnsupportedOperationException();
    }

    /** Returns a decimal (or whole) number; empty if the cell is blank or holds a missing token. */
    public Optional<BigDecimal> decimal(String column) {
        throw new UnsupportedOperationException();
    }

    /** Returns a code or a text; empty if the cell is blank or holds a missing token. */
    public Optional<String> code(String column) {
        throw new UnsupportedOperationException();
    }

    /** Returns the codes of a column that holds several; empty if the cell is blank or holds a missing token. */
    public List<String> codes(String column) {
        throw new UnsupportedOperationException();
    }

    /** Returns the missing token that the cell holds, if it holds one. */
    public Optional<MissingToken> missing(String column) {
        throw new UnsupportedOperationException();
    }

    /** Returns the laboratory value in the canonical unit of its analyte; only for rows of {@code labs}. */
    public Optional<BigDecimal> canonicalValue() {
        throw new UnsupportedOperationException();
    }
}
