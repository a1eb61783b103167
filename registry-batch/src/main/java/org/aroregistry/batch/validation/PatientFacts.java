package org.aroregistry.batch.validation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is known of each patient when the other files are checked: from the upload, and from the registry where it was asked.
 *
 * <p>Grows with the number of patients, not with the number of rows.
 */
public final class PatientFacts {
    /** A day that is not known. */
    public static final int UNKNOWN = Integer.MIN_VALUE;

    /** One patient. */
    static final class Patient {
        private boolean uploaded;
        private boolean registered;
        private boolean rejected;
        private boolean prenatal;
        private double gestationWeeks = Double.NaN;
        private int deathDay = UNKNOWN;
        private int deathTolerance;
        private int lastContactDay = UNKNOWN;
        private int diagnosisDay = UNKNOWN;
        private boolean registeredDead;
        private boolean registeredElsewhere;
        private boolean movedAway;
        private boolean uploadedAlive;
        private long releaseToLive;
        private long releaseToMove;
        private boolean hasStatus;
        private boolean hadStatus;
        private int registeredDeathDay = UNKNOWN;
        private int registeredTolerance;
        private int registeredContactDay = UNKNOWN;

        /** Goes back to what the registry shows. */
        private void forgetStatus() {
            hasStatus = hadStatus;
            deathDay = registeredDeathDay;
            deathTolerance = registeredTolerance;
            lastContactDay = registeredContactDay;
        }

        boolean hasDied() {
            return deathDay != UNKNOWN;
        }

        int deathDay() {
            return deathDay;
        }

        int deathTolerance() {
            return deathTolerance;
        }

        boolean hasLastContact() {
            return lastContactDay != UNKNOWN;
        }

        int lastContactDay() {
            return lastContactDay;
        }

        boolean hasDiagnosis() {
            return diagnosisDay != UNKNOWN;
        }

        int diagnosisDay() {
            return diagnosisDay;
        }

        boolean prenatalDiagnosis() {
            return prenatal;
        }

        /** Returns the length of the pregnancy, NaN if this upload does not tell it. */
        double gestationWeeks() {
            return gestationWeeks;
        }

        boolean isRegisteredDead() {
            return registeredDead;
        }

        boolean hasStatus() {
            return hasStatus;
        }

        boolean isRegisteredElsewhere() {
            return registeredElsewhere && !registered;
        }

        /** Tells whether the patient left this site for another one, and may not come back. */
        boolean hasMovedAway() {
            return movedAway && !registered && releaseToMove == 0;
        }

        /** Returns the number of the release that lets the patient be alive again; 0 for none. */
        long releaseToLive() {
            return releaseToLive;
        }

        /** Returns the number of the release that lets the patient come from another site; 0 for none. */
        long releaseToMove() {
            return releaseToMove;
        }
    }

    private record Transplant(String patientId, int number) {}

    private final Map<String, Patient> patients = new HashMap<>();
    private final Map<Transplant, Integer> transplants = new HashMap<>();
    private final Set<Transplant> registeredTransplants = new HashSet<>();
    private final Set<Transplant> uploadedTransplants = new HashSet<>();
    private final Set<String> refusedTransplants = new HashSet<>();
    private final boolean registryKnown;
    private Predicate<String> erased = patientId -> false;

    /**
     * Starts with nothing.
     *
     * @param registryKnown true if the registry's patients will be told, so that an unknown patient is really unknown
     */
    public PatientFacts(boolean registryKnown) {
        this.registryKnown = registryKnown;
    }

    boolean registryKnown() {
        return registryKnown;
    }

    /** Tells whose rows were erased on request and must not come back. */
    public void erasedAre(Predicate<String> patients) {
        erased = patients;
    }

    boolean isErased(String patientId) {
        return erased.test(patientId);
    }

    /** Tells of a patient that the registry shows. */
    public void registered(String patientId) {
        of(patientId).registered = true;
    }

