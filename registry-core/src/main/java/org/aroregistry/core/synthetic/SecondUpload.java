package org.aroregistry.core.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A later upload of the same site in which a dead child is alive again: rare, and to be released by hand only. */
final class SecondUpload {
    private static final double SITES = 0.25;

    private final SiteProfile site;
    private final Path folder;
    private final boolean happens;
    private Optional<Row> risen = Optional.empty();

    SecondUpload(long seed, SiteProfile site, Path above) {
        this.site = site;
        folder = above.resolve(site.id());
        happens = RandomStream.of(seed, site.id(), "second upload").chance(SITES);
    }

    /** Takes the first dead patient. */
    void consider(Observation seen) {
        if (!happens || risen.isPresent() || !seen.window().isDead()) {
            return;
        }
        Row status = seen.rows().all().stream()
                .filter(row -> row.fileName().equals("status"))
                .findFirst()
                .orElseThrow()
                .copy();
        for (String column :
                new String[] {"death_day", "death_day_prec", "cause_category", "cause_detail", "ifn_related", "autopsy"
                }) {
            status.set(column, "");
        }
        risen = Optional.of(status.set("status", "ALIVE")
                .set("last_contact_day", status.number("last_contact_day") + 30)
                .with(new InjectedError("dead_then_alive", "status", "C-005")));
    }

    /** Writes the upload, if there is one. */
    void write(AnswerKey key) throws IOException {
        if (risen.isEmpty()) {
            return;
        }
        Files.createDirectories(folder);
        Row row = risen.get();
        String place = SyntheticRegistry.SECOND_UPLOADS + "/" + site.id() + "/"
                + row.file().fileName();
        key.add(site.id(), place, row.get("record_id"), 2, row.errors().get(0));
        CsvFileWriter writer = new CsvFileWriter(
                folder.resolve(row.file().fileName()), site, row.file(), FileFlaws.NONE, AnswerKey.none());
        try (writer) {
            writer.write(row);
        }
        Manifest manifest = new Manifest(site, 2, "DELTA");
        manifest.add(writer);
        manifest.write(folder);
    }
}
