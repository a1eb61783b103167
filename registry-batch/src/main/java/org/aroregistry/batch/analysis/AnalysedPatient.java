package org.aroregistry.batch.analysis;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.cohort.EverCondition;
import org.aroregistry.core.cohort.GenotypeColumn;
import org.aroregistry.core.cohort.Membership;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.EndpointDerivation;
import org.aroregistry.core.endpoint.EndpointResult;
import org.aroregistry.core.endpoint.GrowthReference;
import org.aroregistry.core.endpoint.InterferonExposure;
import org.aroregistry.core.endpoint.PatientFacts;
import org.aroregistry.core.endpoint.ProgressionInterval;
import org.aroregistry.core.endpoint.VisionChange;
import org.aroregistry.core.endpoint.VisionCourse;
import org.aroregistry.core.study.Answer;
import org.aroregistry.core.study.Baseline;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.Registration;
import org.aroregistry.core.study.VitalStatus;

/**
 * What the estimates need of one patient: small enough to keep all patients of the registry in memory.
 *
 * @param id the patient
 * @param siteId the site that follows the patient
 * @param membership analysis sets
 * @param genotype column of the genotype
 * @param regulatoryConsent whether the consent covers reports to regulators
 * @param registration enrolment
 * @param baseline findings at diagnosis
 * @param status vital status
 * @param molecular what genetic testing found
 * @param transplant the first transplant
 * @param care supportive treatment and care
 * @param exposure exposure to interferon
 * @param safety adverse events and laboratory values on interferon, if ever treated
 * @param monitoring tests due and done on interferon, if ever treated
 * @param vaccineResponses what came of vaccinations
 * @param vision visual acuity around the first transplant
 * @param decompression change of visual acuity by the first operation that freed an optic nerve
 * @param tallies fractures, infections and transfusions; without kinds whose file the site never sent
 * @param histories when those events happened whose mean cumulative number is reported; without kinds whose file the site never sent
 * @param growth growth as z-scores
 * @param conditions conditions ever had
 * @param endpoints result of each endpoint, by its code
 * @param progressionInterval between which days progression on interferon came, if analysed for it
 * @param groups group in each endpoint that is compared between groups
 */
record AnalysedPatient(
        String id,
        String siteId,
        Membership membership,
        GenotypeColumn genotype,
        boolean regulatoryConsent,
        Registration registration,
        Optional<Baseline> baseline,
        Optional<VitalStatus> status,
        MolecularDiagnosis molecular,
        Optional<FirstTransplant> transplant,
        SupportiveCare care,
        Optional<InterferonExposure> exposure,
        Optional<InterferonSafety> safety,
        Optional<InterferonMonitoring> monitoring,
        List<VaccineResponse> vaccineResponses,
        Optional<VisionCourse> vision,
        Optional<VisionChange> decompression,
        Map<RatedKind, EventTally> tallies,
        Map<RatedKind, EventHistory> histories,
        GrowthCourse growth,
        Map<EverCondition, Answer> conditions,
        Map<String, EndpointResult> endpoints,
        Optional<ProgressionInterval> progressionInterval,
        Map<String, String> groups) {

    private static final String PROGRESSION = "TTP_A";

    /** Packs the results: there are some fifty of them for every patient. */
    AnalysedPatient {
        tallies = Map.copyOf(tallies);
        histories = Map.copyOf(histories);
        conditions = Map.copyOf(conditions);
        endpoints = Map.copyOf(endpoints);
        groups = Map.copyOf(groups);
    }

    /**
     * Derives everything of a patient.
     *
     * @param references what growth is compared with, in order
     */
    static AnalysedPatient of(
            PatientFacts facts, List<EndpointDefinition> definitions, List<GrowthReference> references) {
        Patient patient = facts.patient();
        Map<EverCondition, Answer> conditions = new EnumMap<>(EverCondition.class);
        for (EverCondition condition : EverCondition.values()) {
            conditions.put(condition, condition.of(patient));
        }
        Map<String, EndpointResult> endpoints = new HashMap<>();
        Map<String, String> groups = new HashMap<>();
        for (EndpointDefinition definition : definitions) {
            EndpointDerivation derivation = new EndpointDerivation(definition);
            endpoints.put(definition.code(), derivation.derive(facts));
            derivation.groupOf(facts).ifPresent(group -> groups.put(definition.code(), group));
        }
        Optional<InterferonSafety> safety = InterferonSafety.of(facts);
        return new AnalysedPatient(
                patient.id(),
                patient.siteId(),
                facts.membership(),
                GenotypeColumn.of(facts.genotype().group()),
                Cohort.isRegulatory(patient),
                patient.registration(),
                patient.baseline(),
                patient.status(),
                MolecularDiagnosis.of(facts.genotype(), patient.genetics()),
                FirstTransplant.of(patient),
                SupportiveCare.of(facts),
                InterferonExposure.of(facts),
                safety,
                safety.map(onDrug -> InterferonMonitoring.of(facts, onDrug)),
                VaccineResponse.of(facts),
                VisionCourse.of(facts),
                VisionCourse.decompression(facts),
                EventTally.of(facts),
                EventHistory.of(facts),
                GrowthCourse.of(facts, references),
                conditions,
                endpoints,
                Optional.ofNullable(endpoints.get(PROGRESSION))
                        .flatMap(result -> ProgressionInterval.of(facts, result)),
                groups);
    }

    /** Tells whether the patient was ever transplanted. */
    boolean transplanted() {
        return transplant.isPresent();
    }

    /** Returns what an endpoint says about the patient. */
    EndpointResult endpoint(String code) {
        EndpointResult result = endpoints.get(code);
        if (result == null) {
            throw new IllegalArgumentException("endpoint " + code + " was not derived");
        }
        return result;
    }
}
