package org.aroregistry.core.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aroregistry.core.dictionary.Dictionary;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DictionaryPublishingTest {
    private final Dictionary dictionary = Dictionary.current();

    @Test
    void the_page_in_docs_is_up_to_date() throws IOException {
        Path page = Path.of(System.getProperty("aro.root"), "docs", "data-dictionary.md");

        assertThat(Files.readString(page))
                .as("docs/data-dictionary.md is stale: run ./aro dictionary --format md > docs/data-dictionary.md")
                .isEqualTo(new DictionaryPage(dictionary).markdown());
    }

    @Test
    void the_table_has_a_row_per_column() {
        assertThat(new DictionaryTable(dictionary).csv().lines()).hasSizeGreaterThanOrEqualTo(439);
    }

    @Test
    void the_data_package_describes_every_file_with_keys_and_codings() {
        JsonNode root = JsonMapper.shared().readTree(new DataPackage(dictionary).json());

        assertThat(root.get("profile").asString()).isEqualTo("tabular-data-package");
        assertThat(root.get("resources")).hasSize(28);
        JsonNode chimerism = resource(root, "chimerism");
        assertThat(chimerism.at("/schema/primaryKey").toString()).isEqualTo("[\"site_id\",\"record_id\"]");
        assertThat(chimerism.at("/schema/foreignKeys").toString())
                .contains("\"fields\":[\"site_id\",\"patient_id\",\"hsct_no\"]")
                .contains("\"resource\":\"hsct\"");
        JsonNode sex = field(resource(root, "patients"), "sex");
        assertThat(sex.at("/constraints/enum").toString()).isEqualTo("[\"M\",\"F\",\"I\",\"U\"]");
        assertThat(sex.at("/constraints/required").asBoolean()).isTrue();
        JsonNode weight = field(resource(root, "growth"), "weight_kg");
        assertThat(weight.get("aro:unit").asString()).isEqualTo("kg");
        assertThat(weight.at("/constraints/maximum").asInt()).isEqualTo(150);
        assertThat(root.at("/aro:codeLists").toString())
                .contains("HGNC:11647")
                .contains("HP:0001903")
                .contains("LOINC:718-7")
                .contains("ATC:L03AB03");
    }

    private static JsonNode resource(JsonNode root, String name) {
        return root.get("resources")
                .valueStream()
                .filter(resource -> resource.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode field(JsonNode resource, String name) {
        return resource.at("/schema/fields")
                .valueStream()
                .filter(field -> field.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
