package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    void a_failure_is_thrown_when_the_piece_beside_it_is_done_and_no_other_is_begun() throws Exception {
        boolean two = Runtime.getRuntime().availableProcessors() > 1;
        CountDownLatch failing = new CountDownLatch(1);
        Set<Integer> done = ConcurrentHashMap.newKeySet();

        assertThatThrownBy(() -> SideBySide.forEach(List.of(1, 2, 3, 4), piece -> {
                    if (piece == 1) {
                        failing.countDown();
                        throw new ImportException("the first one failed");
                    }
                    await(failing);
                    done.add(piece);
                }))
                .isInstanceOf(ImportException.class)
                .hasMessage("the first one failed");

        // The piece beside it may have been begun, and then is finished; the one after it only if the failure came
        // late.
        assertThat(done).doesNotContain(4).hasSizeLessThan(two ? 3 : 1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
            // Time for the failure to arrive.
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
