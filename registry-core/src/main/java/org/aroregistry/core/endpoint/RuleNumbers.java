package org.aroregistry.core.endpoint;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The components of analysis rules by name, to be read and changed one by one. The order of a pair and a group's version are held when they are put together. */
final class RuleNumbers {
    private static final String VERSION = "version";
    private static final Pattern VERSION_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9 ._-]{0,30}");
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final Map<String, String> UPPER_ENDS =
            Map.of("from", "to", "from_day", "to_day", "from_days", "to_days");

    private final AnalysisRules usual;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private RuleNumbers(AnalysisRules rules) {
        this.usual = rules;
    }

    static RuleNumbers of(AnalysisRules rules) {
        RuleNumbers numbers = new RuleNumbers(rules);
        for (RecordComponent group : AnalysisRules.class.getRecordComponents()) {
            Object value = component(rules, group);
            if (value instanceof Record rule) {
                for (RecordComponent part : rule.getClass().getRecordComponents()) {
                    numbers.values.put(snake(group.getName()) + "." + snake(part.getName()), component(rule, part));
                }
            } else {
                numbers.values.put(snake(group.getName()), value);
            }
        }
        return numbers;
    }

    Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    static boolean isVersion(String name) {
        return name.endsWith("." + VERSION);
    }

    private static String snake(String name) {
        return CAPITAL.matcher(name).replaceAll(capital -> "_" + capital.group().toLowerCase(Locale.ROOT));
    }

    private static Object component(Record rule, RecordComponent part) {
        try {
            return part.getAccessor().invoke(rule);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a value as a file writes it. */
    String get(String name) {
        Object value = value(name);
        if (value instanceof Double number && number == Math.rint(number)) {
            return Long.toString(Math.round(number));
        }
        return value.toString();
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no threshold '" + name + "'");
        }
        return value;
    }

    /**
     * Changes a value.
     *
     * @throws IllegalArgumentException if it cannot have this one
     */
    void set(String name, String text) {
        Object before = value(name);
        if (before instanceof String) {
            if (!VERSION_NAME.matcher(text).matches()) {
                throw new IllegalArgumentException(
                        name + " is '" + text
                                + "', not a name of up to 31 letters, digits, blanks, dots, hyphens and underscores that begins with a letter");
            }
            values.put(name, text);
            return;
        }
        try {
            Number number = before instanceof Integer ? (Number) Integer.valueOf(text) : (Number) Double.valueOf(text);
            double found = number.doubleValue();
            // Days before a day are negative; nothing else is.
            if (Double.isFinite(found) && (found >= 0 || ((Number) before).doubleValue() < 0)) {
                if (name.endsWith("_fraction") && found > 1) {
                    throw new IllegalArgumentException(name + " is " + text + ", not a part of at most 1");
                }
                values.put(name, number);
                return;
            }
        } catch (NumberFormatException e) {
            // The sentence below says what was there.
        }
        throw new IllegalArgumentException(name + " is '" + text + "', not "
                + (before instanceof Integer ? "a whole number" : "a number") + " that it can have");
    }

    /**
     * Puts the rules together.
     *
     * @throws IllegalArgumentException if a window ends before it begins, or numbers were changed under the version of others
     */
    AnalysisRules rules() {
        RecordComponent[] groups = AnalysisRules.class.getRecordComponents();
        Object[] parts = new Object[groups.length];
        for (int i = 0; i < groups.length; i++) {
            Object before = component(usual, groups[i]);
            parts[i] = before instanceof Record rule
                    ? rule(snake(groups[i].getName()), rule)
                    : value(snake(groups[i].getName()));
        }
        return make(AnalysisRules.class, groups, parts);
    }

    private Record rule(String group, Record before) {
        RecordComponent[] components = before.getClass().getRecordComponents();
        Object[] parts = Arrays.stream(components)
                .map(part -> value(group + "." + snake(part.getName())))
                .toArray();
        UPPER_ENDS.forEach((from, to) -> values.keySet().stream()
                .filter(name -> name.startsWith(group + ".") && name.endsWith("_" + from))
                .forEach(name -> ordered(name, name.substring(0, name.length() - from.length()) + to)));
        Record rule = make(before.getClass(), components, parts);
        String version = group + "." + VERSION;
        boolean sameName = value(version).equals(RuleNumbers.of(usual).value(version));
        if (sameName && !rule.equals(before)) {
            throw new IllegalArgumentException("thresholds of " + group + " are changed under the version '"
                    + value(version) + "', which stands for others; set " + version
                    + " to a name of its own, which reports print");
        }
        return rule;
    }

    private void ordered(String from, String to) {
        if (values.containsKey(to) && ((Number) value(from)).doubleValue() > ((Number) value(to)).doubleValue()) {
            throw new IllegalArgumentException(from + " (" + get(from) + ") is after " + to + " (" + get(to) + ")");
        }
    }

    private static <R extends Record> R make(Class<R> type, RecordComponent[] components, Object[] parts) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
