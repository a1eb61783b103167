package org.aroregistry.batch.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.aroregistry.batch.validation.FileReport;
import org.aroregistry.core.upload.Finding;

/** Brings the findings of each file in the order of its lines: those of the file, of its rows, and those made later. */
final class FindingMerge {
    private final FilesInCheck files;
    private final Tally tally;

    FindingMerge(FilesInCheck files, Tally tally) {
        this.files = files;
        this.tally = tally;
    }

    /** Returns where the findings of a file's rows wait for those that are made later. */
    static Path firstFindings(CheckedFile file) {
        return file.findings().resolveSibling(file.name() + ".first");
    }

    /**
     * Merges and counts all findings.
     *
     * @param upload what is said about the upload as a whole
     * @param uploadFindings where those findings go
     */
    void run(FileReport upload, Path uploadFindings) {
        try (FindingSpool spool = FindingSpool.create(uploadFindings, tally)) {
            upload.findings().forEach(spool::add);
            files.reportsOfAbsentFiles().forEach(report -> report.findings().forEach(spool::add));
            copy(files.elsewhere(), spool);
        }
        files.inOrder().forEach(this::merge);
    }

    private static void copy(LateFindings findings, FindingSpool spool) {
        try (FindingsByLine byLine = findings.read()) {
            byLine.forEachRemaining(spool::add);
        }
        findings.clear();
    }

    private void merge(CheckedFile file) {
        List<Finding> ofFile = new ArrayList<>(files.report(file.definition()).findings());
        ofFile.sort(Comparator.comparingLong(Finding::line));
        Path first = firstFindings(file);
        List<Iterator<Finding>> sources = new ArrayList<>();
        if (Files.exists(first)) {
            sources.add(FindingSpool.read(first));
        }
        sources.add(files.late(file).read());
        sources.add(ofFile.iterator());
        try (FindingSpool merged = FindingSpool.create(file.findings(), tally);
                FindingsByLine all = new FindingsByLine(sources)) {
            all.forEachRemaining(merged::add);
        }
        delete(first);
        files.late(file).clear();
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear the work folder " + path.getParent(), e);
        }
    }
}
