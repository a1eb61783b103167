package org.aroregistry.core.dictionary;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the dictionary from its resource files; the files lie beside this class. */
final class DictionaryResources {
    private static final String VERSION = "1.0";
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final Map<String, CodeList> codeLists = new LinkedHashMap<>();

    private DictionaryResources() {}

    static Dictionary load() {
        return new DictionaryResources().read();
    }

    private Dictionary read() {
        Map<String, List<Code>> codes = new LinkedHashMap<>();
        for (CSVRecord row : rows("codelists.csv")) {
            codes.computeIfAbsent(row.get("list"), name -> new ArrayList<>())
                    .add(new Code(row.get("code"), row.get("label"), list(row, "coding"), row.get("note")));
        }
        codes.forEach((name, entries) -> codeLists.put(name, new CodeList(name, entries)));

        Map<String, List<ColumnDefinition>> columns = new HashMap<>();
        for (CSVRecord row : rows("columns.csv")) {
            List<ColumnDefinition> ofFile = columns.computeIfAbsent(row.get("file"), name -> new ArrayList<>());
            ofFile.add(column(row, ofFile.size() + 1));
        }
        List<FileDefinition> files = rows("files.csv").stream()
                .map(row -> new FileDefinition(
                        row.get("file"),
                        row.get("grain"),
                        FileRequirement.valueOf(row.get("requirement")),
                        list(row, "key"),
                        row.get("description"),
                        columns.getOrDefault(row.get("file"), List.of())))
                .toList();
        Map<String, String> aliases = new TreeMap<>();
        rows("gene_aliases.csv").forEach(row -> aliases.put(row.get("alias"), row.get("gene")));
        Dictionary dictionary = new Dictionary(
                VERSION,
                files,
                List.copyOf(codeLists.values()),
                analytes(),
                rows("rules.csv").stream().map(DictionaryResources::rule).toList(),
                aliases,
                rows("reference_limits.csv").stream()
                        .map(DictionaryResources::referenceLimit)
                        .toList(),
                rows("growth_limits.csv").stream()
                        .map(DictionaryResources::growthLimit)
                        .toList(),
                rows("coverage.csv").stream()
                        .map(row -> new CoverageItem(
                                Integer.parseInt(row.get("no")),
                                row.get("section"),
                                row.get("concept"),
                                list(row, "capture"),
                                row.get("coding"),
                                row.get("rule")))
                        .toList());
        DictionaryCheck.check(dictionary);
        return dictionary;
    }

    private ColumnDefinition column(CSVRecord row, int position) {
        Optional<String> codeList = text(row, "code_list");
        List<String> codes = codeList.map(name ->
                        codeListOf(row, name).codes().stream().map(Code::code).toList())
                .orElseGet(() -> list(row, "codes"));
        Set<MissingToken> missing = EnumSet.noneOf(MissingToken.class);
        list(row, "missing").forEach(token -> missing.add(MissingToken.valueOf(token)));
        return new ColumnDefinition(
                row.get("file"),
                position,
                row.get("column"),
                ColumnType.parse(row.get("type")),
                row.get("unit"),
                codes,
                codeList,
                text(row, "pattern").map(Pattern::compile),
                Requirement.ofLetter(row.get("required")),
                text(row, "required_when").map(Condition::parse),
                text(row, "only_when").map(Condition::parse),
                range(row, "hard"),
                range(row, "warn"),
                missing,
                text(row, "references"),
                list(row, "rules"),
                row.get("note"));
    }

    private CodeList codeListOf(CSVRecord row, String name) {
        CodeList list = codeLists.get(name);
        if (list == null) {
            throw new DictionaryException(
                    row.get("file") + "." + row.get("column") + " names the unknown code list " + name);
        }
        return list;
    }

    private static List<Analyte> analytes() {
        Map<String, Map<String, BigDecimal>> factors = new HashMap<>();
        for (CSVRecord row : rows("units.csv")) {
            factors.computeIfAbsent(row.get("analyte"), code -> new LinkedHashMap<>())
                    .put(row.get("unit"), new BigDecimal(row.get("factor")));
        }
        return rows("analytes.csv").stream()
                .map(row -> new Analyte(
                        row.get("analyte"),
                        row.get("name"),
                        row.get("canonical_unit"),
                        row.get("qualitative").equals("Y"),
                        range(row, "hard"),
                        range(row, "plausible"),
                        factors.getOrDefault(row.get("analyte"), Map.of())))
                .toList();
    }

    private static RuleDefinition rule(CSVRecord row) {
        List<Severity> severities = List.of(row.get("severity").split("/")).stream()
                .map(Severity::valueOf)
                .toList();
        return new RuleDefinition(
                row.get("id"),
                severities,
                row.get("files"),
                row.get("logic"),
                row.get("basis"),
                RulePlace.valueOf(row.get("checked_by")),
                row.get("remark"));
    }

    private static ReferenceLimit referenceLimit(CSVRecord row) {
        return new ReferenceLimit(
                row.get("analyte"),
                text(row, "sex"),
                Integer.parseInt(row.get("from_day")),
                text(row, "to_day").map(Integer::valueOf),
                new BigDecimal(row.get("lower")),
                new BigDecimal(row.get("upper")));
    }

    private static GrowthLimit growthLimit(CSVRecord row) {
        return new GrowthLimit(
                Integer.parseInt(row.get("age_day")),
                range(row, "weight").orElseThrow(),
                range(row, "length").orElseThrow(),
                range(row, "head"));
    }

    private static Optional<Range> range(CSVRecord row, String prefix) {
        return text(row, prefix + "_min")
                .map(lower -> new Range(new BigDecimal(lower), new BigDecimal(row.get(prefix + "_max"))));
    }

    private static Optional<String> text(CSVRecord row, String column) {
        String cell = row.get(column);
        return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
    }

    private static List<String> list(CSVRecord row, String column) {
        return text(row, column).map(cell -> List.of(cell.split(";"))).orElse(List.of());
    }

    private static List<CSVRecord> rows(String resource) {
        try (InputStream bytes = DictionaryResources.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new DictionaryException("the dictionary resource " + resource + " is not on the class path");
            }
            try (CSVParser parser = FORMAT.parse(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
                return parser.getRecords();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the dictionary resource " + resource, e);
        }
    }
}
