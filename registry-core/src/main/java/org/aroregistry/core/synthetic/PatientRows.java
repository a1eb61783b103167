package org.aroregistry.core.synthetic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the rows of one patient and numbers them. */
final class PatientRows {
    private final String siteId;
    private final String patientId;
    private final String recordPrefix;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    PatientRows(String siteId, Child child) {
        this.siteId = siteId;
        patientId = child.id().value();
        recordPrefix = patientId.substring(4, 10);
    }

    /** Adds a row with site, patient and record id filled. */
    Row add(String file) {
        Row row = new Row(file);
        rows.add(row);
        int number = counts.merge(file, 1, Integer::sum);
        return row.set("site_id", siteId).set("patient_id", patientId).set("record_id", recordId(file, number));
    }

    /** Returns the record id of a patient's row, such as {@code 7F3K9Qlab12}. */
    String recordId(String file, int number) {
        return recordPrefix + file.substring(0, 3) + number;
    }

    /** Returns how many rows of this file were added. */
    int count(String file) {
        return counts.getOrDefault(file, 0);
    }

    List<Row> all() {
        return rows;
    }
}
