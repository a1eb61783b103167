package org.aroregistry.statistics.numeric;

import java.util.stream.IntStream;

/**
 * Splits long loops into blocks that processors share.
 *
 * <p>The blocks depend on the length alone, and whoever sums over them adds the blocks' sums in their order. So results are the same to the
 * last bit, run to run and on any number of processors.
 */
public final class Blocks {
    private static final int SIZE = 1 << 14;

    private Blocks() {}

    /** Takes a block. */
    @FunctionalInterface
    public interface Body {
        /**
         * Takes the indices from one on to before another; writes nothing that another block reads.
         *
         * @param from first index
         * @param to after the last
         */
        void run(int from, int to);
    }

    /** Takes a block with its number. */
    @FunctionalInterface
    public interface NumberedBody {
        /**
         * Takes the indices from one on to before another; writes nothing that another block reads.
         *
         * @param block number of the block, from 0
         * @param from first index
         * @param to after the last
         */
        void run(int block, int from, int to);
    }

    /**
     * Runs all blocks of a number of indices.
     *
     * @param length number of indices, at least 0
     * @param body takes each block once
     */
    public static void forEach(int length, Body body) {
        forEachBlock(length, (block, from, to) -> body.run(from, to));
    }

    /**
     * Runs all blocks of a number of indices and tells each its number, for a result per block.
     *
     * @param length number of indices, at least 0
     * @param body takes each block once
     */
    public static void forEachBlock(int length, NumberedBody body) {
        if (length <= SIZE) {
            body.run(0, 0, length);
        } else {
            IntStream.range(0, count(length)).parallel().forEach(b -> body.run(b, start(b), end(b, length)));
        }
    }

    /**
     * Counts the blocks of a number of indices.
     *
     * @param length number of indices, at least 0
     * @return at least 1
     */
    public static int count(int length) {
        return Math.max(1, (length + SIZE - 1) / SIZE);
    }

    private static int start(int block) {
        return block * SIZE;
    }

    private static int end(int block, int length) {
        return Math.min(length, start(block) + SIZE);
    }
}
