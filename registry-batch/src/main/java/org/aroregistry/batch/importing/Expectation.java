package org.aroregistry.batch.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.aroregistry.batch.validation.UploadSettings;
import org.aroregistry.core.upload.ChangeReason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The dry run that an import is bound to: it is imported only if it does what the dry run announced.
 *
 * <p>What can be seen at once is compared before anything is checked: the bytes, the options, the site's last upload. What was found is
 * compared after the check and before anything is loaded. The uploads of other sites count only where they bear on this one.
 */
public final class Expectation {
    private final JsonNode receipt;

    private Expectation(JsonNode receipt) {
        this.receipt = receipt;
    }

    /**
     * Reads the receipt of a dry run.
     *
     * @param path the {@code receipt.json} that the dry run wrote
     * @throws ImportException if it is not the receipt of a dry run
     */
    public static Expectation of(Path path) {
        String text;
        try {
            text = Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
        JsonNode receipt;
        try {
            receipt = new JsonMapper().readTree(text);
        } catch (JacksonException e) {
            throw new ImportException(path + " is no receipt: give the receipt.json of a dry run", e);
        }
        if (!receipt.path("receipt").asString("").equals("dry run")) {
            throw new ImportException(path + " is not the receipt of a dry run: 'aro import DIR --dry-run' writes one");
        }
        return new Expectation(receipt);
    }

    /** Compares what can be seen before the check. */
    void compare(String content, UploadSettings settings, CheckOptions options, OptionalInt lastSequence) {
        demand("content_sha256", content, "the files are not those of the dry run");
        demand("dictionary_version", settings.dictionaryVersion(), "the dictionary is not that of the dry run");
        demand(
                "change_reason",
                options.reason().map(ChangeReason::name).orElse(""),
                "the --reason is not that of the dry run");
        if (receipt.path("error_share_limit").asDouble() != options.errorShare()
                || receipt.path("error_row_limit").asInt() != options.errorRows()) {
            throw differs("the error limits are not those of the dry run");
        }
        String last = receipt.path("registry_state").path("last_upload_seq").asString("");
        if (!last.equals(lastSequence.isPresent() ? Integer.toString(lastSequence.getAsInt()) : "")) {
            throw differs("the registry published another upload of site " + settings.siteId() + " since the dry run");
        }
    }

    /** Compares what the check found. */
    void compare(CheckedUpload upload) {
        demand("difference_sha256", upload.decisionsSha256(), "what the upload changes is not what the dry run showed");
        Map<String, Long> rules = new TreeMap<>();
        receipt.path("findings_by_rule")
                .properties()
                .forEach(rule -> rules.put(rule.getKey(), rule.getValue().asLong()));
        if (!rules.equals(upload.tally().byRule())) {
            throw differs("the findings are not those of the dry run");
        }
    }

    private void demand(String field, String found, String otherwise) {
        if (!receipt.path(field).asString("").equals(found)) {
            throw differs(otherwise);
        }
    }

    private static ImportException differs(String what) {
        return new ImportException(what + ": nothing was imported; make a new dry run and look at it");
    }
}
