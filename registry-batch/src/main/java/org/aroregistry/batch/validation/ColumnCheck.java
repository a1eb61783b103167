package org.aroregistry.batch.validation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.ColumnType;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.store.Value;

/** A column made ready for millions of cells: codes indexed, limits as numbers, values shared. */
final class ColumnCheck {
    private final ColumnDefinition definition;
    private final int position;
    private final Map<String, Value.Text> codes = new HashMap<>();
    private final Map<String, Value.Text> spellings = new HashMap<>();
    private final Map<String, String> aliases;
    private final List<CompiledCondition> requiredWhen;
    private final List<CompiledCondition> onlyWhen;
    private final boolean recordId;
    private final boolean patientId;
    private final boolean freeText;
    private final boolean lookedInto;
    private final int integerDigits;
    private final int scale;
    private final int hardLow;
    private final int hardHigh;
    private final int warnLow;
    private final int warnHigh;

    ColumnCheck(FileDefinition file, ColumnDefinition definition, Dictionary dictionary) {
        this.definition = definition;
        this.position = definition.position() - 1;
        for (String code : definition.codes()) {
            Value.Text value = new Value.Text(code);
            codes.put(code, value);
            spellings.put(spelling(code), value);
        }
        this.aliases = definition.codeList().filter("GENE"::equals).isPresent() ? dictionary.geneAliases() : Map.of();
        this.requiredWhen = definition
                .requiredWhen()
                .map(c -> CompiledCondition.of(c, file))
                .map(List::of)
                .orElse(List.of());
        this.onlyWhen = definition
                .onlyWhen()
                .map(c -> CompiledCondition.of(c, file))
                .map(List::of)
                .orElse(List.of());
        this.recordId = definition
                .pattern()
                .filter(p -> p.pattern().equals("^[A-Za-z0-9_-]{1,32}$"))
                .isPresent();
        this.patientId = definition.name().equals("patient_id");
        this.freeText = Identifiers.isFreeText(definition);
        this.lookedInto = PrivacyRules.looksInto(definition);
        if (definition.type() instanceof ColumnType.Decimal decimal) {
            this.integerDigits = decimal.precision() - decimal.scale();
            this.scale = decimal.scale();
        } else {
            this.integerDigits = 0;
            this.scale = 0;
        }
        boolean whole = definition.type() instanceof ColumnType.Whole;
        this.hardLow =
                whole ? definition.hardRange().map(r -> ceiling(r.lower())).orElse(Integer.MIN_VALUE) : 0;
        this.hardHigh =
                whole ? definition.hardRange().map(r -> floor(r.upper())).orElse(Integer.MAX_VALUE) : 0;
        this.warnLow =
                whole ? definition.warnRange().map(r -> ceiling(r.lower())).orElse(Integer.MIN_VALUE) : 0;
        this.warnHigh =
                whole ? definition.warnRange().map(r -> floor(r.upper())).orElse(Integer.MAX_VALUE) : 0;
    }

    private static int ceiling(BigDecimal limit) {
        return limit.setScale(0, java.math.RoundingMode.CEILING).intValueExact();
    }

    private static int floor(BigDecimal limit) {
        return limit.setScale(0, java.math.RoundingMode.FLOOR).intValueExact();
    }

    /** Letters without case, and the micro sign as u: what people type for the same code. */
    static String spelling(String code) {
        return code.toUpperCase(Locale.ROOT)
                .replace('\u00B5', 'U')
                .replace('\u039C', 'U')
                .replace('\u03BC', 'U');
    }

    ColumnDefinition definition() {
        return definition;
    }

    int position() {
        return position;
    }

    Map<String, Value.Text> codes() {
        return codes;
    }

    Map<String, Value.Text> spellings() {
        return spellings;
    }

    Map<String, String> aliases() {
        return aliases;
    }

    List<CompiledCondition> requiredWhen() {
        return requiredWhen;
    }

    List<CompiledCondition> onlyWhen() {
        return onlyWhen;
    }

    int integerDigits() {
        return integerDigits;
    }

    int scale() {
        return scale;
    }

    boolean isPossible(int number) {
        return number >= hardLow && number <= hardHigh;
    }

    boolean isPlausible(int number) {
        return number >= warnLow && number <= warnHigh;
    }

    int hardLow() {
        return hardLow;
    }

    /** Tells whether the column counts days, from birth or from a transplant. */
    boolean countsDays() {
        return definition.isDay()
                || definition.isRelativeDay()
                || definition.name().equals("rel_day");
    }

    /** Tells whether the column has the pattern of record ids. */
    boolean isRecordId() {
        return recordId;
    }

    /** Tells whether the column names the patient. */
    boolean isPatientId() {
        return patientId;
    }

    /** Tells whether the column takes words of the sender's own choice. */
    boolean isFreeText() {
        return freeText;
    }

    /** Tells whether a text is looked through for what identifies a person although it fits its pattern. */
    boolean isLookedInto() {
        return lookedInto;
    }

    /** Says in words what the column takes. */
    String expectation() {
        ColumnType type = definition.type();
        if (!definition.codes().isEmpty()) {
            List<String> all = definition.codes();
            String shown = String.join(", ", all.subList(0, Math.min(12, all.size())));
            return all.size() > 12 ? shown + " and " + (all.size() - 12) + " more" : "one of " + shown;
        }
        String range = definition.hardRange().map(r -> " " + r).orElse("");
        if (type instanceof ColumnType.Whole) {
            return "a whole number" + range;
        }
        if (type instanceof ColumnType.Decimal) {
            return "a number with a decimal point" + range;
        }
        return definition.pattern().map(p -> "text like " + p.pattern()).orElse("text");
    }
}
