package org.aroregistry.batch.importing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.aroregistry.batch.file.SiteFolder;
import org.aroregistry.batch.validation.HistoryRules;
import org.aroregistry.batch.validation.RowSpool;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.store.Decisions;
import org.aroregistry.core.store.FileLoad;
import org.aroregistry.core.store.LoadCounts;
import org.aroregistry.core.store.Loading;
import org.aroregistry.core.store.MovedRows;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Upload;
import org.aroregistry.core.store.UploadFile;
import org.aroregistry.core.upload.FileAccounting;
import org.aroregistry.core.upload.Finding;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One upload on its way into the registry, and what the steps of the job hand on to each other. */
final class ImportRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);
    private static final int FINDINGS_PER_CALL = 1_000;

    private final Registry registry;
    private final SiteImport.Request request;
    private final SiteFolder folder;
    private final UploadScan scan;
    private final Path workFolder;
    private final Upload upload;
    private final UploadProgress progress;
    private final Dictionary dictionary = Dictionary.current();
    private final Map<String, UploadFile> stored = new HashMap<>();
    private @Nullable CheckedUpload checked;
    private @Nullable Loading loading;
    private @Nullable EarlyLoads early;
    private @Nullable Receipt receipt;
    private List<FileAccounting> accounting = List.of();

    ImportRun(
            Registry registry,
            SiteImport.Request request,
            SiteFolder folder,
            UploadScan scan,
            Path workFolder,
            Upload upload,
            UploadProgress progress) {
        this.registry = registry;
        this.request = request;
        this.folder = folder;
        this.scan = scan;
        this.workFolder = workFolder;
        this.upload = upload;
        this.progress = progress;
    }

    /**
     * Checks the upload against the dictionary, itself, and what the registry shows of the site; accepted rows are written meanwhile.
     *
     * <p>Nobody sees them yet. No other upload is published until this one is: so what was checked stays true.
     */
    void check() {
        Loading held = registry.rows().load(upload.uploadId(), request.patience());
        loading = held;
        registerFiles();
        RegistryKnowledge knowledge = new SiteKnowledge(registry, upload.siteId()).knowledge();
        EarlyLoads loads = new EarlyLoads(held, file -> stored(file).fileId());
        early = loads;
        CheckedUpload result = new UploadCheck(
                        dictionary,
                        folder,
                        workFolder,
                        request.options(),
                        knowledge,
                        progress,
                        held.isResumed() ? RowSink.NONE : loads)
                .run(scan);
        checked = result;
        request.expectation().ifPresent(expected -> compare(expected, result));
        LOG.info(
                "upload {} of site {}: {} files, {} rows read",
                upload.uploadId(),
                upload.siteId(),
                result.files().size(),
                result.dataFiles().stream().mapToLong(CheckedFile::read).sum());
    }

    private void compare(Expectation expected, CheckedUpload result) {
        try {
            expected.compare(result);
        } catch (ImportException e) {
            set(early).close();
            set(loading).takeBack();
            throw e;
        }
    }

    /** Registers all files first: what an import writes before it is killed is found by its files. */
    private void registerFiles() {
        for (FileDefinition definition : dictionary.dataFiles()) {
            folder.file(definition.name()).ifPresent(source -> {
                UploadFile file = registry.uploads()
                        .addFile(
                                upload.uploadId(),
                                definition.fileName(),
                                scan.of(source).sha256(),
                                scan.of(source).bytes());
                stored.put(definition.name(), file);
            });
        }
    }

    private UploadFile stored(CheckedFile file) {
        return set(stored.get(file.name()));
    }

    /** Writes findings and the rest of the accepted rows; nobody sees them yet. */
    void load() {
        CheckedUpload result = set(checked);
        if (result.refusal().isEmpty()) {
            set(loading).decide(new Decisions(request.options().reason(), result.decisionsSha256()));
        }
        storeFindings(result);
        List<FileAccounting> rows = new ArrayList<>();
        for (CheckedFile file : result.dataFiles()) {
            FileAccounting account = account(result, file, load(file));
            registry.uploads().account(upload.uploadId(), account);
            rows.add(account);
            LOG.info(
                    "{}: {} read, {} added, {} changed, {} unchanged, {} rejected, {} held, {} ended",
                    account.file(),
                    account.read(),
                    account.added(),
                    account.changed(),
                    account.unchanged(),
                    account.rejected(),
                    account.held(),
                    account.ended());
        }
        accounting = rows;
    }

    private void storeFindings(CheckedUpload result) {
        registry.uploads().clearFindings(upload.uploadId());
        List<Finding> waiting = new ArrayList<>(FINDINGS_PER_CALL);
        FindingFiles.forEach(result, finding -> {
            waiting.add(finding);
            if (waiting.size() == FINDINGS_PER_CALL) {
                registry.uploads().addFindings(upload.uploadId(), waiting);
                waiting.clear();
            }
        });
        if (!waiting.isEmpty()) {
            registry.uploads().addFindings(upload.uploadId(), waiting);
        }
    }

    private LoadCounts load(CheckedFile file) {
        Optional<EarlyLoad> begun = set(early).of(file);
        if (file.isRefused()) {
            begun.ifPresent(EarlyLoad::takeBack);
            return new LoadCounts(0, 0, 0, 0);
        }
        Optional<LoadCounts> done = set(loading).loaded(file.definition().fileName());
        if (done.isPresent()) {
            return done.get();
        }
        progress.rows(UploadProgress.Stage.LOAD, file.definition().fileName(), 0, file.read());
        LoadCounts counts = begun.map(load -> load.finish(file)).orElseGet(() -> loadChecked(file));
        compare(file, counts);
        progress.rows(UploadProgress.Stage.LOAD, file.definition().fileName(), file.read(), file.read());
        return counts;
    }

    private LoadCounts loadChecked(CheckedFile file) {
        try (FileLoad target = set(loading).file(stored(file).fileId())) {
            RowSpool.forEach(file.rows(), file.definition(), row -> {
                if (file.isLoaded(row.line()) && !file.isUnchanged(row.line())) {
                    target.add(row.toNewRow());
                }
            });
            file.comparison().ifPresent(found -> {
                target.addUnchanged(file.loaded(found.unchanged()));
                if (ends(file)) {
                    RecordSpool.forEach(found.endedRecords(), gone -> target.end(gone.recordId()));
                }
            });
            return target.finish();
        }
    }

    /** Tells whether records end that the file no longer holds. */
    private boolean ends(CheckedFile file) {
        return request.options().reason().isPresent() && !file.hasNamelessRejects();
    }

    /** What was loaded must be what the check announced: it decided which rows were held. */
    private void compare(CheckedFile file, LoadCounts counts) {
        Optional<FileComparison> found = file.comparison();
        if (found.isEmpty()) {
            return;
        }
        long ended = ends(file) ? found.get().ended() : 0;
        LoadCounts expected = new LoadCounts(
                file.loaded(found.get().added()),
                file.loaded(found.get().changed()),
                file.loaded(found.get().unchanged()),
                ended);
        if (!counts.equals(expected)) {
            throw new ImportException(file.definition().fileName() + ": " + counts + " rows were loaded where the check"
                    + " found " + expected + ": start the import again");
        }
    }

    /** Adds up what became of the rows; refuses to go on if a row is not accounted for. */
    private static FileAccounting account(CheckedUpload upload, CheckedFile file, LoadCounts counts) {
        long repeated = file.isRefused() ? 0 : file.repeatedRows();
        return new FileAccounting(
                file.definition().fileName(),
                file.read(),
                counts.added(),
                counts.changed(),
                counts.unchanged() + repeated,
                file.rejectedRows(),
                file.heldRows(),
                file.blank(),
                counts.ended(),
                upload.heldEnds(file),
                file.isRefused());
    }

    /** Writes the answer to the centre, all but the receipt: what that confirms is true after the next step. */
    void answer() {
        boolean refused = set(checked).refusal().isPresent();
        OptionalLong version =
                refused ? OptionalLong.empty() : OptionalLong.of(set(loading).version());
        progress.rows(UploadProgress.Stage.ANSWER, "", 0, 0);
        List<FileDifference> differences = Differences.write(set(checked), folder());
        MovedRows moved = refused
                ? MovedRows.NONE
                : set(loading).moved(set(checked).registrations().releases());
        Receipt made = new Receipt(set(checked), accounting, version, differences, moved, Receipt.Kind.IMPORT);
        receipt = made;
        Answer.write(made, dictionary, folder());
    }

    /** Makes the upload visible, or ends it without. */
    void publish() {
        String json = set(receipt).json();
        if (set(checked).refusal().isPresent()) {
            registry.uploads().refuse(upload.uploadId(), json, request.actor());
            LOG.info("upload {} of site {} refused", upload.uploadId(), upload.siteId());
        } else {
            long version = set(loading)
                    .publish(json, request.actor(), set(checked).registrations().releases(), HistoryRules.ids());
            LOG.info("upload {} of site {} published as version {}", upload.uploadId(), upload.siteId(), version);
        }
    }

    /** Gives the centre its receipt, as the registry has stored it; returns what came of the upload, once all steps are done. */
    UploadOutcome outcome() {
        progress.rows(UploadProgress.Stage.RECEIPT, "", 0, 0);
        String stored = registry.uploads().receipt(upload.uploadId()).orElseThrow();
        Answer.confirm(stored, folder());
        return Outcomes.of(set(receipt), stored, false, folder());
    }

    private Path folder() {
        return Answer.folder(request.out(), set(checked).settings());
    }

    /** Gives the right to load back. */
    @Override
    public void close() {
        if (early != null) {
            early.close();
        }
        if (loading != null) {
            loading.close();
        }
    }

    private static <T> T set(@Nullable T value) {
        return Optional.ofNullable(value).orElseThrow(() -> new IllegalStateException("a step was left out"));
    }

    /** Waits as long as this for another upload to finish loading. */
    static Duration standardPatience() {
        return Duration.ofMinutes(30);
    }
}
