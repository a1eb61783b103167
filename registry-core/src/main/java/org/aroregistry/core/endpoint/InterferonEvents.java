package org.aroregistry.core.endpoint;

import java.util.Optional;

/** Events in the course of interferon. */
final class InterferonEvents {
    private InterferonEvents() {}

    static Optional<Occurrence> discontinued(PatientFacts facts, int origin) {
        return stop(facts, InterferonCourse.End.STOPPED);
    }

    static Optional<Occurrence> transplant(PatientFacts facts, int origin) {
        Optional<Occurrence> transplant = facts.patient().transplants().stream()
                .filter(row -> row.day() >= origin)
                .map(row -> Occurrence.exact(row.day(), row.source()))
                .min(Occurrence.FIRST);
        return stop(facts, InterferonCourse.End.TRANSPLANT).or(() -> transplant);
    }

    private static Optional<Occurrence> stop(PatientFacts facts, InterferonCourse.End end) {
        return InterferonCourse.of(facts.patient())
                .filter(course -> course.end() == end)
                .map(InterferonCourse::stop);
    }
}
