package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.EndpointResult.Analysed;

/** The footnotes that state how patients came under observation. */
final class SurvivalNotes {
    private SurvivalNotes() {}

    static List<String> of(EndpointDefinition definition, EndpointSample rows) {
        List<String> notes = new ArrayList<>();
        notes.add("Patients are at risk from their enrolment on (delayed entry); patients who entered after time zero: "
                + rows.count(row -> row.entry() > 0) + ".");
        long coarse = rows.count(Analysed::yearPrecision);
        if (coarse > 0) {
            notes.add("Patients whose origin or last day is known to the year only: " + coarse + ".");
        }
        long complete = rows.count(Analysed::completeCapture);
        if (complete > 0) {
            notes.add("Patients whom the certified complete capture of their site lets enter at time zero: " + complete
                    + ".");
        }
        notes.add("Events on day zero count as half a day; events come before censoring on the same day.");
        notes.add("Definition " + definition.code() + ", version " + definition.version() + ".");
        return notes;
    }
}
