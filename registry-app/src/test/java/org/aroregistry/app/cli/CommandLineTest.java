package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.store.DatabaseAddress;
import org.aroregistry.core.store.Loading;
import org.aroregistry.core.store.NewUpload;
import org.aroregistry.core.store.Run;
import org.aroregistry.core.store.Upload;
import org.aroregistry.core.store.Uploads;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.Finding;
import org.aroregistry.core.upload.UploadMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole line through the front door, on both databases. */
@DatabaseTest
class CommandLineTest {
    /** What each database printed for the same files; they must agree. */
    private static final Map<String, Map<String, String>> SEEN = new ConcurrentHashMap<>();

    /** All reports but T10 and F07, which show single patients, and F10 and F11, whose steps may be those of one. */
    private static final List<String> PUBLIC_REPORTS = List.of(
            "T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T11", "T12", "T13", "T14", "T15", "T16",
            "T17", "T18", "F01", "F02", "F03", "F04", "F05", "F06", "F08", "F09", "A01", "A02");

    private final TestDatabase database;

    CommandLineTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void folders_go_in_and_the_same_numbers_come_out_of_every_database(@TempDir Path folder) throws IOException {
        database.clear();
        generate(folder, "--seed", "11");
        for (String site : List.of("S001", "S002", "S003")) {
            CommandRun run = aro(
                    "import",
                    folder.resolve(site),
                    "--out",
                    folder.resolve("answer").resolve(site));
            assertThat(run.exitCode()).as(run.out() + run.err()).isIn(0, 3);
            assertThat(run.out()).contains("Site " + site + ", upload 1").contains("Findings: 0 errors");
        }

        assertThat(aro("uploads").out()).contains("S001", "S002", "S003").doesNotContain("REFUSED", "RUNNING");
        assertThat(aro("freeze", "first").out()).startsWith("Freeze first names version 3 with ");
        assertThat(aro("freeze", "verify", "first").out()).startsWith("Freeze first is unchanged: ");
        assertThat(aro("freezes").out()).contains("first");
        String manifest = aro("freeze", "show", "first").out();
        assertThat(manifest).startsWith("Freeze first names version 3 with ").contains("table", "patients", "labs");
        agree("manifest", manifest.substring(manifest.indexOf("table")));

        String analysis = aro("analyse", "--freeze", "first").out();
        String again = aro("analyse", "--freeze", "first").out();
        assertThat(hash(again)).as("a re-run on the same freeze").isEqualTo(hash(analysis));
        agree("result hash", hash(analysis));
        assertThat(aro("runs").out().lines().filter(line -> line.contains("first")))
                .hasSize(2)
                .noneMatch(line -> line.contains("not finished"));

        CommandRun unknown = aro("analyse", "--freeze", "first", "--complete-capture", "S009=2005");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err().strip())
                .isEqualTo("aro: --complete-capture: the registry has no site S009; it has S001, S002, S003.");
        String certified = aro("analyse", "--freeze", "first", "--complete-capture", "S001=1990,S002=1990")
                .out();
        assertThat(hash(certified))
                .as("with certified sites the definitions are others")
                .isNotEqualTo(hash(analysis));

