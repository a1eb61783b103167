package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A level of a covariate as it enters a model, perhaps several put together.
 *
 * @param key stable key
 * @param label heading
 * @param members keys of the levels of the covariate that it is made of
 * @param patients patients of the level
 * @param deaths how many of them died
 */
record HazardLevel(String key, String label, List<String> members, long patients, long deaths) {
    /** Fewest patients, and fewest deaths, of a level of its own. */
    static final int FEWEST = 5;

    private static final String PUT_TOGETHER = "PUT_TOGETHER";

    /** Copies the members. */
    HazardLevel {
        members = List.copyOf(members);
    }

    /** A level of its own. */
    static HazardLevel of(PatientColumns.Group group, long patients, long deaths) {
        return new HazardLevel(group.key(), group.label(), List.of(group.key()), patients, deaths);
    }

    /** Tells whether the level is too small for a hazard ratio of its own. */
    boolean isSmall() {
        return patients < FEWEST || deaths < FEWEST;
    }

    /** Tells whether 1 to 4 patients of the level survive, so that its hazard ratio would be about few. */
    boolean hasFewSurvivors() {
        long survivors = patients - deaths;
        return survivors > 0 && survivors < FEWEST;
    }

    /**
     * Puts small levels together until each has enough patients and deaths, or one is left; levels of nobody are dropped.
     *
     * <p>Of an ordered covariate a small level goes to the smaller of its neighbours. Of another one all small levels become one, which comes last; as
     * long as that is small itself, the level with the fewest deaths is added.
     *
     * @param ordered whether the levels have an order
     * @param levels all levels, the reference first
     * @return the levels of the model, the reference first; one if nothing is left to compare, none if there is nobody
     */
    static List<HazardLevel> putTogether(boolean ordered, List<HazardLevel> levels) {
        List<HazardLevel> present =
                levels.stream().filter(level -> level.patients() > 0).toList();
        return ordered ? neighbours(present) : others(present);
    }

    private static List<HazardLevel> neighbours(List<HazardLevel> present) {
        List<HazardLevel> levels = new ArrayList<>(present);
        int small = firstSmall(levels);
        while (small >= 0 && levels.size() > 1) {
            boolean before = small == levels.size() - 1
                    || (small > 0
                            && levels.get(small - 1).patients()
                                    <= levels.get(small + 1).patients());
            int first = before ? small - 1 : small;
            List<HazardLevel> pair = levels.subList(first, first + 2);
            HazardLevel sum = sum(
                    pair.get(0).key() + "_" + pair.get(1).key(),
                    pair.get(0).label() + ", " + pair.get(1).label(),
                    pair);
            levels.remove(first + 1);
            levels.set(first, sum);
            small = firstSmall(levels);
        }
        return List.copyOf(levels);
    }

    private static int firstSmall(List<HazardLevel> levels) {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).isSmall()) {
                return i;
            }
        }
        return -1;
    }

    private static List<HazardLevel> others(List<HazardLevel> present) {
        List<HazardLevel> kept = new ArrayList<>(
                present.stream().filter(level -> !level.isSmall()).toList());
        if (kept.size() == present.size()) {
            return present;
        }
        HazardLevel other = other(present, kept);
        while (other.isSmall() && !kept.isEmpty()) {
            kept.remove(kept.stream()
                    .min(Comparator.comparingLong(HazardLevel::deaths))
                    .orElseThrow());
            other = other(present, kept);
        }
        return Stream.concat(kept.stream(), Stream.of(other)).toList();
    }

    private static HazardLevel other(List<HazardLevel> present, List<HazardLevel> kept) {
        List<HazardLevel> rest =
                present.stream().filter(level -> !kept.contains(level)).toList();
        String labels = rest.stream().map(HazardLevel::label).collect(Collectors.joining("; "));
        return sum(PUT_TOGETHER, "Other (" + labels + ")", rest);
    }

    private static HazardLevel sum(String key, String label, List<HazardLevel> levels) {
        return new HazardLevel(
                key,
                label,
                levels.stream().flatMap(level -> level.members().stream()).toList(),
                levels.stream().mapToLong(HazardLevel::patients).sum(),
                levels.stream().mapToLong(HazardLevel::deaths).sum());
    }
}
