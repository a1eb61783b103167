package org.aroregistry.batch.importing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aroregistry.batch.file.SiteFolder;
import org.aroregistry.batch.validation.UploadSettings;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.store.FindingCount;
import org.aroregistry.core.store.MovedRows;
import org.aroregistry.core.store.NewUpload;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.StoreException;
import org.aroregistry.core.store.Upload;
import org.aroregistry.core.store.UploadFile;
import org.aroregistry.core.store.UploadTurn;
import org.aroregistry.core.upload.FileAccounting;
import org.aroregistry.core.upload.UploadStatus;

/**
 * Imports a site folder into the registry, as the job {@code siteImport}.
 *
 * <p>The upload is named by its site, the SHA-256 of its content and its dictionary version. The same bytes again write nothing and return
 * the first receipt. A killed import goes on where it was when it is started again.
 */
public final class SiteImport {
    /**
     * What to import.
     *
     * @param source a folder, or a ZIP archive
     * @param out where the answer goes; otherwise {@code aro-out/<site>-<seq>}
     * @param options what may be set about the check, and why rows may change
     * @param actor who imports
     * @param workFolder where checked rows wait on disk until they are loaded; made if missing
     * @param patience how long to wait while another upload is loading
     * @param expectation the dry run that the import is bound to, if it is
     */
    public record Request(
            Path source,
            Optional<Path> out,
            CheckOptions options,
            String actor,
            Path workFolder,
            Duration patience,
            Optional<Expectation> expectation) {

        /** Makes a request with the standard options and patience. */
        public static Request of(Path source, Optional<Path> out, String actor, Path workFolder) {
            return new Request(
                    source,
                    out,
                    CheckOptions.STANDARD,
                    actor,
                    workFolder,
                    ImportRun.standardPatience(),
                    Optional.empty());
        }
    }

    /** A member of the receipt itself, so indented by two: no text of another member can look like it. */
    private static final Pattern EXIT_CODE = Pattern.compile("(?m)^  \"exit_code\": (\\d)");

    private final Registry registry;
    private final Dictionary dictionary = Dictionary.current();

    /** Prepares imports into a registry that stays open. */
    public SiteImport(Registry registry) {
        this.registry = registry;
    }

    /**
     * Imports an upload and writes the answer.
     *
     * @return what came of it; findings and refusals are no error
     * @throws org.aroregistry.batch.file.UnreadableUploadException if there is no upload, or the archive is damaged
     * @throws ImportException if the work could not be done; nothing became visible
     */
    public UploadOutcome run(Request request, UploadProgress progress) {
        return inFolder(request, progress, this::run);
    }

    /**
     * Checks an upload and compares it with the registry, and writes the answer. Nothing is written to the registry, nothing is locked.
     *
     * @return what would come of it
     * @throws org.aroregistry.batch.file.UnreadableUploadException if there is no upload, or the archive is damaged
     */
    public UploadOutcome dryRun(Request request, UploadProgress progress) {
        return inFolder(request, progress, this::dryRun);
    }

    /** What to do with an upload whose manifest can be used. */
    @FunctionalInterface
    private interface Ending {
        UploadOutcome run(
                Request request,
                SiteFolder folder,
                UploadBytes bytes,
                UploadSettings settings,
                Path work,
                UploadProgress progress);
    }

    private UploadOutcome inFolder(Request request, UploadProgress progress, Ending ending) {
        try (WorkFolder own = WorkFolder.in(request.workFolder())) {
            Path work = own.path();
            SiteFolder folder = SiteFolder.open(request.source(), work, dictionary);
            UploadBytes bytes = UploadBytes.of(folder);
            Optional<UploadSettings> settings = UploadCheck.settings(dictionary, folder, bytes.manifest(), work);
            return settings.isEmpty()
                    ? withoutManifest(request, folder, bytes.scan(), work, progress)
                    : ending.run(request, folder, bytes, settings.get(), work, progress);
        }
    }

    /** Nobody knows whose upload it is: it is answered, but not registered. */
    private UploadOutcome withoutManifest(
            Request request, SiteFolder folder, UploadScan scan, Path work, UploadProgress progress) {
        CheckedUpload checked = new UploadCheck(
                        dictionary, folder, work, request.options(), RegistryKnowledge.NONE, progress)
                .run(scan);
        Receipt receipt =
                new Receipt(checked, List.of(), OptionalLong.empty(), List.of(), MovedRows.NONE, Receipt.Kind.IMPORT);
        Path out = Answer.folder(request.out(), Optional.empty());
        Answer.write(receipt, dictionary, out);
        Answer.confirm(receipt.json(), out);
        return Outcomes.of(receipt, receipt.json(), false, out);
    }

    private Optional<Upload> before(UploadBytes bytes, UploadSettings settings) {
        return registry.uploads()
                .find(settings.siteId(), bytes.contentSha256(), settings.dictionaryVersion())
                .filter(upload -> upload.status() != UploadStatus.RUNNING);
    }

