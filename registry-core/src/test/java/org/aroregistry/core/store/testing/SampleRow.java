package org.aroregistry.core.store.testing;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.MissingToken;
import org.aroregistry.core.store.NewRow;
import org.aroregistry.core.store.Value;

/** A row for tests: identity first, then the columns that matter; all others are blank. */
public final class SampleRow {
    private final String file;
    private final Map<String, Value> values = new HashMap<>();
    private long line = 2;

    private SampleRow(String file) {
        this.file = file;
    }

    /** Starts a row. */
    public static SampleRow of(String file, String siteId, String patientId, String recordId) {
        return new SampleRow(file)
                .text("site_id", siteId)
                .text("patient_id", patientId)
                .text("record_id", recordId);
    }

    /** Sets a code or a text. */
    public SampleRow text(String column, String text) {
        return with(column, new Value.Text(text));
    }

    /** Sets a whole number. */
    public SampleRow whole(String column, int number) {
        return with(column, new Value.Whole(number));
    }

    /** Sets a decimal number. */
    public SampleRow decimal(String column, String number) {
        return with(column, new Value.Decimal(new BigDecimal(number)));
    }

    /** Sets a missing token. */
    public SampleRow missing(String column, MissingToken token) {
        return with(column, new Value.Missing(token));
    }

    /** Sets the physical line. */
    public SampleRow line(long number) {
        line = number;
        return this;
    }

    /** Returns the row. */
    public NewRow row() {
        return new NewRow(
                line,
                Dictionary.current().file(file).columns().stream()
                        .map(column -> values.getOrDefault(column.name(), Value.BLANK))
                        .toList());
    }

    private SampleRow with(String column, Value value) {
        values.put(Dictionary.current().file(file).column(column).name(), value);
        return this;
    }
}
