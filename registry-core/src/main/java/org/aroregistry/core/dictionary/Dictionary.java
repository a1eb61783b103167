package org.aroregistry.core.dictionary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The data dictionary of the registry, loaded once and checked when loaded.
 *
 * <p>Everything is in the order of the resource files. Instances are immutable and safe to share.
 */
public final class Dictionary {
    /** Name of the file that describes an upload. */
    public static final String MANIFEST = "manifest";

    private static final Dictionary CURRENT = DictionaryResources.load();

    private final String version;
    private final Map<String, FileDefinition> files;
    private final Map<String, CodeList> codeLists;
    private final Map<String, Analyte> analytes;
    private final Map<String, RuleDefinition> rules;
    private final Map<String, String> geneAliases;
    private final Map<String, List<ReferenceLimit>> referenceLimits;
    private final List<GrowthLimit> growthLimits;
    private final List<CoverageItem> coverage;

    Dictionary(
            String version,
            List<FileDefinition> files,
            List<CodeList> codeLists,
            List<Analyte> analytes,
            List<RuleDefinition> rules,
            Map<String, String> geneAliases,
            List<ReferenceLimit> referenceLimits,
            List<GrowthLimit> growthLimits,
            List<CoverageItem> coverage) {
        this.version = version;
        this.files = index(files, FileDefinition::name);
        this.codeLists = index(codeLists, CodeList::name);
        this.analytes = index(analytes, Analyte::code);
        this.rules = index(rules, RuleDefinition::id);
        this.geneAliases = Map.copyOf(geneAliases);
        this.referenceLimits = referenceLimits.stream().collect(Collectors.groupingBy(ReferenceLimit::analyte));
        this.growthLimits = List.copyOf(growthLimits);
        this.coverage = List.copyOf(coverage);
    }

    /** Returns the dictionary of this version of the product. */
    public static Dictionary current() {
        return CURRENT;
    }

    /** Returns the version, such as {@code 1.0}. */
    public String version() {
        return version;
    }

    /** Returns all files, the manifest first. */
    public List<FileDefinition> files() {
        return new ArrayList<>(files.values());
    }

    /** Returns the files of patients' rows: all but the manifest. */
    public List<FileDefinition> dataFiles() {
        return files.values().stream().filter(file -> !file.isManifest()).toList();
    }

    /** Returns a file by its name without {@code .csv}, if there is one. */
    public Optional<FileDefinition> findFile(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /**
     * Returns a file that must exist.
     *
     * @throws DictionaryException if the dictionary has no such file
     */
    public FileDefinition file(String name) {
        return findFile(name).orElseThrow(() -> new DictionaryException("the dictionary has no file " + name));
    }

    /** Returns all code lists. */
    public List<CodeList> codeLists() {
        return new ArrayList<>(codeLists.values());
    }

    /**
     * Returns a code list that must exist.
     *
     * @throws DictionaryException if the dictionary has no such list
     */
    public CodeList codeList(String name) {
        return Optional.ofNullable(codeLists.get(name))
                .orElseThrow(() -> new DictionaryException("the dictionary has no code list " + name));
    }

    /** Returns all laboratory analytes. */
    public List<Analyte> analytes() {
        return new ArrayList<>(analytes.values());
    }

    /** Returns an analyte by its code, if there is one. */
    public Optional<Analyte> analyte(String code) {
        return Optional.ofNullable(analytes.get(code));
    }

    /** Returns all rules. */
    public List<RuleDefinition> rules() {
        return new ArrayList<>(rules.values());
    }

    /**
     * Returns a rule that must exist.
     *
     * @throws DictionaryException if the dictionary has no such rule
     */
    public RuleDefinition rule(String id) {
        return Optional.ofNullable(rules.get(id))
                .orElseThrow(() -> new DictionaryException("the dictionary has no rule " + id));
    }

    /** Returns old and alternative gene names with the current symbol of each (rule G-012). */
    public Map<String, String> geneAliases() {
        return geneAliases;
    }

    /** Returns the concepts that the registry promised to capture. */
    public List<CoverageItem> coverage() {
        return coverage;
    }

    /** Returns the plausible body measures, by rising age. */
    public List<GrowthLimit> growthLimits() {
        return growthLimits;
    }

    /**
     * Returns the default reference limits of an analyte.
     *
     * @param analyte analyte code
     * @param ageDays age at the sample, in days
     * @param sex {@code M}, {@code F}, {@code I} or {@code U}
     * @return the limits, or empty if the table has none
     */
    public Optional<ReferenceLimit> referenceLimit(String analyte, int ageDays, String sex) {
        // A loop: rules over millions of rows ask.
        for (ReferenceLimit limit : referenceLimits.getOrDefault(analyte, List.of())) {
            if (limit.applies(ageDays, sex)) {
                return Optional.of(limit);
            }
        }
        return Optional.empty();
    }

    private static <T> Map<String, T> index(List<T> items, java.util.function.Function<T, String> name) {
        return items.stream()
                .collect(Collectors.toMap(
                        name,
                        item -> item,
                        (a, b) -> {
                            throw new DictionaryException("the dictionary holds '" + name.apply(a) + "' twice");
                        },
                        LinkedHashMap::new));
    }
}
