package org.aroregistry.core.endpoint;

import java.util.Set;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.StudyTables;

/** Derives endpoints of patients written as tables, and writes the result as one line. */
final class Derived {
    private Derived() {}

    /** A patient of a site that sent every file. */
    static PatientFacts facts(String tables) {
        return facts(tables, Set.copyOf(Patient.FILES));
    }

    static PatientFacts facts(String tables, Set<String> delivered) {
        return PatientFacts.of(StudyTables.patient(tables), Cohort.ALL, AnalysisRules.DEFAULT, delivered);
    }

    /** Entry, exit, what happened, and the row that decided; or why there is none. */
    static String row(String endpoint, String tables) {
        return row(endpoint, facts(tables));
    }

    static String row(String endpoint, PatientFacts facts) {
        return text(endpoint, facts, false);
    }

    /** The same, with the file of the row that decided. */
    static String rowWithFile(String endpoint, PatientFacts facts) {
        return text(endpoint, facts, true);
    }

    private static String text(String endpoint, PatientFacts facts, boolean withFile) {
        EndpointResult result =
                new EndpointDerivation(EndpointCatalogue.of(facts.rules()).definition(endpoint)).derive(facts);
        if (result instanceof EndpointResult.Analysed row) {
            return number(row.entry()) + " " + number(row.exit()) + " "
                    + row.event()
                            .map(Enum::name)
                            .orElseGet(() -> row.censor().orElseThrow().name())
                    + (withFile ? " " + row.source().file() : "") + " "
                    + row.source().recordId();
        }
        return result instanceof EndpointResult.Lost lost
                ? lost.reason() + lost.detail().map(why -> " " + why).orElse("")
                : ((EndpointResult.NotEligible) result).reason().name();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Integer.toString((int) value) : Double.toString(value);
    }
}
