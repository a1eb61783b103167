package org.aroregistry.batch.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadAheadTest {
    private static final int MANY = 1000;

    @Test
    void gives_every_item_in_order_and_then_none() {
        try (ReadAhead<Integer> ahead =
                new ReadAhead<>(sink -> IntStream.range(0, MANY).forEach(sink::accept))) {
            assertThat(all(ahead)).isEqualTo(IntStream.range(0, MANY).boxed().toList());
            assertThat(ahead.next()).isEmpty();
        }
    }

    @Test
    void gives_the_items_before_a_failure_and_then_the_failure() {
        try (ReadAhead<Integer> ahead = new ReadAhead<>(sink -> {
            sink.accept(1);
            throw new IllegalArgumentException("row 2 is torn");
        })) {
            assertThat(ahead.next()).contains(1);
            assertThatThrownBy(ahead::next)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("row 2 is torn");
            assertThatThrownBy(ahead::next).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void tells_of_an_error_as_well() {
        try (ReadAhead<Integer> ahead = new ReadAhead<>(sink -> {
            throw new StackOverflowError();
        })) {
            assertThatThrownBy(ahead::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasCauseInstanceOf(StackOverflowError.class);
        }
    }

    @Test
    void is_never_far_ahead_and_closes_the_reader_when_it_is_closed_early() throws InterruptedException {
        AtomicInteger read = new AtomicInteger();
        CountDownLatch closed = new CountDownLatch(1);
        ReadAhead<Integer> ahead = new ReadAhead<>(sink -> {
            try {
                for (int i = 0; i < MANY; i++) {
                    read.incrementAndGet();
                    sink.accept(i);
                }
            } finally {
                closed.countDown();
            }
        });
        assertThat(ahead.next()).contains(0);
        while (read.get() < 60) {
            Thread.onSpinWait();
        }

        ahead.close();

        assertThat(closed.await(0, TimeUnit.SECONDS)).isTrue();
        assertThat(read.get()).isLessThan(100);
    }

    private static List<Integer> all(ReadAhead<Integer> ahead) {
        List<Integer> items = new ArrayList<>();
        for (Optional<Integer> item = ahead.next(); item.isPresent(); item = ahead.next()) {
            items.add(item.get());
        }
        return items;
    }
}
