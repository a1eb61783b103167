package org.aroregistry.batch.validation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.core.dictionary.MissingToken;
import org.aroregistry.core.store.Value;

/** Reads cells that stand for a missing value: rules S-014 and F-005 about tokens. */
final class MissingReader {
    private static final Map<MissingToken, Value.Missing> TOKENS = new EnumMap<>(Map.of(
            MissingToken.UNK, new Value.Missing(MissingToken.UNK),
            MissingToken.ND, new Value.Missing(MissingToken.ND),
            MissingToken.NAP, new Value.Missing(MissingToken.NAP)));

    private final CellRules rules;

    MissingReader(CellRules rules) {
        this.rules = rules;
    }

    /** Reads a word for a missing value; true if the cell held one. */
    boolean read(ColumnCheck check, String text, Row row) {
        Optional<StructureRules.Absence> absence = rules.structure().s014Missing(check.definition(), text);
        if (absence.isEmpty()) {
            return false;
        }
        MissingToken token = absence.get().token();
        if (token == null) {
            row.set(check.position(), Value.BLANK);
        } else if (check.definition().missing().contains(token)) {
            row.set(check.position(), TOKENS.getOrDefault(token, new Value.Missing(token)));
        } else {
            row.setUnreadable(check.position());
            rules.fields().f005TokenNotAllowed(check, text);
        }
        return true;
    }
}