    /**
     * Tells of a patient's status that the registry shows.
     *
     * @param status code of {@code status.status}
     * @param deathDay day of death, or {@link #UNKNOWN}
     * @param deathPrecision code of {@code death_day_prec}, may be empty
     * @param lastContactDay last contact, or {@link #UNKNOWN}
     */
    public void registeredStatus(
            String patientId, String status, int deathDay, String deathPrecision, int lastContactDay) {
        Patient patient = of(patientId);
        patient.registeredDead = status.equals("DEAD");
        patient.hasStatus = true;
        patient.hadStatus = true;
        setEnd(patient, status, deathDay, deathPrecision, lastContactDay);
        patient.registeredDeathDay = patient.deathDay;
        patient.registeredTolerance = patient.deathTolerance;
        patient.registeredContactDay = patient.lastContactDay;
    }

    /** Tells of a patient whose last status row said that he or she died, although the registry shows it no longer. */
    public void lastSeenDead(String patientId) {
        of(patientId).registeredDead = true;
    }

    /** Tells of a patient whom another site has registered. */
    public void registeredElsewhere(String patientId) {
        of(patientId).registeredElsewhere = true;
    }

    /** Tells of a patient who once moved from this site to another one. */
    public void movedAway(String patientId) {
        of(patientId).movedAway = true;
    }

    /** Tells of a release that lets a patient be alive again whom the registry shows as dead. */
    public void releasedToLive(String patientId, long release) {
        of(patientId).releaseToLive = release;
    }

    /** Tells of a release that lets a patient of another site be registered. */
    public void releasedToMove(String patientId, long release) {
        of(patientId).releaseToMove = release;
    }

    /** Returns the patients whom the upload registers and the registry does not show at this site. */
    public List<String> newHere() {
        return with(patient -> patient.uploaded && !patient.registered);
    }

    /** Returns the patients whom the upload calls alive, or not dead, and of whom the registry shows no status. */
    public List<String> aliveWithoutStatus() {
        return with(patient -> patient.uploadedAlive && !patient.hadStatus);
    }

