package org.aroregistry.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One ear at one examination ({@code hearing.csv}).
 *
 * @param source the row
 * @param day age, in days
 * @param ear {@code R}, {@code L} or {@code BOTH} in a sound field
 * @param method method code, such as {@code ABR}
 * @param frequencies thresholds at 500, 1000, 2000 and 4000 Hz, in dB HL; shorter if some are missing
 * @param brainstemThreshold threshold of brainstem or steady-state responses, in dB
 * @param effusion fluid in the middle ear, a passing loss
 * @param device hearing device worn
 */
public record EarExam(
        RowSource source,
        int day,
        String ear,
        String method,
        List<Integer> frequencies,
        Optional<Integer> brainstemThreshold,
        Answer effusion,
        Optional<String> device) {

    /** Copies the thresholds. */
    public EarExam {
        frequencies = List.copyOf(frequencies);
    }

    /** Methods whose thresholds may be compared with each other. */
    public enum MethodGroup {
        /** The child responds: mean threshold of four frequencies. */
        BEHAVIOURAL,
        /** Electrical responses: threshold of the brainstem. */
        ELECTRICAL
    }

    static EarExam of(StudyRow row) {
        List<Integer> frequencies = new ArrayList<>();
        for (String column : List.of("thr_500_db", "thr_1000_db", "thr_2000_db", "thr_4000_db")) {
            row.whole(column).ifPresent(frequencies::add);
        }
        return new EarExam(
                row.source(),
                row.requiredWhole("exam_day"),
                row.requiredCode("ear"),
                row.requiredCode("method"),
                frequencies,
                row.whole("abr_threshold_db"),
                row.answer("effusion"),
                row.code("device"));
    }

    /** Returns the method group, absent for methods that give no threshold. */
    public Optional<MethodGroup> methodGroup() {
        return switch (method) {
            case "PTA", "PLAY_AUDIOMETRY", "VRA" -> Optional.of(MethodGroup.BEHAVIOURAL);
            case "ABR", "ASSR" -> Optional.of(MethodGroup.ELECTRICAL);
            default -> Optional.empty();
        };
    }

    /** Returns the hearing threshold in dB: the mean of all four frequencies, or the electrical threshold. */
    public OptionalDouble threshold() {
        Optional<MethodGroup> group = methodGroup();
        if (group.isEmpty()) {
            return OptionalDouble.empty();
        }
        return switch (group.get()) {
            case BEHAVIOURAL ->
                frequencies.size() == 4
                        ? frequencies.stream().mapToInt(Integer::intValue).average()
                        : OptionalDouble.empty();
            case ELECTRICAL ->
                brainstemThreshold.map(db -> OptionalDouble.of(db)).orElse(OptionalDouble.empty());
        };
    }
}
