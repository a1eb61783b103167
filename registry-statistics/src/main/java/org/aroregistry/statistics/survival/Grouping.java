package org.aroregistry.statistics.survival;

import java.util.Arrays;
import org.aroregistry.statistics.numeric.Blocks;

/** Which subjects belong to which group, so that a sample falls into its groups in one pass, however many there are. */
final class Grouping {
    /** Labels of a range up to this many times the number of subjects are looked up in a table. */
    private static final int DENSE = 4;

    /** Distinct labels, ascending: those of groups with subjects. */
    private final int[] labels;

    /** Index of each subject's group among the labels. */
    private final int[] group;

    /** Place of each subject within its group. */
    private final int[] place;

    private final int[] sizes;

    private Grouping(int[] labels, int[] group) {
        this.labels = labels;
        this.group = group;
        this.place = new int[group.length];
        this.sizes = new int[labels.length];
        for (int i = 0; i < group.length; i++) {
            place[i] = sizes[group[i]]++;
        }
    }

    /**
     * Sorts subjects into groups.
     *
     * @param size number of subjects, at least 1
     * @param groups label of each subject's group: any numbers
     * @throws IllegalArgumentException if there is not one group per subject
     */
    static Grouping of(int size, int[] groups) {
        if (groups.length != size) {
            throw new IllegalArgumentException(groups.length + " groups for " + size + " subjects");
        }
        int least = Integer.MAX_VALUE;
        int greatest = Integer.MIN_VALUE;
        for (int label : groups) {
            least = Math.min(least, label);
            greatest = Math.max(greatest, label);
        }
        long range = (long) greatest - least + 1;
        return range <= (long) DENSE * size ? dense(groups, least, (int) range) : sparse(groups);
    }

    private static Grouping dense(int[] groups, int least, int range) {
        int[] index = new int[range];
        for (int label : groups) {
            index[label - least] = 1;
        }
        int[] labels = new int[range];
        int count = 0;
        for (int k = 0; k < range; k++) {
            if (index[k] > 0) {
                labels[count] = least + k;
                index[k] = count++;
            }
        }
        int[] group = new int[groups.length];
        for (int i = 0; i < group.length; i++) {
            group[i] = index[groups[i] - least];
        }
        return new Grouping(Arrays.copyOf(labels, count), group);
    }

    private static Grouping sparse(int[] groups) {
        int[] labels = Arrays.stream(groups).sorted().distinct().toArray();
        int[] group = new int[groups.length];
        Arrays.setAll(group, i -> Arrays.binarySearch(labels, groups[i]));
        return new Grouping(labels, group);
    }

    /** Number of groups with subjects. */
    int count() {
        return labels.length;
    }

    /** Label of a group. */
    int label(int index) {
        return labels[index];
    }

    /** Index of the group of a subject. */
    int groupOf(int subject) {
        return group[subject];
    }

    /** Place of a subject within its group, in the order of the sample. */
    int placeOf(int subject) {
        return place[subject];
    }

    /** Number of subjects of a group. */
    int size(int index) {
        return sizes[index];
    }

    /** Values of each group's subjects, in the order of the sample. */
    double[][] split(double[] values) {
        double[][] split = Arrays.stream(sizes).mapToObj(double[]::new).toArray(double[][]::new);
        Blocks.forEach(values.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                split[group[i]][place[i]] = values[i];
            }
        });
        return split;
    }

    /** Values of each group's subjects, in the order of the sample. */
    int[][] split(int[] values) {
        int[][] split = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
        Blocks.forEach(values.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                split[group[i]][place[i]] = values[i];
            }
        });
        return split;
    }

    /** Flags of each group's subjects, in the order of the sample. */
    boolean[][] split(boolean[] flags) {
        boolean[][] split = Arrays.stream(sizes).mapToObj(boolean[]::new).toArray(boolean[][]::new);
        for (int i = 0; i < flags.length; i++) {
            split[group[i]][place[i]] = flags[i];
        }
        return split;
    }
}
