package org.aroregistry.core.study;

import java.util.Optional;

/**
 * One service of care other than medicines ({@code care_services.csv}).
 *
 * @param source the row
 * @param code such as {@code CS04}
 * @param provided {@code Y}, {@code N}, {@code DECLINED} or {@code NOT_INDICATED}; absent if unknown
 */
public record CareService(RowSource source, String code, Optional<String> provided) {

    static CareService of(StudyRow row) {
        return new CareService(row.source(), row.requiredCode("svc_code"), row.code("provided"));
    }
}
