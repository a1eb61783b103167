package org.aroregistry.batch.importing;

import java.util.List;
import org.aroregistry.batch.validation.PatientFacts;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.RowSelection;
import org.aroregistry.core.store.StoredRow;

/** Asks the registry what it shows of a site before the site's next upload is checked. */
final class SiteKnowledge {
    private final Registry registry;
    private final String siteId;
    private final long version;

    SiteKnowledge(Registry registry, String siteId) {
        this.registry = registry;
        this.siteId = siteId;
        this.version = registry.currentVersion();
    }

    RegistryKnowledge knowledge() {
        return new RegistryKnowledge(true, registry.uploads().lastPublishedSeq(siteId), this::tell);
    }

    private void tell(PatientFacts facts) {
        each("patients", List.of(), row -> {
            facts.registered(row.patientId());
            facts.registeredRecord("patients", row.patientId(), row.recordId());
        });
        each("status", List.of("status", "death_day", "death_day_prec", "last_contact_day"), row -> {
            facts.registeredRecord("status", row.patientId(), row.recordId());
            facts.registeredStatus(
                    row.patientId(),
                    row.code("status").orElse(""),
                    row.whole("death_day").orElse(PatientFacts.UNKNOWN),
                    row.code("death_day_prec").orElse(""),
                    row.whole("last_contact_day").orElse(PatientFacts.UNKNOWN));
        });
        each("baseline", List.of("dx_day"), row -> {
            facts.registeredRecord("baseline", row.patientId(), row.recordId());
            row.whole("dx_day").ifPresent(day -> facts.registeredDiagnosis(row.patientId(), day));
        });
        each("hsct", List.of("hsct_no", "hsct_day"), row -> row.whole("hsct_no").ifPresent(number -> {
            facts.registeredRecord("hsct", row.patientId() + " " + number, row.recordId());
            facts.registeredTransplant(
                    row.patientId(), number, row.whole("hsct_day").orElse(PatientFacts.UNKNOWN));
        }));
    }

    private void each(String file, List<String> columns, java.util.function.Consumer<StoredRow> consumer) {
        RowSelection selection = RowSelection.of(file, version).site(siteId);
        if (!columns.isEmpty()) {
            selection = selection.columns(columns.toArray(String[]::new));
        }
        registry.rows().forEach(selection, consumer);
    }
}
