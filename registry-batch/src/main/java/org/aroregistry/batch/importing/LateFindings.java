package org.aroregistry.batch.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.aroregistry.core.upload.Finding;

/**
 * Findings of one file that were made after its rows had passed, in any order; they are read by line.
 *
 * <p>There may be one for each of millions of rows, so only some are in memory: the others wait in sorted parts on disk. Parts are merged when
 * there are many of them, so that few files are open at a time, and each finding is written again a few times at most.
 */
final class LateFindings {
    private static final int AT_A_TIME = 5_000;
    private static final int PARTS_AT_A_TIME = 32;

    private final Path folder;
    private final String name;
    private final int atATime;
    private final int partsAtATime;
    private final List<Finding> pending = new ArrayList<>();
    /** Parts by how often their findings were merged; the later a part in its list, the later its findings were made. */
    private final List<List<Path>> levels = new ArrayList<>();

    private int parts;

    /**
     * Starts without findings.
     *
     * @param folder an existing folder for the parts
     * @param name how the names of the parts start
     */
    LateFindings(Path folder, String name) {
        this(folder, name, AT_A_TIME, PARTS_AT_A_TIME);
    }

    /** For tests with fewer findings. */
    LateFindings(Path folder, String name, int atATime, int partsAtATime) {
        this.folder = folder;
        this.name = name;
        this.atATime = atATime;
        this.partsAtATime = partsAtATime;
    }

    void add(Finding finding) {
        pending.add(finding);
        if (pending.size() >= atATime) {
            sortPending();
            Path part = nextPart();
            write(part, pending.iterator());
            pending.clear();
            keep(part, 0);
        }
    }

    private void sortPending() {
        pending.sort(Comparator.comparingLong(Finding::line));
    }

    private Path nextPart() {
        parts++;
        return folder.resolve(name + "-" + parts + ".late");
    }

    private static void write(Path part, Iterator<Finding> findings) {
        try (FindingSpool spool = FindingSpool.create(part, new Tally())) {
            findings.forEachRemaining(spool::add);
        }
    }

    private void keep(Path part, int level) {
        if (level == levels.size()) {
            levels.add(new ArrayList<>());
        }
        List<Path> alike = levels.get(level);
        alike.add(part);
        if (alike.size() == partsAtATime) {
            Path merged = nextPart();
            try (FindingsByLine all = new FindingsByLine(open(alike))) {
                write(merged, all);
            }
            alike.forEach(LateFindings::delete);
            alike.clear();
            keep(merged, level + 1);
        }
    }

    private static List<Iterator<Finding>> open(List<Path> parts) {
        List<Iterator<Finding>> readers = new ArrayList<>();
        parts.forEach(part -> readers.add(FindingSpool.read(part)));
        return readers;
    }

    /** Returns all findings by line, those of one line in the order in which they were added; close it. */
    FindingsByLine read() {
        sortPending();
        List<Iterator<Finding>> sources = new ArrayList<>();
        for (int level = levels.size() - 1; level >= 0; level--) {
            sources.addAll(open(levels.get(level)));
        }
        sources.add(pending.iterator());
        return new FindingsByLine(sources);
    }

    /** Forgets all findings and deletes their parts. */
    void clear() {
        levels.forEach(alike -> alike.forEach(LateFindings::delete));
        levels.clear();
        pending.clear();
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear the work folder " + part.getParent(), e);
        }
    }
}
