package org.aroregistry.core.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param gvhd graft-versus-host disease, by onset
 * @param complications complications, by onset
 * @param imaging imaging, by day
 * @param fractures fractures, by day
 * @param phenotypes coded features
 * @param medications supportive medicines and supplements, by first day
 * @param adverseEvents adverse events on interferon, by onset
 * @param vaccinations vaccinations, by day
 * @param careServices care other than medicines
 * @param surgeries operations other than transplants, by day
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
        List<GvhdEpisode> gvhd,
        List<Complication> complications,
        List<ImagingExam> imaging,
        List<Fracture> fractures,
        List<Phenotype> phenotypes,
        List<Medication> medications,
        List<AdverseEvent> adverseEvents,
        List<Vaccination> vaccinations,
        List<CareService> careServices,
        List<Surgery> surgeries) {

    /** The columns that {@link #of} reads, by file. */
    private static final Map<String, List<String>> COLUMNS = columns("""
            patients: enrol_day enrol_type enrol_year sex who_region smo_flag consanguinity family_history_aro gest_age_weeks consent_scope consent_withdrawn_day
            genetics: test_day test_type test_result gene_symbol zygosity allele_no phase acmg_class inheritance variant_role variant_class
            baseline: first_symptom_day dx_day dx_day_prec aro_type severity neuropathic_form sym_fracture sym_anaemia sym_thrombocytopenia sym_infection sym_hepatosplenomegaly sym_vision sym_hearing sym_growth sym_macrocephaly_bossing sym_dental sym_bone_pain sym_hypocalcaemia sym_facial_palsy sym_dev_delay sym_respiratory sym_seizure transfusion_dependent spleen_cm rta_present hypogammaglobulinaemia
            status: status last_contact_day death_day death_day_prec cause_category cause_detail ifn_related
            visits: visit_day dental_status raised_icp rta_status
            growth: meas_day weight_kg length_cm position head_circ_cm oedema
            labs: sample_day sample_minute analyte value value_op unit result_text ref_low transfused_7d ref_high
            vision: exam_day eye va_category disc
            hearing: exam_day ear method thr_500_db thr_1000_db thr_2000_db thr_4000_db abr_threshold_db effusion device
            neuro: exam_day dev_category regression seizures_since_last mri_findings
            infections: onset_day resolved_day site_of_infection organism_class abx_route hospitalised
            transfusions: start_day end_day product n_transfusions
            interferon: start_day stop_day indication dose_value dose_unit freq_per_week weight_kg_used height_cm_used bsa_m2_used doses_planned doses_given change_reason stop_reason
            hsct: hsct_no hsct_day reason donor_type source cond_start_rel hsct_year hla_loci_typed hla_matches manipulation tnc_1e8_kg cd34_1e6_kg cd3_1e6_kg intensity regimen serotherapy gvhd_prophylaxis vod_prophylaxis ifn_before
            engraftment: hsct_no primary_gf secondary_gf gf_rel autologous_recovery anc500_status anc500_rel plt20_rel last_rbc_rel
            chimerism: hsct_no rel_day lineage donor_pct
            gvhd: hsct_no type onset_rel skin_stage liver_stage ugi_stage lgi_stage acute_grade systemic_treatment
            complications: comp_code onset_day vod_refractory_plt vod_weight_gain_pct vod_weight_3d vod_hepatomegaly vod_ascites vod_bilirubin_rise
            imaging: exam_day modality bone_resorption_grade rvsp_mmhg
            fractures: fx_day fx_day_prec bone side mechanism healing
            phenotypes: hpo_id present onset_day
            medications: med_code start_day stop_day purpose source dose_value dose_unit doses_per_day
            adverse_events: onset_day end_day ae_term ctcae_grade serious seriousness related_ifn action_ifn outcome aware_day reported_day
            vaccinations: vacc_day vaccine titre_done
            care_services: svc_code provided start_day
            surgeries: surg_day surg_code
            """);

    /** Files whose rows {@link #of} understands, the registration first. */
    public static final List<String> FILES = List.copyOf(COLUMNS.keySet());

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
        Map<String, List<StudyRow>> byFile = new HashMap<>();
        rows.forEach(row ->
                byFile.computeIfAbsent(row.file(), file -> new ArrayList<>()).add(row));
        return of(id, byFile);
    }

    private static Optional<Patient> of(String id, Map<String, List<StudyRow>> rows) {
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
                sorted(read(rows, "gvhd", GvhdEpisode::of), Comparator.comparingInt((GvhdEpisode row) -> row.onset()
                        .orElse(0))),
                sorted(read(rows, "complications", Complication::of), Comparator.comparingInt(Complication::onsetDay)),
                sorted(read(rows, "imaging", ImagingExam::of), Comparator.comparingInt(ImagingExam::day)),
                sorted(read(rows, "fractures", Fracture::of), Comparator.comparingInt(Fracture::day)),
                read(rows, "phenotypes", Phenotype::of),
                sorted(read(rows, "medications", Medication::of), Comparator.comparingInt(Medication::startDay)),
                sorted(read(rows, "adverse_events", AdverseEvent::of), Comparator.comparingInt(AdverseEvent::onsetDay)),
                sorted(read(rows, "vaccinations", Vaccination::of), Comparator.comparingInt(Vaccination::day)),
                read(rows, "care_services", CareService::of),
                sorted(read(rows, "surgeries", Surgery::of), Comparator.comparingInt(Surgery::day))));
    }

    /**
     * Returns the columns that {@link #of} reads of a file.
     *
     * @throws IllegalArgumentException if it reads none
     */
    public static List<String> columnsOf(String file) {
        List<String> columns = COLUMNS.get(file);
        if (columns == null) {
            throw new IllegalArgumentException("analyses do not use file " + file);
        }
        return columns;
    }

    private static Map<String, List<String>> columns(String lines) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        lines.lines().forEach(line -> {
            String[] parts = line.split(": ");
            columns.put(parts[0], List.of(parts[1].split(" ")));
        });
        return columns;
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
    private static <T> List<T> read(Map<String, List<StudyRow>> rows, String file, Function<StudyRow, T> reader) {
        return rows.getOrDefault(file, List.of()).stream()
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
