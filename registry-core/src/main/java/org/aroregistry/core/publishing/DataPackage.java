package org.aroregistry.core.publishing;

import java.util.List;
import java.util.Optional;
import org.aroregistry.core.dictionary.Analyte;
import org.aroregistry.core.dictionary.Code;
import org.aroregistry.core.dictionary.CodeList;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.ColumnType;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.MissingToken;
import org.aroregistry.core.dictionary.Range;
import org.aroregistry.core.dictionary.Requirement;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The dictionary as a Frictionless data package with one Table Schema per file.
 *
 * <p>What the standard has a word for uses it: types, constraints, enums, missing values, primary and foreign keys. What
 * it has none for is under {@code aro:}-prefixed properties: units, plausible ranges, conditions, rules, code lists with
 * their HPO, HGNC, LOINC and ATC identifiers.
 *
 * @see <a href="https://specs.frictionlessdata.io/tabular-data-package/">Tabular Data Package</a>
 */
public final class DataPackage {
    private final Dictionary dictionary;
    private final JsonMapper json = JsonMapper.builder().build();

    /** Makes a data package of a dictionary. */
    public DataPackage(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** Returns the descriptor, {@code datapackage.json}, with LF line ends. */
    public String json() {
        ObjectNode root = json.createObjectNode();
        root.put("profile", "tabular-data-package");
        root.put("name", "aro-registry-upload");
        root.put("title", "ARO registry: upload of a participating centre");
        root.put("version", dictionary.version());
        ArrayNode resources = root.putArray("resources");
        dictionary.files().forEach(file -> resource(resources.addObject(), file));
        ObjectNode lists = root.putObject("aro:codeLists");
        dictionary.codeLists().forEach(list -> codeList(lists.putArray(list.name()), list));
        ArrayNode analytes = root.putArray("aro:analytes");
        dictionary.analytes().forEach(analyte -> analyte(analytes.addObject(), analyte));
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(root).replace("\r\n", "\n") + "\n";
    }

    private void resource(ObjectNode resource, FileDefinition file) {
        resource.put("profile", "tabular-data-resource");
        resource.put("name", file.name());
        resource.put("path", file.fileName());
        resource.put("description", file.description());
        resource.put("encoding", "utf-8");
        resource.put("aro:grain", file.grain());
        resource.put("aro:needed", file.requirement().meaning());
        ObjectNode schema = resource.putObject("schema");
        ArrayNode fields = schema.putArray("fields");
        file.columns().forEach(column -> field(fields.addObject(), column));
        ArrayNode missing = schema.putArray("missingValues");
        missing.add("");
        for (MissingToken token : MissingToken.values()) {
            missing.add(token.name());
        }
        if (file.isManifest()) {
            schema.putArray("primaryKey").add("file_name");
            return;
        }
        schema.putArray("primaryKey").add("site_id").add("record_id");
        ArrayNode unique = schema.putArray("aro:naturalKey").add("site_id");
        file.key().forEach(unique::add);
        ArrayNode foreign = json.createArrayNode();
        file.columns().forEach(column -> column.references().ifPresent(target -> foreignKey(foreign, column, target)));
        if (!foreign.isEmpty()) {
            schema.set("foreignKeys", foreign);
        }
    }

    private static void foreignKey(ArrayNode keys, ColumnDefinition column, String target) {
        int dot = target.indexOf('.');
        List<String> targetColumns = List.of(target.substring(dot + 1).split("\\+"));
        List<String> ownColumns = targetColumns.size() == 1 ? List.of(column.name()) : targetColumns;
        ObjectNode key = keys.addObject();
        ArrayNode fields = key.putArray("fields").add("site_id");
        ownColumns.forEach(fields::add);
        ObjectNode reference = key.putObject("reference");
        reference.put("resource", target.substring(0, dot));
        ArrayNode referenced = reference.putArray("fields").add("site_id");
        targetColumns.forEach(referenced::add);
    }

    private static void field(ObjectNode field, ColumnDefinition column) {
        field.put("name", column.name());
        field.put("type", type(column.type()));
        if (!column.note().isEmpty()) {
            field.put("description", column.note());
        }
        ObjectNode constraints = field.putObject("constraints");
        constraints.put("required", column.requirement() == Requirement.REQUIRED);
        if (column.type() instanceof ColumnType.Coded) {
            ArrayNode codes = constraints.putArray("enum");
            column.codes().forEach(codes::add);
        }
        column.pattern().ifPresent(pattern -> constraints.put("pattern", pattern.pattern()));
        column.hardRange().ifPresent(range -> {
            constraints.put("minimum", range.lower());
            constraints.put("maximum", range.upper());
        });
        if (!column.unit().isEmpty()) {
            field.put("aro:unit", column.unit());
        }
        column.warnRange().ifPresent(range -> range(field, "aro:plausible", range));
        column.codeList().ifPresent(list -> field.put("aro:codeList", list));
        if (column.type() instanceof ColumnType.MultiCoded && column.codeList().isEmpty()) {
            ArrayNode codes = field.putArray("aro:codes");
            column.codes().forEach(codes::add);
        }
        column.requiredWhen().ifPresent(condition -> field.put("aro:requiredWhen", condition.inWords()));
        column.onlyWhen().ifPresent(condition -> field.put("aro:expectedOnlyWhen", condition.inWords()));
        strings(
                field,
                "aro:missing",
                column.missing().stream().sorted().map(Enum::name).toList());
        strings(field, "aro:rules", column.rules());
    }

    private static String type(ColumnType type) {
        if (type instanceof ColumnType.Whole) {
            return "integer";
        }
        return type instanceof ColumnType.Decimal ? "number" : "string";
    }

    private static void codeList(ArrayNode target, CodeList list) {
        for (Code code : list.codes()) {
            ObjectNode entry = target.addObject();
            entry.put("code", code.code());
            entry.put("title", code.title());
            strings(entry, "coding", code.coding());
            if (!code.note().isEmpty()) {
                entry.put("note", code.note());
            }
        }
    }

    private static void analyte(ObjectNode target, Analyte analyte) {
        target.put("code", analyte.code());
        target.put("name", analyte.name());
        target.put("canonicalUnit", analyte.canonicalUnit());
        Optional<Range> hard = analyte.hardRange();
        hard.ifPresent(range -> range(target, "possible", range));
        analyte.plausibleRange().ifPresent(range -> range(target, "plausible", range));
        ObjectNode factors = target.putObject("factors");
        analyte.factors().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(factor -> factors.put(factor.getKey(), factor.getValue()));
    }

    private static void range(ObjectNode target, String name, Range range) {
        target.putArray(name).add(range.lower()).add(range.upper());
    }

    private static void strings(ObjectNode target, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = target.putArray(name);
            values.forEach(array::add);
        }
    }
}
