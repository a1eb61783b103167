package org.aroregistry.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;

class StuckDatabaseTest {
    @Test
    void a_thread_that_waits_in_the_store_is_recognised() throws NoSuchMethodException {
        String store = MVStore.class.getName();
        // The name must be that of the version in use.
        assertThat(MVStore.class.getDeclaredMethod("registerVersionUsage")).isNotNull();
        StackTraceElement waiting = new StackTraceElement(store, "registerVersionUsage", "MVStore.java", 1807);
        StackTraceElement spinning = new StackTraceElement("java.util.concurrent.atomic.AtomicInteger", "get", "", 1);
        StackTraceElement other = new StackTraceElement(store, "commit", "MVStore.java", 1);

        assertThat(StuckDatabase.isInside(new StackTraceElement[] {waiting, other}))
                .isTrue();
        assertThat(StuckDatabase.isInside(new StackTraceElement[] {spinning, waiting, other}))
                .isTrue();
        assertThat(StuckDatabase.isInside(new StackTraceElement[] {other, other}))
                .isFalse();
        assertThat(StuckDatabase.isInside(new StackTraceElement[0])).isFalse();
    }
}
