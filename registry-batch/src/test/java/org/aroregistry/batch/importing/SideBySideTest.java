package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SideBySideTest {
    @Test
    void every_piece_is_done_once() {
        ConcurrentLinkedQueue<Integer> done = new ConcurrentLinkedQueue<>();
        List<Integer> pieces = IntStream.range(0, 1_000).boxed().toList();

        SideBySide.forEach(pieces, done::add);

        assertThat(done).containsExactlyInAnyOrderElementsOf(pieces);
    }

    @Test
    void nothing_to_do_is_done() {
        Set<Integer> done = ConcurrentHashMap.newKeySet();

        SideBySide.forEach(List.<Integer>of(), done::add);

        assertThat(done).isEmpty();
    }

    @Test
    void a_failure_is_thrown_when_the_piece_beside_it_is_done_and_no_other_is_begun() {
        AtomicReference<Thread> failed = new AtomicReference<>();
        Set<Integer> done = ConcurrentHashMap.newKeySet();

        assertThatThrownBy(() -> SideBySide.forEach(List.of(1, 2, 3, 4), piece -> {
                    if (piece == 1) {
                        failed.set(Thread.currentThread());
                        throw new ImportException("the first one failed");
                    }
                    awaitEnd(failed);
                    done.add(piece);
                }))
                .isInstanceOf(ImportException.class)
                .hasMessage("the first one failed");

        assertThat(done).isSubsetOf(2);
    }

    /** Returns when the thread that failed has told so: it is over, or waits for this one. */
    private static void awaitEnd(AtomicReference<Thread> failed) {
        while (failed.get() == null
                || failed.get().getState() != Thread.State.TERMINATED
                        && failed.get().getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
