package org.aroregistry.batch.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aroregistry.batch.validation.ChildKey;
import org.aroregistry.batch.validation.ChildKey.Allele;
import org.aroregistry.batch.validation.OtherSites;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.RowSelection;
import org.aroregistry.core.store.StoredRow;
import org.jspecify.annotations.Nullable;

/** The children that other sites registered; read once, when the first one is asked for. */
final class ChildrenElsewhere implements OtherSites {
    private final Registry registry;
    private final String siteId;
    private final long version;
    private @Nullable Map<ChildKey, Set<String>> children;

    ChildrenElsewhere(Registry registry, String siteId, long version) {
        this.registry = registry;
        this.siteId = siteId;
        this.version = version;
    }

    @Override
    public boolean hold(ChildKey child, String patientId) {
        if (children == null) {
            children = read();
        }
        return children.getOrDefault(child, Set.of()).stream().anyMatch(other -> !other.equals(patientId));
    }

    private Map<ChildKey, Set<String>> read() {
        Map<String, List<Allele>> alleles = new HashMap<>();
        registry.rows()
                .forEach(
                        RowSelection.of("genetics", version)
                                .columns("gene_symbol", "hgvs_c", "zygosity", "variant_role"),
                        row -> {
                            if (!row.siteId().equals(siteId)
                                    && text(row, "variant_role").equals("CAUSAL")) {
                                alleles.computeIfAbsent(patient(row), id -> new ArrayList<>())
                                        .add(new Allele(
                                                text(row, "gene_symbol"), text(row, "hgvs_c"), text(row, "zygosity")));
                            }
                        });
        Map<ChildKey, Set<String>> found = new HashMap<>();
        registry.rows().forEach(RowSelection.of("patients", version).columns("sex", "birth_year_band"), row -> {
            if (!row.siteId().equals(siteId)) {
                ChildKey.of(
                                text(row, "sex"),
                                text(row, "birth_year_band"),
                                alleles.getOrDefault(patient(row), List.of()))
                        .ifPresent(child -> found.computeIfAbsent(child, key -> new HashSet<>())
                                .add(row.patientId()));
            }
        });
        return found;
    }

    private static String patient(StoredRow row) {
        return row.siteId() + '/' + row.patientId();
    }

    private static String text(StoredRow row, String column) {
        return row.code(column).orElse("");
    }
}