    private UploadOutcome dryRun(
            Request request,
            SiteFolder folder,
            UploadBytes bytes,
            UploadSettings settings,
            Path work,
            UploadProgress progress) {
        Optional<Upload> before = before(bytes, settings);
        if (before.isPresent()) {
            return known(request, settings, before.get());
        }
        RegistryKnowledge knowledge = new SiteKnowledge(registry, settings.siteId()).knowledge();
        CheckedUpload checked =
                new UploadCheck(dictionary, folder, work, request.options(), knowledge, progress).run(bytes.scan());
        Path out = Answer.folder(request.out(), checked.settings());
        Receipt receipt = new Receipt(
                checked,
                checked.dataFiles().stream().map(checked::expected).toList(),
                OptionalLong.empty(),
                Differences.write(checked, out),
                registry.releases()
                        .moved(settings.siteId(), checked.registrations().releases()),
                Receipt.Kind.DRY_RUN);
        Answer.write(receipt, dictionary, out);
        Answer.confirm(receipt.json(), out);
        return Outcomes.of(receipt, receipt.json(), false, out);
    }

    private UploadOutcome run(
            Request request,
            SiteFolder folder,
            UploadBytes bytes,
            UploadSettings settings,
            Path work,
            UploadProgress progress) {
        String content = bytes.contentSha256();
        Optional<Upload> before = before(bytes, settings);
        if (before.isPresent()) {
            return known(request, settings, before.get());
        }
        request.expectation()
                .ifPresent(expected -> expected.compare(
                        content, settings, request.options(), registry.uploads().lastPublishedSeq(settings.siteId())));
        UploadScan scan = bytes.scan();
        Upload upload = registry.uploads().begin(newUpload(request, settings, content));
        try (UploadTurn ignored = registry.uploads().takeTurn(upload.uploadId(), request.patience())) {
            // Whoever had the turn before may have ended the upload.
            Optional<Upload> ended = before(bytes, settings);
            return ended.isPresent()
                    ? known(request, settings, ended.get())
                    : run(request, folder, scan, upload, work, progress);
        } catch (ImportException e) {
            return known(request, settings, endedInSpiteOf(e, upload));
        }
    }

    /** What failed may be the history of jobs alone, after the upload was published. */
    private Upload endedInSpiteOf(ImportException failure, Upload upload) {
        try {
            return registry.uploads()
                    .findAfterFailure(upload.uploadId())
                    .filter(now -> now.status() != UploadStatus.RUNNING)
                    .orElseThrow(() -> failure);
        } catch (StoreException e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }

    /** Imports it; whoever comes here has the turn. */
    private UploadOutcome run(
            Request request, SiteFolder folder, UploadScan scan, Upload upload, Path work, UploadProgress progress) {
        try (ImportRun run = new ImportRun(registry, request, folder, scan, work, upload, progress)) {
            new SiteImportJob(registry).run(run, upload);
            return run.outcome();
        }
    }

    private static NewUpload newUpload(Request request, UploadSettings settings, String content) {
        return new NewUpload(
                settings.siteId(),
                settings.uploadSeq(),
                settings.mode(),
                settings.extractYear(),
                settings.dictionaryVersion(),
                content,
                request.actor(),
                request.options().reason());
    }

    /** The same bytes were imported before: the first receipt is the answer. */
    private UploadOutcome known(Request request, UploadSettings settings, Upload upload) {
        String receipt = registry.uploads().receipt(upload.uploadId()).orElse("");
        Path out = Answer.folder(request.out(), Optional.of(settings));
        Answer.confirm(receipt, out);
        Map<Severity, Long> bySeverity = new Tally().bySeverity();
        SortedMap<String, Long> byRule = new TreeMap<>();
        for (FindingCount found : registry.uploads().countFindings(upload.uploadId())) {
            bySeverity.merge(found.severity(), found.count(), Long::sum);
            byRule.merge(found.ruleId(), found.count(), Long::sum);
        }
        boolean refused = upload.status() == UploadStatus.REFUSED;
        return new UploadOutcome(
                exit(receipt).orElse(refused ? ExitClass.REJECTED : ExitClass.CLEAN),
                settings.siteId(),
                settings.uploadSeq(),
                upload.request().contentSha256(),
                refused ? Optional.of("the same upload was refused before") : Optional.empty(),
                true,
                inOrder(registry.uploads().files(upload.uploadId())),
                bySeverity,
                byRule,
                List.of(),
                List.of(),
                MovedRows.NONE,
                receipt,
                out);
    }

    /** The accounting in the order of the dictionary, as the first answer had it. */
    private static List<FileAccounting> inOrder(List<UploadFile> files) {
        List<String> names = Dictionary.current().files().stream()
                .map(FileDefinition::fileName)
                .toList();
        return files.stream()
                .map(UploadFile::accounting)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(file -> names.indexOf(file.file())))
                .toList();
    }

    /** What the first import told the shell, the second tells again. */
    private static Optional<ExitClass> exit(String receipt) {
        Matcher code = EXIT_CODE.matcher(receipt);
        return code.find() ? ExitClass.of(Integer.parseInt(code.group(1))) : Optional.empty();
    }
}
