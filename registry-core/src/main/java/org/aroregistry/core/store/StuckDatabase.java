package org.aroregistry.core.store;

import java.util.HashMap;
import java.util.Map;

/**
 * Notices when the embedded database will never answer again.
 *
 * <p>If H2 (2.4.240) cannot write to its disk just while it changes the version of its store, the next transaction waits for ever in
 * {@code MVStore.registerVersionUsage}, without sleeping and without an error. In all other cases that method takes some nanoseconds, so
 * who is seen there all the time is stuck. What was committed is on the disk, as after a crash.
 */
public final class StuckDatabase {
    /** What to tell the user. */
    public static final String SENTENCE =
            "the embedded database could not write to its disk and no longer answers: make room if the disk is full, and start the same"
                    + " command again";

    private static final String STORE = "org.h2.mvstore.MVStore";
    private static final String METHOD = "registerVersionUsage";
    private static final int TOP_FRAMES = 3;
    private static final int LOOKS = 15;
    private static final long BETWEEN_MILLISECONDS = 1_000;

    private StuckDatabase() {}

    /**
     * Watches this process from another thread.
     *
     * @param whenStuck ends the process; nothing less frees the thread
     */
    public static void watch(Runnable whenStuck) {
        Thread watch = new Thread(() -> look(whenStuck), "database-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void look(Runnable whenStuck) {
        Map<Long, Integer> seen = new HashMap<>();
        while (true) {
            try {
                Thread.sleep(BETWEEN_MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            }
            Map<Long, Integer> still = new HashMap<>();
            Thread.getAllStackTraces().forEach((thread, stack) -> {
                if (isInside(stack)) {
                    still.put(thread.getId(), seen.getOrDefault(thread.getId(), 0) + 1);
                }
            });
            if (still.containsValue(LOOKS)) {
                whenStuck.run();
                return;
            }
            seen.clear();
            seen.putAll(still);
        }
    }

    static boolean isInside(StackTraceElement[] stack) {
        for (int i = 0; i < Math.min(TOP_FRAMES, stack.length); i++) {
            if (stack[i].getMethodName().equals(METHOD)
                    && stack[i].getClassName().equals(STORE)) {
                return true;
            }
        }
        return false;
    }
}