        Path reports = folder.resolve("reports");
        CommandRun report = aro("report", "all", "--freeze", "first", "--out", reports);
        assertThat(report.exitCode()).as(report.err()).isZero();
        assertThat(reports.resolve("index.html")).exists();
        for (String id : PUBLIC_REPORTS) {
            for (String ending : List.of("html", "pdf", "csv", "json")) {
                assertThat(reports.resolve(id + "." + ending)).isNotEmptyFile();
            }
            agree(id, Files.readString(reports.resolve(id + ".csv")));
        }
        assertThat(reports.resolve("T10.csv")).doesNotExist();
        CommandRun listing = aro("report", "T10", "--freeze", "first", "--out", reports);
        assertThat(listing.exitCode()).isEqualTo(2);
        assertThat(listing.err().strip())
                .isEqualTo("aro: report T10 can show single patients and is not published; add --profile regulator.");
        CommandRun set = aro("report", "regulator", "--freeze", "first", "--out", reports);
        assertThat(set.err().strip())
                .isEqualTo("aro: the set regulator holds reports that list single patients and are not published; add"
                        + " --profile regulator.");
        Path centres = folder.resolve("centres");
        assertThat(aro("report", "centres", "--freeze", "first", "--format", "html,csv", "--out", centres)
                        .exitCode())
                .isZero();
        try (Stream<Path> files = Files.list(centres)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "index.html", "T15.html", "T16.html", "T15.csv", "T16.csv", "S001", "S002", "S003");
        }
        // Nor do the definitions name S001 and S002, which certified complete capture.
        assertThat(centres.resolve("T16.csv"))
                .content()
                .contains("complete capture of some sites")
                .doesNotContain("S001", "S002", "S003");
        assertThat(centres.resolve("S002").resolve("CENTRE.html"))
                .content()
                .contains("Your site (S002)")
                .doesNotContain("S003", "S001");
        assertThat(centres.resolve("S001").resolve("T16.csv")).content().contains("Your site (S001)");
        CommandRun document = aro("report", "fda", "--freeze", "first", "--out", reports);
        assertThat(document.err().strip())
                .isEqualTo("aro: report FDA can show single patients and is not published; add --profile regulator.");
        CommandRun numbers = aro(
                "report", "fda", "--profile", "regulator", "--format", "csv", "--freeze", "first", "--out", reports);
        assertThat(numbers.err().strip())
                .isEqualTo(
                        "aro: report FDA is a document: give html or pdf with --format; its numbers are in the csv and json of"
                                + " its parts.");
        assertThat(reports.resolve("FDA.html")).doesNotExist();
        assertThat(reports.resolve("F03.csv")).content().contains("Complete capture, from birth");
        assertThat(aro("audit", "verify").out()).startsWith("The audit trail is whole: ");

        eraseFirstPatient(folder.resolve("S001"));
        assertThat(aro("freeze", "verify", "first").out()).startsWith("Freeze first is unchanged: ");
        Path late = folder.resolve("late");
        assertThat(aro("report", "all", "--freeze", "first", "--format", "csv", "--out", late)
                        .exitCode())
                .isZero();
        for (String id : PUBLIC_REPORTS) {
            assertThat(late.resolve(id + ".csv"))
                    .as("a report of a run before the erasure")
                    .hasSameTextualContentAs(reports.resolve(id + ".csv"));
        }
        assertThat(hash(aro("analyse", "--freeze", "first", "--complete-capture", "S001=1990,S002=1990")
                        .out()))
                .isNotEqualTo(hash(certified));
    }

    private void eraseFirstPatient(Path site) throws IOException {
        String patient =
                Files.readAllLines(site.resolve("patients.csv")).get(1).replaceAll(".*(ARO-\\w{6}-\\w).*", "$1");
        CommandRun erased = aro("erase", patient, "--site", "S001", "--reason", "on request of the family", "--yes");
        assertThat(erased.exitCode()).as(erased.err()).isZero();
        assertThat(erased.out()).contains("They stay verifiable");
    }

    @Test
    void several_folders_are_imported_in_turn_each_with_its_answer(@TempDir Path folder) throws IOException {
        database.clear();
        CommandRun.of("generate", "--preset", "tiny", "--seed", "1", "--out", folder.toString());
        Path first = folder.resolve("S001");
        Path second = folder.resolve("S002");
        Files.writeString(
                second.resolve("visits.csv"),
                Files.readString(second.resolve("visits.csv")).replaceFirst("\nS002", "\nS003"));
        CommandRun.of("manifest", second.toString());

        CommandRun run = aro("import", first, second, "--out", folder.resolve("answers"));

        assertThat(run.exitCode())
                .as("the worse of a clean one and a rejected row")
                .isEqualTo(1);
        assertThat(run.out()).contains("Site S001, upload 1", "Site S002, upload 2");
        assertThat(folder.resolve("answers/S001/receipt.json")).isNotEmptyFile();
        assertThat(folder.resolve("answers/S002/rejected/visits.csv")).isNotEmptyFile();
        assertThat(aro("uploads").out().lines().filter(line -> line.contains("PUBLISHED")))
                .hasSize(2);

        CommandRun twice = aro("import", first, folder.resolve("copy/S001"), "--out", folder.resolve("answers"));
        assertThat(twice.exitCode()).isEqualTo(2);
        assertThat(twice.err().lines().findFirst().orElse(""))
                .startsWith(
                        "aro: two folders are called S001, so their answers would go to the same place: import them one by"
                                + " one");
        assertThat(aro("import", first, second, "--expect", folder.resolve("receipt.json"))
                        .err()
                        .lines()
                        .findFirst()
                        .orElse(""))
                .startsWith("aro: --expect binds one import; name one folder");
    }

    @Test
    void the_same_files_again_write_nothing_and_give_the_first_receipt(@TempDir Path folder) {
        database.clear();
        Path templates = folder.resolve("templates");
        CommandRun.of("template", "--out", templates.toString());

        CommandRun first = aro("import", templates, "--out", folder.resolve("one"));
        CommandRun second = aro("import", templates, "--out", folder.resolve("two"));

        assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).contains("These files were imported before: nothing was written");
        assertThat(table(second.out())).isNotEmpty().isEqualTo(table(first.out()));
        assertThat(folder.resolve("two/receipt.json")).hasSameTextualContentAs(folder.resolve("one/receipt.json"));
        assertThat(aro("freeze", "once").out()).startsWith("Freeze once names version 1 with ");
        assertThat(aro("upload", "1").out()).contains("\"S001\"");
        assertThat(aro("history", "ARO-7F3K9Q-W").out()).contains("hsct_day", "214");
    }

    @Test
    void a_receipt_proves_the_audit_trail_up_to_its_event(@TempDir Path folder) throws IOException {
        database.clear();
        Path templates = folder.resolve("templates");
        CommandRun.of("template", "--out", templates.toString());
        CommandRun imported = aro("import", templates, "--out", folder.resolve("answer"));
        Path receipt = folder.resolve("answer/receipt.json");
        String hash = Files.readString(receipt).replaceAll("(?s).*\"hash\": \"([0-9a-f]{64})\".*", "$1");

        assertThat(imported.out()).contains("Audit trail: event 2, hash " + hash);
        CommandRun whole = aro("audit", "verify", "--receipt", receipt);
        assertThat(whole.exitCode()).as(whole.err()).isZero();
        assertThat(whole.out())
                .contains("The audit trail is whole: 2 events.", "Last event 2, hash " + hash)
                .contains("The receipt is the one that event 2 tells of");

        Files.writeString(receipt, Files.readString(receipt).replace("\"S001\"", "\"S002\""));
        CommandRun changed = aro("audit", "verify", "--receipt", receipt);
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.out()).contains("The receipt does not fit the trail: the receipt was changed");

        Files.writeString(receipt, "{}");
        assertThat(aro("audit", "verify", "--receipt", receipt).err().strip())
                .isEqualTo("aro: " + receipt
                        + " names no event of the audit trail: give the receipt.json of an import that this"
                        + " registry finished.");
        assertThat(aro("audit", "show").out()).contains("PUBLISH", "0 changed, 0 unchanged, 0 rejected, 0 held");
    }

    @Test
    void rejected_rows_are_fixed_and_sent_as_a_delta(@TempDir Path folder) throws IOException {
        database.clear();
        Path upload = folder.resolve("upload");
        CommandRun.of("template", "--out", upload.toString());
        Path growth = upload.resolve("growth.csv");
        Files.writeString(growth, Files.readString(growth).replace(",5.400,", ",heavy,"));
        assertThat(CommandRun.of("manifest", upload.toString(), "--seq", "1").out())
                .startsWith(upload.resolve("manifest.csv") + ": site S001, upload 1, FULL, patients.csv, ")
                .endsWith(String.format("Next: aro import %s%n", upload));
        Path answer = folder.resolve("answer");
        Path rejected = answer.resolve("rejected");

        CommandRun checked = CommandRun.of("validate", upload.toString(), "--out", answer.toString());
        CommandRun first = aro("import", upload, "--out", answer);

        assertThat(checked.exitCode()).isEqualTo(1);
        assertThat(checked.out()).contains("Next: fix the files, then 'aro manifest " + upload + "' and check again");
        assertThat(first.exitCode()).as(first.err()).isEqualTo(1);
        assertThat(first.out())
                .contains("Next: fix the rows in " + rejected + ", then")
                .contains("  aro manifest " + rejected)
                .contains("  aro import " + rejected);
        Path fixed = rejected.resolve("growth.csv");
        assertThat(Files.readAllLines(fixed)).hasSize(2);
        Files.writeString(fixed, Files.readString(fixed).replace(",heavy,", ",5.400,"));

        CommandRun manifest = CommandRun.of("manifest", rejected.toString(), "--mode", "DELTA");
        CommandRun second = aro("import", rejected, "--out", folder.resolve("second"));

        assertThat(manifest.out())
                .isEqualTo(String.format(
                        "%s: site S001, upload 2, DELTA, growth.csv%nNext: aro import %s%n",
                        rejected.resolve("manifest.csv"), rejected));
        assertThat(second.exitCode()).as(second.out() + second.err()).isZero();
        assertThat(second.out()).contains("Site S001, upload 2").doesNotContain("Next:");
        String history = aro(
                        "history", "ARO-7F3K9Q-W", "--file", "growth.csv", "--column", "weight_kg", "--format", "csv")
                .out();
        assertThat(history.lines().toList())
                .hasSizeGreaterThan(1)
                .startsWith(
                        "file,site,record,column,value,from_version,until_version,upload,site_file,line,published_at,"
                                + "reason,sent_by,ended")
                .anyMatch(line -> line.matches("growth,S001,w\\w+,weight_kg,5.400,2,,\\d+,growth.csv,2,20\\d\\d-.*Z,,"
                        + System.getProperty("user.name") + ","));
        assertThat(aro("history", "ARO-7F3K9Q-W", "--file", "blood").err().strip())
                .isEqualTo("aro: there is no file blood; 'aro dictionary' lists them.");
        assertThat(aro("freeze", "whole").out()).startsWith("Freeze whole names version 2 with ");
    }

    @Test
    void a_query_is_answered_and_resolved_by_the_upload_that_mends_the_cell(@TempDir Path folder) throws IOException {
        database.clear();
        Path upload = folder.resolve("upload");
        CommandRun.of("template", "--out", upload.toString());
        aro("import", upload, "--out", folder.resolve("first"));
        ask("w1");
        String id = aro("queries")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .strip()
                .split(" ")[0];

        assertThat(aro("queries", "--site", "S001", "--rule", "K-004").out())
                .contains("OPEN", "the weight is far from");
        assertThat(aro("queries", "--site", "S002").out()).startsWith("No queries with these properties.");
        assertThat(aro("queries", "answer", id, "--text", "seen on 4.3.2024")
                        .err()
                        .strip())
                .isEqualTo("aro: the text cannot be kept: it holds a calendar date: say days of age, or leave the date"
                        + " out.");
        assertThat(aro("queries", "answer", id, "--text", "a typing error").out())
                .isEqualTo(String.format("Query %s is ANSWERED.%n", id));
        assertThat(aro("queries", "--out", folder.resolve("lists")).out()).contains("queries-S001.csv: 1 queries");
        assertThat(folder.resolve("lists/queries-S001.csv"))
                .content()
                .contains(id + ",ANSWERED,S001,ARO-7F3K9Q-W,growth.csv,w1,weight_kg,K-004,")
                .contains("a typing error");

        Path growth = upload.resolve("growth.csv");
        Files.writeString(growth, Files.readString(growth).replace(",5.400,", ",5.500,"));
        CommandRun.of("manifest", upload.toString(), "--seq", "3");
        CommandRun mended = aro("import", upload, "--reason", "ERROR_CORRECTION", "--out", folder.resolve("second"));
        assertThat(mended.exitCode()).as(mended.out() + mended.err()).isZero();

        assertThat(aro("queries").out()).startsWith("No open queries.");
        assertThat(aro("queries", "--status", "resolved").out()).contains("RESOLVED");
        assertThat(aro("queries", "show", id).out()).contains("OPENED", "ANSWERED", "RESOLVED", "a typing error");
        aro("queries", "reopen", id);
        assertThat(aro("queries", "close", id, "--text", "confirmed").out()).contains("is CLOSED");
        assertThat(aro("queries", "close", id, "--text", "confirmed").err().strip())
                .isEqualTo("aro: query " + id + " is CLOSED and cannot be closed");
    }

    @Test
    void an_erased_patient_is_gone_and_everything_can_still_be_proved(@TempDir Path folder) throws IOException {
        database.clear();
        Path upload = folder.resolve("upload");
        CommandRun.of("template", "--out", upload.toString());
        aro("import", upload, "--out", folder.resolve("first"));
        aro("freeze", "before");
        String result = hash(aro("analyse", "--freeze", "before").out());
        String[] erase = {"erase", "ARO-7F3K9Q-W", "--site", "S001", "--reason", "on request of the family"};

        CommandRun asked = aro((Object[]) erase);
        assertThat(asked.exitCode()).as(asked.err()).isZero();
        assertThat(asked.out())
                .contains("labs", "Freezes that held rows of the patient: before.", "Nothing was erased. Add --yes");
        assertThat(aro("history", "ARO-7F3K9Q-W").out()).contains("hsct_day");
        CommandRun done =
                aro(Stream.concat(Stream.of(erase), Stream.of("--yes")).toArray());
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out())
                .contains("Erasure 1 is done.", "reports of them can be made again, number for number: run ");

        assertThat(aro("history", "ARO-7F3K9Q-W").out().lines()).hasSize(1);
        assertThat(aro("freeze", "verify", "before").out())
                .startsWith("Freeze before is unchanged: ")
                .contains("Patients erased since it was made: 1; ");
        assertThat(aro("audit", "verify", "--receipt", folder.resolve("first/receipt.json"))
                        .exitCode())
                .isZero();
        assertThat(aro("audit", "show").out()).contains("ERASE").doesNotContain("ARO-7F3K9Q-W");
        CommandRun again = aro("analyse", "--freeze", "before");
        assertThat(again.out()).contains("Patients erased since this freeze was made: 1; ");
        assertThat(hash(again.out())).isNotEqualTo(result);
        theRunAndItsReportsTellOfTheErasure(folder);

        CommandRun.of("manifest", upload.toString(), "--seq", "2");
        CommandRun back = aro("import", upload, "--max-error-percent", "100", "--out", folder.resolve("second"));
        assertThat(back.out()).contains("C-008");
        assertThat(aro("history", "ARO-7F3K9Q-W").out().lines()).hasSize(1);
        assertThat(aro((Object[]) erase).err().strip())
                .isEqualTo("aro: the registry holds nothing of this patient at site S001.");
        assertThat(aro("erase", "ARO-7F3K9Q-W", "--site", "S001", "--reason", "of ARO-7F3K9Q-W")
                        .err()
                        .strip())
                .isEqualTo("aro: the reason cannot be kept: it names the patient.");
    }

    private void theRunAndItsReportsTellOfTheErasure(Path folder) throws IOException {
        assertThat(aro("runs").out().lines().toList().get(0)).contains("erased");
        Run last = database.registry().runs().lastFinished().orElseThrow();
        assertThat(last.erasedPatients()).hasValue(1);
        assertThat(database.registry().runs().list().get(1).erasedPatients())
                .as("the run before the erasure")
                .hasValue(0);
        Path reports = folder.resolve("reports");
        assertThat(aro("report", "T01", "--out", reports).exitCode()).isZero();
        for (String ending : List.of("html", "csv", "json")) {
            try (Stream<Path> files = Files.list(reports)) {
                Path report = files.filter(file -> file.getFileName().toString().matches("T01.*\\." + ending))
                        .findFirst()
                        .orElseThrow();
                assertThat(Files.readString(report))
                        .as(ending)
                        .contains("Erased since the freeze", "fewer than 5 patients; runs on this freeze from before");
            }
        }
        aro("analyse", "--freeze", "before", "--cohort", "regulatory");
        Path regulator = folder.resolve("regulator");
        assertThat(aro("report", "T01", "--profile", "regulator", "--format", "json", "--out", regulator)
                        .exitCode())
                .isZero();
        try (Stream<Path> files = Files.list(regulator)) {
            Path report = files.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(report)).contains("1 patient; runs on this freeze from before");
        }
    }

    /** Asks about the weight of a row of growth.csv, as a rule would. */
    private void ask(String record) {
        Uploads uploads = database.registry().uploads();
        Upload upload = uploads.begin(
                new NewUpload("S001", 2, UploadMode.DELTA, 2025, "1.0", "ab".repeat(32), "tester", Optional.empty()));
        uploads.addFindings(
                upload.uploadId(),
                List.of(new Finding(
                        "K-004",
                        Severity.Q,
                        "growth.csv",
                        0,
                        "",
                        "weight_kg",
                        record,
                        Optional.empty(),
                        "the weight is far from the others",
                        "a weight between",
                        "",
                        "ARO-7F3K9Q-W")));
        try (Loading loading = database.registry().rows().load(upload.uploadId(), Duration.ZERO)) {
            loading.publish("{}", "tester");
        }
    }

    @Test
    void a_regulator_report_needs_an_analysis_of_those_who_consented_to_it(@TempDir Path folder) {
        database.clear();
        Path templates = folder.resolve("templates");
        CommandRun.of("template", "--out", templates.toString());
        aro("import", templates, "--out", folder.resolve("answer"));
        aro("analyse");

        CommandRun refused = aro("report", "T07", "--profile", "regulator", "--out", folder.resolve("reports"));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err().strip())
                .isEqualTo("aro: there is no analysis of cohort REGULATORY to report; run"
                        + " 'aro analyse --cohort regulatory' first.");
        assertThat(folder.resolve("reports")).doesNotExist();
    }

    @Test
    void errors_are_one_sentence(@TempDir Path folder) {
        database.clear();

        assertThat(aro("import", folder.resolve("nowhere")).err().lines()).hasSize(1);
        assertThat(aro("report", "T99", "--out", folder).err().strip())
                .startsWith(
                        "aro: there is no report T99; give all, a set (researchers, regulator, centres), or some of T01,");
        assertThat(aro("upload", "7").err().strip()).isEqualTo("aro: there is no upload 7; 'aro uploads' lists them.");
        assertThat(aro("freeze", "verify", "none").exitCode()).isEqualTo(2);
        assertThat(aro("history", "ARO-7F3K9Q-X").err().lines()).hasSize(1);
        assertThat(aro("uploads").out()).startsWith("No uploads yet");
        assertThat(aro("freezes").out()).startsWith("No freezes yet");
        assertThat(aro("queries").out()).startsWith("No open queries");
        assertThat(aro("runs").out()).startsWith("No analyses yet");
        assertThat(aro("history", "ARO-7F3K9Q-W").out()).startsWith("The registry has no such values");
        assertThat(CommandRun.of("manifest", folder.resolve("nowhere").toString())
                        .err()
                        .strip())
                .isEqualTo(
                        "aro: there is no folder " + folder.resolve("nowhere") + ": give the folder of the CSV files");
    }

    private static void generate(Path folder, String... more) {
        CommandRun run = CommandRun.of(
                Stream.concat(Stream.of("generate", "--preset", "tiny", "--out", folder.toString()), Stream.of(more))
                        .toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void the_first_two_patients_of_a_registry_have_every_report(@TempDir Path folder) {
        database.clear();
        Path templates = folder.resolve("templates");
        CommandRun.of("template", "--out", templates.toString());
        assertThat(aro("import", templates, "--out", folder.resolve("answer")).exitCode())
                .isZero();

        for (String cohort : List.of("all", "regulatory")) {
            String profile = cohort.equals("all") ? "public" : "regulator";
            assertThat(aro("analyse", "--cohort", cohort).exitCode()).isZero();
            // Without ids every report is meant.
            CommandRun reports = aro("report", "--profile", profile, "--out", folder.resolve(profile));
            assertThat(reports.exitCode()).as(reports.err()).isZero();
            assertThat(folder.resolve(profile).resolve("F03.pdf")).isNotEmptyFile();
        }
    }

    /** The lines of the accounting. */
    private static List<String> table(String out) {
        return out.lines().filter(line -> line.contains(".csv ")).toList();
    }

    private CommandRun aro(Object... words) {
        DatabaseAddress address = database.address();
        String login = address.isMySql() && !address.user().isEmpty()
                ? (address.url().contains("?") ? "&" : "?") + "user=" + address.user() + "&password="
                        + address.password()
                : "";
        return CommandRun.of(
                Stream.concat(Stream.of(words).map(Object::toString), Stream.of("--db-url", address.url() + login))
                        .toArray(String[]::new));
    }

    private static String hash(String analysis) {
        return analysis.lines()
                .filter(line -> line.startsWith("Result hash "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no result hash in: " + analysis));
    }

    private void agree(String what, String content) {
        Map<String, String> seen = SEEN.computeIfAbsent(what, key -> new ConcurrentHashMap<>());
        String kind = database.isMySql() ? "MySQL" : "H2";
        seen.put(kind, content.lines().filter(line -> !line.contains("run")).reduce("", (a, b) -> a + b + "\n"));
        assertThat(seen.values()).as(what + " on H2 and MySQL").allMatch(seen.get(kind)::equals);
    }
}