    private List<String> with(Predicate<Patient> condition) {
        return patients.entrySet().stream()
                .filter(entry -> condition.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Returns the release that a row of patients or status needs; empty if it needs none, or there is none. */
    public OptionalLong releaseFor(Row row) {
        Optional<Patient> patient = find(row.patientId());
        if (patient.isEmpty()) {
            return OptionalLong.empty();
        }
        long release = 0;
        if (row.file().name().equals("patients") && patient.get().isRegisteredElsewhere()) {
            release = patient.get().releaseToMove;
        } else if (row.file().name().equals("status")
                && patient.get().registeredDead
                && !row.text("status").equals("DEAD")) {
            release = patient.get().releaseToLive;
        }
        return release == 0 ? OptionalLong.empty() : OptionalLong.of(release);
    }

    /** Tells of the day of diagnosis that the registry shows. */
    public void registeredDiagnosis(String patientId, int day) {
        of(patientId).diagnosisDay = day;
    }

    /** Tells of a transplant that the registry shows. */
    public void registeredTransplant(String patientId, int number, int day) {
        Transplant transplant = new Transplant(patientId, number);
        transplants.putIfAbsent(transplant, day);
        registeredTransplants.add(transplant);
    }

    /** Takes the facts of an accepted row of patients, status, baseline or hsct; other files tell nothing. */
    public void learn(Row row) {
        switch (row.file().name()) {
            case "patients" -> {
                Patient patient = of(row.patientId());
                patient.uploaded = true;
                patient.prenatal = row.text(position(row, "prenatal_dx")).equals("Y");
                int gestation = position(row, "gest_age_weeks");
                patient.gestationWeeks =
                        row.isDecimal(gestation) ? row.decimal(gestation).doubleValue() : Double.NaN;
            }
            case "status" -> {
                Patient patient = of(row.patientId());
                patient.hasStatus = true;
                patient.uploadedAlive = !row.text(position(row, "status")).equals("DEAD");
                setEnd(
                        patient,
                        row.text(position(row, "status")),
                        day(row, "death_day"),
                        row.text(position(row, "death_day_prec")),
                        day(row, "last_contact_day"));
            }
            case "baseline" -> of(row.patientId()).diagnosisDay = day(row, "dx_day");
            case "hsct" -> {
                int number = day(row, "hsct_no");
                if (number != UNKNOWN) {
                    Transplant transplant = new Transplant(row.patientId(), number);
                    transplants.put(transplant, day(row, "hsct_day"));
                    uploadedTransplants.add(transplant);
                }
            }
            default -> {}
        }
    }

    /** Takes note that a row of patients, status or hsct was refused: what was learnt from it is forgotten. */
    public void refuse(Row row) {
        String patientId = row.patientId();
        if (patientId.isEmpty()) {
            return;
        }
        Patient patient = of(patientId);
        switch (row.file().name()) {
            case "patients" -> {
                patient.uploaded = false;
                patient.rejected = true;
            }
            case "status" -> patient.forgetStatus();
            case "hsct" -> {
                refusedTransplants.add(patientId);
                int number = day(row, "hsct_no");
                uploadedTransplants.remove(new Transplant(patientId, number));
            }
            default -> {}
        }
    }

    private static void setEnd(
            Patient patient, String status, int deathDay, String deathPrecision, int lastContactDay) {
        boolean dead = status.equals("DEAD");
        patient.deathDay = dead ? deathDay : UNKNOWN;
        patient.deathTolerance = dead ? toleranceDays(deathPrecision) : 0;
        patient.lastContactDay = lastContactDay;
    }

    /** Returns how many days a day of this precision may be off: D exact, W 3, M 15, Y 182. */
    static int toleranceDays(String precision) {
        return switch (precision) {
            case "W" -> 3;
            case "M" -> 15;
            case "Y" -> 182;
            default -> 0;
        };
    }

    private static int position(Row row, String column) {
        return row.file().column(column).position() - 1;
    }

    private static int day(Row row, String column) {
        int position = position(row, column);
        return row.isWhole(position) ? row.whole(position) : UNKNOWN;
    }

    private Patient of(String patientId) {
        return patients.computeIfAbsent(patientId, id -> new Patient());
    }

    /** Tells whether a patient whom the registry shows died, by what is known now, where the registry shows no death or a later one. */
    public boolean diesEarlierThanRegistered(String patientId) {
        return find(patientId)
                .filter(patient -> patient.registered && patient.hasDied())
                .filter(patient -> patient.registeredDeathDay == UNKNOWN
                        || patient.deathDay + patient.deathTolerance
                                < patient.registeredDeathDay + patient.registeredTolerance)
                .isPresent();
    }

    Optional<Patient> find(String patientId) {
        return Optional.ofNullable(patients.get(patientId));
    }

    boolean isUploaded(String patientId) {
        return find(patientId).filter(p -> p.uploaded).isPresent();
    }

    boolean isRegistered(String patientId) {
        return find(patientId).filter(p -> p.registered).isPresent();
    }

    boolean isRejected(String patientId) {
        return find(patientId).filter(p -> p.rejected).isPresent();
    }

    boolean isTransplantUploaded(String patientId, int number) {
        return uploadedTransplants.contains(new Transplant(patientId, number));
    }

    boolean isTransplantRegistered(String patientId, int number) {
        return registeredTransplants.contains(new Transplant(patientId, number));
    }

    boolean isTransplantRefused(String patientId) {
        return refusedTransplants.contains(patientId);
    }

    OptionalInt transplantDay(String patientId, int number) {
        Integer day = transplants.get(new Transplant(patientId, number));
        return day == null || day == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(day);
    }
}
