package org.aroregistry.statistics.regression;

import java.util.Arrays;

/**
 * The set of rows as bits, where each row counts as one: a bit per row, in the order of ranks, with running counts of blocks of bits, and of
 * stretches of blocks.
 *
 * <p>A change costs the square root of the number of blocks, in additions that lie side by side; a count costs a few look-ups. At a million rows
 * all of it is 150 kB, which stays near the processor; a tree of weights is a hundred times as large, and its time is that of memory.
 */
final class RankBits implements RankSums {
    private static final int BLOCK_SHIFT = 8;
    private static final int WORDS_SHIFT = BLOCK_SHIFT - 6;

    private final long[] words;

    /** Count of the bits before each block in its stretch. */
    private final int[] inStretch;

    /** Count of the bits before each stretch. */
    private final int[] beforeStretch;

    /** Logarithm of the number of blocks in a stretch. */
    private final int stretchShift;

    private int[] first = {};

    /** Whether every rank has one row. */
    private boolean distinct;

    private int blocks;
    private int total;

    /** Room for a number of rows; clear it before use. */
    RankBits(int rows) {
        int room = (rows >>> BLOCK_SHIFT) + 1;
        this.words = new long[room << WORDS_SHIFT];
        this.inStretch = new int[room];
        this.stretchShift = (Integer.SIZE - Integer.numberOfLeadingZeros(room)) / 2;
        this.beforeStretch = new int[(room >>> stretchShift) + 1];
    }

    @Override
    public void clear(int[] first) {
        int rows = first[first.length - 1];
        this.first = first;
        this.distinct = rows == first.length - 2;
        this.blocks = (rows >>> BLOCK_SHIFT) + 1;
        this.total = 0;
        Arrays.fill(words, 0, blocks << WORDS_SHIFT, 0);
        Arrays.fill(inStretch, 0, blocks, 0);
        Arrays.fill(beforeStretch, 0);
    }

    private int begin(int rank) {
        return distinct ? rank - 1 : first[rank];
    }

    @Override
    public void add(int rank, double weight) {
        int change = weight > 0 ? 1 : -1;
        int bit = begin(rank);
        if (!distinct) {
            // The rows of a rank fill its bits from the first on.
            int filled = (int) at(rank);
            bit += change > 0 ? filled : filled - 1;
        }
        words[bit >>> 6] ^= 1L << bit;
        total += change;
        int block = bit >>> BLOCK_SHIFT;
        int stretch = block >>> stretchShift;
        int end = Math.min(blocks, (stretch + 1) << stretchShift);
        for (int k = block + 1; k < end; k++) {
            inStretch[k] += change;
        }
        for (int k = stretch + 1; k < beforeStretch.length; k++) {
            beforeStretch[k] += change;
        }
    }

    @Override
    public double total() {
        return total;
    }

    @Override
    public double at(int rank) {
        int begin = begin(rank);
        int end = begin(rank + 1);
        return end - begin == 1 ? words[begin >>> 6] >>> begin & 1 : upTo(end) - upTo(begin);
    }

    @Override
    public double below(int rank) {
        return upTo(begin(rank));
    }

    @Override
    public double[] allBelow() {
        double[] below = new double[first.length - 1];
        for (int rank = 2; rank < below.length; rank++) {
            below[rank] = below[rank - 1] + at(rank - 1);
        }
        return below;
    }

    /** Counts the bits before one. */
    private int upTo(int bit) {
        int block = bit >>> BLOCK_SHIFT;
        int count = inStretch[block] + beforeStretch[block >>> stretchShift];
        int word = bit >>> 6;
        for (int w = block << WORDS_SHIFT; w < word; w++) {
            count += Long.bitCount(words[w]);
        }
        return count + Long.bitCount(words[word] & ((1L << bit) - 1));
    }
}
