package org.aroregistry.core.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that the analyses use of one patient.
 *
 * <p>A patient who moved has rows of two sites under one id: the first registration counts, and the status of the site that
 * follows the patient now.
 *
 * @param id the patient's pseudonym
 * @param siteId the site that follows the patient
 * @param registration enrolment and consent
 * @param genetics genetic findings
 * @param baseline findings at diagnosis
 * @param status vital status
 * @param visits visits
 * @param measures weight and length
 * @param labs laboratory results, by time
 * @param eyeExams eye examinations
 * @param earExams hearing tests
 * @param neuroExams neurological examinations
 * @param infections infections
 * @param transfusions transfusions
 * @param segments interferon, by first day
 * @param transplants transplants, by number
 * @param engraftments engraftment of each transplant
 * @param chimerism donor cells
 * @param complications complications
 * @param fractures fractures
 * @param phenotypes coded features
 */
public record Patient(
        String id,
        String siteId,
        Registration registration,
        List<GeneticFinding> genetics,
        Optional<Baseline> baseline,
        Optional<VitalStatus> status,
        List<Visit> visits,
        List<BodyMeasure> measures,
        List<LabResult> labs,
        List<EyeExam> eyeExams,
        List<EarExam> earExams,
        List<NeuroExam> neuroExams,
        List<Infection> infections,
        List<Transfusion> transfusions,
        List<InterferonSegment> segments,
        List<Transplant> transplants,
        List<Engraftment> engraftments,
        List<Chimerism> chimerism,
        List<Complication> complications,
        List<Fracture> fractures,
        List<Phenotype> phenotypes) {

    /** Files whose rows {@link #of} understands. */
    public static final List<String> FILES = List.of(
            "patients",
            "genetics",
            "baseline",
            "status",
            "visits",
            "growth",
            "labs",
            "vision",
            "hearing",
            "neuro",
            "infections",
            "transfusions",
            "interferon",
            "hsct",
            "engraftment",
            "chimerism",
            "complications",
            "fractures",
            "phenotypes");

    private static final Comparator<Registration> FIRST_ENROLLED =
            Comparator.comparingInt(Registration::enrolDay).thenComparing(Registration::source);

    /** The site that follows the patient now: not one that transferred the patient away, then the latest contact. */
    private static final Comparator<VitalStatus> FOLLOWING = Comparator.comparing(
                    (VitalStatus status) -> status.status().equals("TRANSFERRED"))
            .thenComparing(status -> !status.isDead())
            .thenComparing(VitalStatus::lastContactDay, Comparator.reverseOrder())
            .thenComparing(VitalStatus::source);

    /**
     * Puts the rows of one patient together.
     *
     * @param id the patient
     * @param rows the patient's rows, in any order; rows of files that analyses do not use are left out
     * @return the patient, or empty if no row registers the patient
     * @throws IllegalArgumentException if a row lacks a value that the dictionary requires
     */
    public static Optional<Patient> of(String id, List<StudyRow> rows) {
        Optional<Registration> registration =
                read(rows, "patients", Registration::of).stream().min(FIRST_ENROLLED);
        if (registration.isEmpty()) {
            return Optional.empty();
        }
        String home = registration.get().source().siteId();
        Optional<VitalStatus> status =
                read(rows, "status", VitalStatus::of).stream().min(FOLLOWING);
        Optional<Baseline> baseline = read(rows, "baseline", Baseline::of).stream()
                .min(Comparator.comparing(
                                (Baseline row) -> !row.source().siteId().equals(home))
                        .thenComparing(Baseline::source));
        return Optional.of(new Patient(
                id,
                status.map(row -> row.source().siteId()).orElse(home),
                registration.get(),
                read(rows, "genetics", GeneticFinding::of),
                baseline,
                status,
                read(rows, "visits", Visit::of),
                sorted(read(rows, "growth", BodyMeasure::of), Comparator.comparingInt(BodyMeasure::day)),
                sorted(read(rows, "labs", LabResult::of), LabResult.BY_TIME),
                sorted(read(rows, "vision", EyeExam::of), Comparator.comparingInt(EyeExam::day)),
                sorted(read(rows, "hearing", EarExam::of), Comparator.comparingInt(EarExam::day)),
                read(rows, "neuro", NeuroExam::of),
                sorted(read(rows, "infections", Infection::of), Comparator.comparingInt(Infection::onsetDay)),
                sorted(read(rows, "transfusions", Transfusion::of), Comparator.comparingInt(Transfusion::startDay)),
                sorted(read(rows, "interferon", InterferonSegment::of), InterferonSegment.BY_START),
                sorted(read(rows, "hsct", Transplant::of), Comparator.comparingInt(Transplant::number)),
                read(rows, "engraftment", Engraftment::of),
                sorted(read(rows, "chimerism", Chimerism::of), Comparator.comparingInt(Chimerism::relDay)),
                read(rows, "complications", Complication::of),
                read(rows, "fractures", Fracture::of),
                read(rows, "phenotypes", Phenotype::of)));
    }

    /** Returns the first transplant, if there was one. */
    public Optional<Transplant> firstTransplant() {
        return transplants.stream()
                .filter(transplant -> transplant.number() == 1)
                .findFirst();
    }

    /** Returns the age at death, in days, if the patient is known to have died. */
    public Optional<Integer> deathDay() {
        return status.filter(VitalStatus::isDead).flatMap(VitalStatus::deathDay);
    }

    /** Reads the rows of one file, in the order of their ids: what comes first never depends on the database. */
    private static <T> List<T> read(List<StudyRow> rows, String file, Function<StudyRow, T> reader) {
        return rows.stream()
                .filter(row -> row.file().equals(file))
                .sorted(Comparator.comparing(StudyRow::source))
                .map(reader)
                .toList();
    }

    private static <T> List<T> sorted(List<T> records, Comparator<T> order) {
        List<T> copy = new ArrayList<>(records);
        copy.sort(order);
        return List.copyOf(copy);
    }
}
