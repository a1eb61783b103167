package org.aroregistry.batch.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.aroregistry.core.upload.Finding;

/**
 * Merges findings that are sorted by line already.
 *
 * <p>Findings of one line come source by source, and within a source in its own order. Closing it closes the spools among the sources.
 */
final class FindingsByLine implements Iterator<Finding>, AutoCloseable {
    private record Head(Finding finding, int source) {}

    private final List<Iterator<Finding>> sources;
    private final PriorityQueue<Head> heads = new PriorityQueue<>(
            Comparator.comparingLong((Head head) -> head.finding().line()).thenComparingInt(Head::source));

    FindingsByLine(List<Iterator<Finding>> sources) {
        this.sources = new ArrayList<>(sources);
        for (int source = 0; source < sources.size(); source++) {
            advance(source);
        }
    }

    private void advance(int source) {
        Iterator<Finding> findings = sources.get(source);
        if (findings.hasNext()) {
            heads.add(new Head(findings.next(), source));
        }
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public Finding next() {
        Head head = heads.poll();
        if (head == null) {
            throw new NoSuchElementException();
        }
        advance(head.source());
        return head.finding();
    }

    @Override
    public void close() {
        for (Iterator<Finding> source : sources) {
            if (source instanceof FindingSpool.Reader spool) {
                spool.close();
            } else if (source instanceof FindingsByLine merged) {
                merged.close();
            }
        }
    }
}
