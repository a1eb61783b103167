package org.aroregistry.core.study;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The registration of a patient: enrolment, consent and stable facts ({@code patients.csv}).
 *
 * @param source the row
 * @param enrolDay age at enrolment, in days; nobody is observed before it
 * @param retrospective true if enrolled after the fact
 * @param enrolYear calendar year of enrolment
 * @param sex {@code M}, {@code F}, {@code I} or {@code U}
 * @param region WHO region
 * @param severeMalignant whether the patient has severe malignant osteopetrosis, the labelled use of interferon
 * @param consanguinity how the parents are related
 * @param familyHistory whether the disease is known in the family
 * @param gestationWeeks weeks of pregnancy at birth
 * @param consentScope what the family agreed to: {@code CORE}, {@code CORE_RESEARCH} or {@code CORE_RESEARCH_REGULATORY}
 * @param consentWithdrawnDay age at which consent was withdrawn, in days
 */
public record Registration(
        RowSource source,
        int enrolDay,
        boolean retrospective,
        int enrolYear,
        String sex,
        String region,
        Answer severeMalignant,
        Optional<String> consanguinity,
        Answer familyHistory,
        OptionalDouble gestationWeeks,
        String consentScope,
        Optional<Integer> consentWithdrawnDay) {

    static Registration of(StudyRow row) {
        return new Registration(
                row.source(),
                row.requiredWhole("enrol_day"),
                row.requiredCode("enrol_type").equals("RETROSPECTIVE"),
                row.requiredWhole("enrol_year"),
                row.requiredCode("sex"),
                row.requiredCode("who_region"),
                row.answer("smo_flag"),
                row.code("consanguinity"),
                row.answer("family_history_aro"),
                row.decimal("gest_age_weeks"),
                row.requiredCode("consent_scope"),
                row.whole("consent_withdrawn_day"));
    }
}
