package org.aroregistry.core.synthetic;

import java.util.Set;
import java.util.stream.Stream;
import org.aroregistry.core.synthetic.FileFlaws.Encoding;

/** Decides which files of a site are flawed as a whole. */
final class FlawPlan {
    /** Other rows point to rows of these files or are judged by them, so they stay readable. */
    private static final Set<String> PARENTS = Set.of("patients", "hsct", "status", "adverse_events");

    private static final Set<String> LOWER_CASE = Set.of("patients", "baseline", "status");

    private final long seed;
    private final SiteProfile site;
    private final boolean errors;

    FlawPlan(long seed, SiteProfile site, boolean errors) {
        this.seed = seed;
        this.site = site;
        this.errors = errors;
    }

    /** Tells whether an import takes all of these files, but for single rows. */
    boolean allow(String... files) {
        return Stream.of(files).noneMatch(file -> of(file).isRefused());
    }

    FileFlaws of(String file) {
        if (!errors) {
            return FileFlaws.NONE;
        }
        RandomStream random = RandomStream.of(seed, site.id(), "flaws", file);
        Encoding encoding = Encoding.values()[random.weighted(0.55, 0.22, 0.20, 0.03)];
        boolean mixed = random.chance(0.10);
        boolean columns = random.chance(0.15);
        boolean rows = random.chance(0.15);
        boolean birthDates = random.chance(0.02);
        boolean truncated = random.chance(0.01);
        boolean readable = PARENTS.contains(file);
        // Whether a site exports codes in lower case is the site's habit, not a draw for each file.
        boolean lowerCase = RandomStream.of(seed, site.id(), "lower case").chance(0.10) && LOWER_CASE.contains(file);
        return new FileFlaws(
                readable && encoding == Encoding.UTF_16 ? Encoding.UTF_8 : encoding,
                mixed,
                columns,
                rows,
                birthDates && !readable,
                lowerCase,
                truncated && !readable);
    }
}
