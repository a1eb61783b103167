package org.aroregistry.core.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The day on which consent was withdrawn, and what it leaves of a patient's rows: what lies on or before that day.
 *
 * <p>Every file has a day by which its rows are judged, as reported, whatever the precision. A row without that day stays: nothing says that
 * it is later. Rows that hang on a transplant leave with it. What begins before the day and ends after it goes on at the day.
 */
public final class ConsentWithdrawal {
    private static final String WITHDRAWN_DAY = "consent_withdrawn_day";
    private static final String TRANSPLANT = "hsct_no";

    /** The day of a row, by file. Rows of {@code patients} and {@code status} are about the whole patient and stay. */
    private static final Map<String, String> DAYS = Map.ofEntries(
            Map.entry("genetics", "test_day"),
            Map.entry("baseline", "dx_day"),
            Map.entry("phenotypes", "onset_day"),
            Map.entry("visits", "visit_day"),
            Map.entry("growth", "meas_day"),
            Map.entry("labs", "sample_day"),
            Map.entry("vision", "exam_day"),
            Map.entry("hearing", "exam_day"),
            Map.entry("neuro", "exam_day"),
            Map.entry("imaging", "exam_day"),
            Map.entry("fractures", "fx_day"),
            Map.entry("infections", "onset_day"),
            Map.entry("transfusions", "start_day"),
            Map.entry("interferon", "start_day"),
            Map.entry("medications", "start_day"),
            Map.entry("hsct", "hsct_day"),
            Map.entry("complications", "onset_day"),
            Map.entry("adverse_events", "onset_day"),
            Map.entry("surgeries", "surg_day"),
            Map.entry("vaccinations", "vacc_day"),
            Map.entry("care_services", "start_day"));

    /** The day of a row that hangs on a transplant, counted from its infusion; a report on engraftment has the day of its transplant. */
    private static final Map<String, Optional<String>> DAYS_FROM_TRANSPLANT = Map.of(
            "hsct_agents", Optional.of("start_rel"),
            "engraftment", Optional.empty(),
            "chimerism", Optional.of("rel_day"),
            "gvhd", Optional.of("onset_rel"));

    private final int day;
    private final Map<Integer, Integer> transplantDays;

    private ConsentWithdrawal(int day, Map<Integer, Integer> transplantDays) {
        this.day = day;
        this.transplantDays = transplantDays;
    }

    /**
     * Reads the withdrawal of a patient.
     *
     * @param rows rows of one patient, those of {@code patients} and {@code hsct} among them, of all sites: a withdrawal at one site counts at all
     * @return empty if consent was not withdrawn
     */
    public static Optional<ConsentWithdrawal> of(List<StudyRow> rows) {
        OptionalInt first = rows.stream()
                .filter(row -> row.file().equals("patients"))
                .flatMapToInt(row -> row.whole(WITHDRAWN_DAY).stream().mapToInt(Integer::intValue))
                .min();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Map<Integer, Integer> transplants = new HashMap<>();
        rows.stream()
                .filter(row -> row.file().equals("hsct"))
                .forEach(row ->
                        transplants.merge(row.requiredWhole(TRANSPLANT), row.requiredWhole("hsct_day"), Math::min));
        return Optional.of(new ConsentWithdrawal(first.getAsInt(), transplants));
    }

    /**
     * Returns the columns that {@link #covers} and {@link #of} need of a file.
     *
     * @throws IllegalArgumentException if nothing is known of the file: its rows must not reach an analysis
     */
    public static List<String> columnsOf(String file) {
        if (file.equals("hsct")) {
            return List.of(TRANSPLANT, "hsct_day");
        }
        if (DAYS.containsKey(file)) {
            return List.of(DAYS.get(file));
        }
        if (DAYS_FROM_TRANSPLANT.containsKey(file)) {
            return DAYS_FROM_TRANSPLANT
                    .get(file)
                    .map(column -> List.of(TRANSPLANT, column))
                    .orElse(List.of(TRANSPLANT));
        }
        return switch (file) {
            case "patients" -> List.of(WITHDRAWN_DAY);
            case "status" -> List.of();
            default -> throw new IllegalArgumentException("rows of file " + file + " have no day to be judged by");
        };
    }

    /** Returns the age at which consent was withdrawn, in days. */
    public int day() {
        return day;
    }

