package org.aroregistry.qualification.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A data set and what another program computed of it.
 *
 * <p>The rows are in memory, the expected results are not: they are read one analysis after the other, as they may be many times larger.
 */
public final class QualificationCase {
    /** Name of the file that makes a folder a case. */
    public static final String EXPECTED = "expected.json";

    private static final String DATA = "data.csv";
    private static final int SCHEMA_VERSION = 1;
    private static final String ANALYSES = "analyses";
    private static final Set<String> FIELDS =
            Set.of("case", "schemaVersion", "title", "source", "licence", "notes", "generator", "data", ANALYSES);

    private static final JsonMapper JSON = JsonMapper.builder()
            .nodeFactory(new CaseNodes())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            // The file is read value by value; what stands after the last is looked at by hand.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path folder;
    private final ObjectNode head;
    private final CaseTable table;
    private final List<CaseFile> files;

    private QualificationCase(Path folder, ObjectNode head, CaseTable table, List<CaseFile> files) {
        this.folder = folder;
        this.head = head;
        this.table = table;
        this.files = files;
    }

    /**
     * Finds the cases of a folder: every sub-folder with an expected.json or a data.csv, or the folder itself if it is one.
     *
     * @param folder an existing folder
     * @return folders by name
     * @throws IOException if it cannot be listed
     */
    public static List<Path> find(Path folder) throws IOException {
        if (isCase(folder)) {
            return List.of(folder);
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(QualificationCase::isCase).sorted().toList();
        }
    }

    /** Half a case is one too, and so is a folder that may not be looked into: reading it will say what is wrong. */
    private static boolean isCase(Path folder) {
        return Files.exists(folder.resolve(EXPECTED))
                || Files.exists(folder.resolve(DATA))
                || Files.isDirectory(folder) && !Files.isReadable(folder);
    }

    /**
     * Reads the data of a case, and of its expected results all but the analyses, which are looked through for faults of form.
     *
     * @param folder holds expected.json and the data file that it names
     * @return the case
     * @throws IOException if a file cannot be read, or is not of this format; the message says which and why
     */
    public static QualificationCase read(Path folder) throws IOException {
        Path file = folder.resolve(EXPECTED);
        ObjectNode head = head(file);
        if (!head.path("schemaVersion").isInt() || head.get("schemaVersion").asInt() != SCHEMA_VERSION) {
            throw new IOException(file + ": schemaVersion is "
                    + (head.has("schemaVersion") ? head.get("schemaVersion") : "missing") + ", not " + SCHEMA_VERSION);
        }
        String name = head.path("data").path("file").asString(DATA);
        if (name.isEmpty() || !Path.of(name).equals(Path.of(name).getFileName())) {
            throw new IOException(file + ": data.file must be the name of a file in the same folder");
        }
        Path data = folder.resolve(name);
        JsonNode columns = head.path("data").path("columns");
        CaseTable table = CaseTable.read(data, texts(columns));
        compareWithDeclared(data, table, head.path("data"));
        return new QualificationCase(folder, head, table, List.of(CaseFile.of(data), CaseFile.of(file)));
    }

    private static ObjectNode head(Path file) throws IOException {
        ObjectNode head = JSON.createObjectNode();
        boolean analyses = false;
        try (JsonParser parser = JSON.createParser(file)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException(file + " is not a JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (head.has(field) || analyses && field.equals(ANALYSES)) {
                    throw new IOException(file + " holds '" + field + "' twice");
                }
                if (field.equals(ANALYSES) && value == JsonToken.START_ARRAY) {
                    analyses = parser.nextToken() != JsonToken.END_ARRAY;
                    skipArray(parser);
                } else {
                    head.set(field, JSON.readTree(parser));
                }
            }
            if (parser.nextToken() != null) {
                throw new IOException(file + " holds more than one JSON object");
            }
        } catch (JacksonException e) {
            throw notJson(file, e);
        }
        if (!analyses) {
            throw new IOException(file + " holds no analyses");
        }
        return head;
    }

    private static void skipArray(JsonParser parser) {
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            parser.nextToken();
        }
    }

    private static IOException notJson(Path file, JacksonException e) {
        return e.getCause() instanceof IOException unread
                ? unread
                : new IOException(
                        String.format(
                                "%s is not JSON, line %d: %s",
                                file,
                                e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                                withoutSource(e.getOriginalMessage())),
                        e);
    }

    /** The parser adds where it stands in words of its own; the line is named already. */
    private static String withoutSource(String message) {
        return message.replaceFirst(" \\(start marker at .*", "").replaceFirst("\\s*\\n.*", "");
    }

    private static Set<String> texts(JsonNode columns) {
        Set<String> texts = new HashSet<>();
        for (JsonNode column : columns) {
            if (column.path("type").asString("").equals("string")) {
                texts.add(column.path("name").asString(""));
            }
        }
        return texts;
    }

    private static void compareWithDeclared(Path file, CaseTable table, JsonNode declared) throws IOException {
        if (declared.has("rows") && declared.get("rows").asLong(-1) != table.size()) {
            throw new IOException(
                    file + " holds " + table.size() + " rows; " + EXPECTED + " declares " + declared.get("rows"));
        }
        for (JsonNode column : declared.path("columns")) {
            String name = column.path("name").asString("");
            if (!table.has(name)) {
                throw new IOException(file + " has no column '" + name + "', which " + EXPECTED + " declares");
            }
            if (column.has("missing") && column.get("missing").asLong(-1) != table.missing(name)) {
                throw new IOException(file + ": column '" + name + "' has " + table.missing(name) + " missing cells; "
                        + EXPECTED + " declares " + column.get("missing"));
            }
        }
    }

    /**
     * Reads the analyses, one at a time.
     *
     * @param action is told of each
     * @throws IOException if the file cannot be read any more
     */
    public void forEachAnalysis(Consumer<JsonNode> action) throws IOException {
        Path file = folder.resolve(EXPECTED);
        try (JsonParser parser = JSON.createParser(file)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals(ANALYSES) && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        action.accept(JSON.readTree(parser));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw notJson(file, e);
        }
    }

    /** Reads all analyses: specification and expected results of each. */
    public List<JsonNode> analyses() throws IOException {
        List<JsonNode> analyses = new ArrayList<>();
        forEachAnalysis(analyses::add);
        return analyses;
    }

    /** Gives the name of the folder. */
    public String name() {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }

    /** Gives what the data are. */
    public String title() {
        return text("title");
    }

    /** Gives where the data come from. */
    public String source() {
        return text("source");
    }

    /** Gives the terms under which the data may be used. */
    public String licence() {
        return text("licence");
    }

    private String text(String field) {
        return head.path(field).isString() ? head.get(field).asString() : "";
    }

    /** Gives the programs and versions that computed the results, as the case states them. */
    public JsonNode generator() {
        return head.path("generator");
    }

    /** Gives the data. */
    public CaseTable table() {
        return table;
    }

    /** Gives the files with their hashes: data, expected results. */
    public List<CaseFile> files() {
        return files;
    }

    /** Gives the fields of the file that this version does not know, by name. */
    public List<String> unknownFields() {
        Set<String> unknown = new TreeSet<>();
        head.properties().forEach(field -> unknown.add(field.getKey()));
        unknown.removeAll(FIELDS);
        return List.copyOf(unknown);
    }
}
