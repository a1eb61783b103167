package org.aroregistry.batch.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.aroregistry.batch.file.SiteFolder;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.store.MovedRows;
import org.aroregistry.core.upload.FileAccounting;

/** Checks a site folder at the centre: the import without its ending, no database, no network. */
public final class SiteValidation {
    /**
     * What to check.
     *
     * @param source a folder, or a ZIP archive
     * @param out where the answer goes; otherwise {@code aro-out/<site>-<seq>}
     * @param options what may be set about the check
     */
    public record Request(Path source, Optional<Path> out, CheckOptions options) {}

    private SiteValidation() {}

    /**
     * Checks an upload and writes the answer.
     *
     * @return what came of it; findings are no error
     * @throws org.aroregistry.batch.file.UnreadableUploadException if there is no upload, or the archive is damaged
     */
    public static UploadOutcome run(Request request, UploadProgress progress) {
        Dictionary dictionary = Dictionary.current();
        Path work = temporaryFolder();
        try {
            SiteFolder folder = SiteFolder.open(request.source(), work, dictionary);
            CheckedUpload upload = new UploadCheck(
                            dictionary, folder, work, request.options(), RegistryKnowledge.NONE, progress)
                    .run(UploadScan.of(folder.files()));
            List<FileAccounting> accounting =
                    upload.dataFiles().stream().map(SiteValidation::account).toList();
            Receipt receipt = new Receipt(
                    upload, accounting, OptionalLong.empty(), List.of(), MovedRows.NONE, Receipt.Kind.VALIDATION);
            Path out = Answer.folder(request.out(), upload.settings());
            Answer.write(receipt, dictionary, out);
            Answer.confirm(receipt.json(), out);
            return Outcomes.of(receipt, receipt.json(), false, out);
        } finally {
            Answer.deleteTree(work);
        }
    }

    /** Accepted rows count as added: without the registry nobody knows which of them it holds. */
    private static FileAccounting account(CheckedFile file) {
        long repeated = file.isRefused() ? 0 : file.repeatedRows();
        return new FileAccounting(
                file.definition().fileName(),
                file.read(),
                file.acceptedRows() - repeated,
                0,
                repeated,
                file.rejectedRows(),
                file.blank(),
                0,
                file.isRefused());
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("aro-validate-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a temporary folder", e);
        }
    }
}