    /** Tells whether a row of the patient may be used, at least in part. */
    public boolean covers(StudyRow row) {
        if (DAYS_FROM_TRANSPLANT.containsKey(row.file())) {
            Integer infusion = transplantDays.get(row.requiredWhole(TRANSPLANT));
            if (infusion == null || infusion > day) {
                return false;
            }
            return DAYS_FROM_TRANSPLANT
                    .get(row.file())
                    .flatMap(row::whole)
                    .map(relative -> infusion + relative <= day)
                    .orElse(true);
        }
        String column = DAYS.get(row.file());
        return column == null || row.whole(column).map(own -> own <= day).orElse(true);
    }

    /** Returns what may be used of the patient's rows, as they stood on the day. */
    public List<StudyRow> limit(List<StudyRow> rows) {
        boolean diedLater = rows.stream()
                .filter(row -> row.file().equals("status"))
                .anyMatch(row -> row.whole("death_day").filter(this::isLater).isPresent());
        return rows.stream()
                .filter(this::covers)
                .map(row -> cut(row, diedLater))
                .toList();
    }

    private boolean isLater(int other) {
        return other > day;
    }

    private StudyRow cut(StudyRow row, boolean diedLater) {
        return switch (row.file()) {
            case "patients" -> row.with(Map.of(WITHDRAWN_DAY, Integer.toString(day)));
            case "status" -> status(row);
            case "engraftment" -> engraftment(row);
            case "interferon" -> segment(row);
            case "infections" -> infection(row);
            case "transfusions" -> row.knownTo(day);
            case "medications" -> blankIfLater(row, "stop_day", "stop_day");
            case "adverse_events" -> adverseEvent(row, diedLater);
            default -> row;
        };
    }

    /** Who was alive after the day had withdrawn on it, whatever came later; a patient who was transferred stays so, as that names the site. */
    private StudyRow status(StudyRow row) {
        int contact = row.requiredWhole("last_contact_day");
        boolean later = row.whole("death_day").orElse(contact) > day;
        StudyRow known = contact > day ? row.with(Map.of("last_contact_day", Integer.toString(day))) : row;
        if (!later) {
            return known;
        }
        StudyRow alive = known.without("death_day", "death_day_prec", "cause_category", "cause_detail", "ifn_related");
        return row.requiredCode("status").equals("TRANSFERRED") ? alive : alive.with(Map.of("status", "WITHDRAWN"));
    }

    /** A failure or recovery after the day is not known. */
    private StudyRow engraftment(StudyRow row) {
        StudyRow known = row;
        if (isAfterInfusion(row, "gf_rel")) {
            known = known.without("primary_gf", "secondary_gf", "gf_rel", "autologous_recovery");
        }
        if (isAfterInfusion(row, "anc500_rel")) {
            known = known.without("anc500_status", "anc500_rel", "autologous_recovery");
        }
        for (String column : List.of("plt20_rel", "last_rbc_rel")) {
            if (isAfterInfusion(row, column)) {
                known = known.without(column);
            }
        }
        return known;
    }

    private boolean isAfterInfusion(StudyRow row, String column) {
        int infusion = transplantDays.getOrDefault(row.requiredWhole(TRANSPLANT), Integer.MAX_VALUE);
        return row.whole(column).filter(relative -> infusion + relative > day).isPresent();
    }

    /** An infection that went on after the day had not ended on it. */
    private StudyRow infection(StudyRow row) {
        return row.whole("resolved_day").filter(end -> end > day).isPresent()
                ? row.without("resolved_day", "outcome")
                : row;
    }

    /** A segment that went on after the day was ongoing on it; how many of its doses were given until then is not known. */
    private StudyRow segment(StudyRow row) {
        return row.whole("stop_day").filter(stop -> stop <= day).isPresent()
                ? row
                : row.without("stop_day", "stop_reason", "doses_planned", "doses_given");
    }

    /** How an event ended after the day is not known; nor that it was the death of a patient who was alive on it. */
    private StudyRow adverseEvent(StudyRow row, boolean diedLater) {
        StudyRow known = blankIfLater(row, "end_day", "end_day", "outcome");
        known = blankIfLater(known, "aware_day", "aware_day");
        known = blankIfLater(known, "reported_day", "reported_day");
        boolean fatal = row.code("ctcae_grade").filter("5"::equals).isPresent()
                || row.code("outcome").filter("FATAL"::equals).isPresent();
        return fatal && diedLater ? known.without("ctcae_grade", "outcome", "seriousness") : known;
    }

    private StudyRow blankIfLater(StudyRow row, String dayColumn, String... columns) {
        return row.whole(dayColumn).filter(this::isLater).isPresent() ? row.without(columns) : row;
    }
}
