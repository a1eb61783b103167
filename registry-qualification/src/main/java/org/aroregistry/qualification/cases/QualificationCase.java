package org.aroregistry.qualification.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A data set and what another program computed of it.
 *
 * @param name name of its folder
 * @param title what the data are
 * @param source where they come from
 * @param generator programs and versions that computed the results, as the case states them
 * @param table the data
 * @param analyses specification and expected results of each analysis
 */
public record QualificationCase(
        String name, String title, String source, JsonNode generator, CaseTable table, List<JsonNode> analyses) {
    private static final String EXPECTED = "expected.json";
    private static final int SCHEMA_VERSION = 1;

    /** Copies the list. */
    public QualificationCase {
        analyses = List.copyOf(analyses);
    }

    /**
     * Finds the cases of a folder: every sub-folder with an expected.json, or the folder itself if it is one.
     *
     * @param folder an existing folder
     * @return folders by name
     * @throws IOException if it cannot be listed
     */
    public static List<Path> find(Path folder) throws IOException {
        if (Files.exists(folder.resolve(EXPECTED))) {
            return List.of(folder);
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(path -> Files.exists(path.resolve(EXPECTED)))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Reads a case.
     *
     * @param folder holds expected.json and the data file that it names
     * @return the case
     * @throws IOException if a file cannot be read, or is not of this format
     */
    public static QualificationCase read(Path folder) throws IOException {
        Path file = folder.resolve(EXPECTED);
        JsonNode expected;
        try {
            expected = JsonMapper.shared().readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new IOException(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
        if (expected.path("schemaVersion").asInt(0) != SCHEMA_VERSION) {
            throw new IOException(
                    file + ": schemaVersion is " + expected.path("schemaVersion") + ", not " + SCHEMA_VERSION);
        }
        JsonNode data = expected.path("data");
        CaseTable table = CaseTable.read(folder.resolve(data.path("file").asString("data.csv")), data.path("columns"));
        List<JsonNode> analyses = new ArrayList<>();
        expected.path("analyses").forEach(analyses::add);
        return new QualificationCase(
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
                expected.path("title").asString(""),
                expected.path("source").asString(""),
                expected.path("generator"),
                table,
                analyses);
    }
}
