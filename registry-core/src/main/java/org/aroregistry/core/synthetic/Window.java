package org.aroregistry.core.synthetic;

import java.util.List;

/**
 * What the registry can see of a life.
 *
 * @param enrolDay age in days at enrolment; after death for a child entered from old charts
 * @param enrolType code for {@code patients.enrol_type}
 * @param lastDay last contact or death, age in days; nothing later is known
 * @param status code for {@code status.status}
 * @param visitDays clinic visits in order, all up to the last day
 */
record Window(int enrolDay, String enrolType, int lastDay, String status, List<Integer> visitDays) {

    Window {
        visitDays = List.copyOf(visitDays);
    }

    boolean covers(int day) {
        return day <= lastDay;
    }

    boolean isDead() {
        return status.equals("DEAD");
    }
}
