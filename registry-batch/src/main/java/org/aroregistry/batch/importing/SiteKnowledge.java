package org.aroregistry.batch.importing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.aroregistry.batch.validation.PatientFacts;
import org.aroregistry.core.store.RecordVersion;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Release;
import org.aroregistry.core.store.ReleaseKind;
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
        return new RegistryKnowledge(
                true,
                registry.uploads().lastPublishedSeq(siteId),
                this::tell,
                this::read,
                new Records(),
                new ChildrenElsewhere(registry, siteId, version));
    }

    private final class Records implements RegisteredRecords {
        @Override
        public void forEach(String file, List<String> recordIds, Consumer<RecordVersion> consumer) {
            registry.rows().records(file, version, siteId, recordIds, consumer);
        }

        @Override
        public void read(String file, List<String> recordIds, Consumer<StoredRow> consumer) {
            registry.rows()
                    .forEach(
                            new RowSelection(file, version, List.of(), Optional.of(siteId)).records(recordIds),
                            consumer);
        }

        @Override
        public Set<String> elsewhere(List<String> patientIds) {
            return registry.rows().registeredElsewhere(siteId, patientIds);
        }

        @Override
        public Set<String> lastSeenDead(List<String> patientIds) {
            return registry.rows().lastSeenDead(siteId, patientIds);
        }
    }

    private void tell(PatientFacts facts) {
        facts.erasedAre(registry.erasures().of(siteId)::contains);
        each("patients", List.of("enrol_day"), row -> facts.registered(row.patientId()));
        each("status", List.of("status", "death_day", "death_day_prec", "last_contact_day"), row -> {
            facts.registeredStatus(
                    row.patientId(),
                    row.code("status").orElse(""),
                    row.whole("death_day").orElse(PatientFacts.UNKNOWN),
                    row.code("death_day_prec").orElse(""),
                    row.whole("last_contact_day").orElse(PatientFacts.UNKNOWN));
        });
        registry.releases().movedFrom(siteId).forEach(facts::movedAway);
        for (Release release : registry.releases().openOf(siteId)) {
            if (release.kind() == ReleaseKind.MOVE) {
                // A withdrawal that came after the release must not get lost by the move.
                if (registry.rows()
                        .withdrawnElsewhere(siteId, List.of(release.patientId()))
                        .isEmpty()) {
                    facts.releasedToMove(release.patientId(), release.releaseId());
                }
            } else {
                facts.releasedToLive(release.patientId(), release.releaseId());
            }
        }
        each("baseline", List.of("dx_day"), row -> {
            row.whole("dx_day").ifPresent(day -> facts.registeredDiagnosis(row.patientId(), day));
        });
        each("hsct", List.of("hsct_no", "hsct_day"), row -> row.whole("hsct_no").ifPresent(number -> {
            facts.registeredTransplant(
                    row.patientId(), number, row.whole("hsct_day").orElse(PatientFacts.UNKNOWN));
        }));
    }

    private void each(String file, List<String> columns, Consumer<StoredRow> consumer) {
        read(file, List.of(), columns, consumer);
    }

    private void read(String file, List<String> patientIds, List<String> columns, Consumer<StoredRow> consumer) {
        registry.rows().forEach(new RowSelection(file, version, columns, Optional.of(siteId), patientIds), consumer);
    }
}
