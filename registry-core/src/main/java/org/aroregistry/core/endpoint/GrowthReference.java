package org.aroregistry.core.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A growth reference: power, median and coefficient of variation by sex, measure and age.
 *
 * <p>The charts of CDC (2000) come with the product. Others are read from a CSV with the header {@code sex,measure,age_days,l,m,s}: sex {@code M}
 * or {@code F}, measure {@code LENGTH}, {@code HEIGHT}, {@code WEIGHT} or {@code HEAD}. Between two ages the numbers are interpolated; before the
 * first and after the last age there are none. A file without heights has lengths to day 730 and heights from then on in one curve, as WHO does.
 */
public final class GrowthReference {
    static final List<String> HEADER = List.of("sex", "measure", "age_days", "l", "m", "s");

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
            .setTrim(true)
            .get();

    private static final int FINGERPRINT_BYTES = 4;

    private final String name;
    private final GrowthConvention convention;
    private final Map<GrowthCurve, Map<String, TreeMap<Double, LmsPoint>>> points;

    private GrowthReference(
            String name, GrowthConvention convention, Map<GrowthCurve, Map<String, TreeMap<Double, LmsPoint>>> points) {
        this.name = name;
        this.convention = convention;
        this.points = points;
    }

    /** The table is read when it is first asked for, and once. */
    private static final class Shipped {
        private static final GrowthReference CDC_2000 = load("cdc-2000-growth.csv");

        private static GrowthReference load(String resource) {
            try (InputStream bytes = GrowthReference.class.getResourceAsStream(resource)) {
                if (bytes == null) {
                    throw new IllegalStateException("the product lacks its growth reference " + resource);
                }
                return read("CDC 2000", GrowthConvention.CDC, new InputStreamReader(bytes, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Returns the growth charts of the Centers for Disease Control and Prevention for the United States: length to 24 months, height from then on
     * and weight to 20 years, head circumference to 36 months.
     *
     * @see <a href="https://www.cdc.gov/nchs/data/series/sr_11/sr11_246.pdf">Kuczmarski et al. (2002), Vital Health Stat 11(246)</a>
     */
    public static GrowthReference cdc2000() {
        return Shipped.CDC_2000;
    }

    /**
     * Reads a reference, whose z-scores are counted as WHO does.
     *
     * @param name how reports call it, such as {@code WHO 2006}
     * @param csv the file
     * @throws IllegalArgumentException if the file is not a reference; the message says which row and why, the header being row 1
     * @throws IOException if the file cannot be read
     */
    public static GrowthReference read(String name, Reader csv) throws IOException {
        return read(name, GrowthConvention.WHO, csv);
    }

    private static GrowthReference read(String name, GrowthConvention convention, Reader csv) throws IOException {
        Map<GrowthCurve, Map<String, TreeMap<Double, LmsPoint>>> points = new EnumMap<>(GrowthCurve.class);
        try (CSVParser parser = FORMAT.parse(csv)) {
            if (!parser.getHeaderNames().equals(HEADER)) {
                throw new IllegalArgumentException("the header of growth reference " + name + " is not "
                        + String.join(",", HEADER) + " but " + String.join(",", parser.getHeaderNames()));
            }
            for (CSVRecord cells : parser) {
                GrowthReferenceRow row = new GrowthReferenceRow(name, cells);
                TreeMap<Double, LmsPoint> ages = points.computeIfAbsent(row.curve(), curve -> new TreeMap<>())
                        .computeIfAbsent(row.sex(), sex -> new TreeMap<>());
                if (ages.put(row.ageDays(), row.point()) != null) {
                    throw row.wrong("repeats the sex, measure and age of a row before");
                }
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (points.isEmpty()) {
            throw new IllegalArgumentException("growth reference " + name + " has no rows");
        }
        return new GrowthReference(name, convention, points);
    }

    /** Returns how reports call it. */
    public String name() {
        return name;
    }

    /** Returns the name with the first eight hexadecimal digits of the SHA-256 of its rows, as a file can change and keep its name. */
    public String version() {
        MessageDigest digest = sha256();
        points.forEach((curve, sexes) -> sexes.forEach((sex, ages) -> ages.forEach((age, point) -> digest.update(
                (curve + "," + sex + "," + age + "," + point.l() + "," + point.m() + "," + point.s() + "\n")
                        .getBytes(StandardCharsets.UTF_8)))));
        return name + " (" + HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES) + ")";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns how measurements are turned into z-scores. */
    GrowthConvention convention() {
        return convention;
    }

    /**
     * Returns the distribution of a measure.
     *
     * @param sex {@code M} or {@code F}; there is none for others
     * @param ageDays age in days
     * @return empty outside of the ages that the reference covers
     */
    Optional<LmsPoint> at(GrowthCurve curve, String sex, int ageDays) {
        TreeMap<Double, LmsPoint> ages = ages(curve, sex);
        double age = ageDays;
        Map.Entry<Double, LmsPoint> before = ages.floorEntry(age);
        Map.Entry<Double, LmsPoint> after = ages.ceilingEntry(age);
        if (before == null || after == null) {
            return Optional.empty();
        }
        double apart = after.getKey() - before.getKey();
        double part = apart == 0 ? 0 : (age - before.getKey()) / apart;
        return Optional.of(before.getValue().between(after.getValue(), part));
    }

    private TreeMap<Double, LmsPoint> ages(GrowthCurve curve, String sex) {
        GrowthCurve kept = curve == GrowthCurve.HEIGHT && !points.containsKey(curve) ? GrowthCurve.LENGTH : curve;
        return points.getOrDefault(kept, Map.of()).getOrDefault(sex, new TreeMap<>());
    }
}
