package org.aroregistry.batch.importing;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.store.MovedRows;
import org.aroregistry.core.upload.FileAccounting;

/**
 * What came of an upload.
 *
 * @param exit what to tell the shell
 * @param siteId the site, empty if the manifest could not be used
 * @param uploadSeq the site's number of the upload, 0 if the manifest could not be used
 * @param contentSha256 hash that names the content
 * @param refusal why the upload as a whole was refused, if it was
 * @param known true if the same bytes were imported before: nothing was written, and this is the first receipt
 * @param files what became of the rows of each data file
 * @param findings number of findings by severity, zeros included
 * @param rules number of findings by rule
 * @param differences how the files differ from what the registry showed; none if it was not asked
 * @param notChecked what could not be checked, in words
 * @param moved what ends at other sites because patients moved to this one
 * @param receipt the receipt, as JSON
 * @param folder where receipt, findings, rejected rows and report are
 */
public record UploadOutcome(
        ExitClass exit,
        String siteId,
        int uploadSeq,
        String contentSha256,
        Optional<String> refusal,
        boolean known,
        List<FileAccounting> files,
        Map<Severity, Long> findings,
        SortedMap<String, Long> rules,
        List<FileDifference> differences,
        List<String> notChecked,
        MovedRows moved,
        String receipt,
        Path folder) {

    /** Copies the collections. */
    public UploadOutcome {
        files = List.copyOf(files);
        findings = new EnumMap<>(findings);
        rules = new TreeMap<>(rules);
        differences = List.copyOf(differences);
        notChecked = List.copyOf(notChecked);
    }

    /** Returns the page for people. */
    public Path report() {
        return folder.resolve("report.html");
    }
}
