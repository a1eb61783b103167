package org.aroregistry.batch.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An upload changed in every way that a transfer, a spreadsheet or malice may: cells, rows, headers, bytes, encodings, the manifest, the
 * folder, the archive. The same random numbers make the same upload.
 */
final class MutatedUpload {
    /** What must never come back: contacts and dates in whatever cell, and all that stands in a column that promises an identifier. */
    private static final List<String> IDENTIFIER_COLUMNS =
            List.of("patient_name", "surname", "dob", "date_of_birth", "mrn", "phone", "email", "address");

    private static final List<String> STRANGE = List.of(
            "",
            " ",
            "\0",
            "\"",
            "\n",
            ",",
            ";",
            "=1+1",
            "-",
            "1e999",
            "NaN",
            "9-Oct",
            "99999999999999999999",
            "1,5",
            "\uFEFF",
            "\uD83D\uDE00",
            "\u202E",
            "../../x",
            "a".repeat(5_000),
            "1 ".repeat(5_000),
            "www.".repeat(2_000),
            "<script>",
            "[erase]",
            "NULL",
            "\r",
            "\t",
            "'",
            "\uD800",
            "1.2.3.4.5.6",
            "-0",
            "+1",
            "0x1F",
            "٣",
            "é",
            "%s%n",
            "${x}",
            "\\");

    private static final int HUGE_CELL = 200_000;
    private static final int MANY_COLUMNS = 1_000;
    private static final int BOMB = 24 << 20;

    private final Random random;
    private final Path home;
    private final TestUpload upload;
    private final List<String> secrets = new ArrayList<>();
    private final List<String> recipe = new ArrayList<>();
    private String inColumn = "";
    private boolean damaged;

    /**
     * Prepares an upload.
     *
     * @param home an empty folder, for the upload and what it may point to
     * @param upload what is changed
     */
    MutatedUpload(Random random, Path home, TestUpload upload) {
        this.random = random;
        this.home = home;
        this.upload = upload;
    }

    /** Changes and writes it; returns the folder or archive. */
    Path write() throws IOException {
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            changeRows();
        }
        if (random.nextInt(8) == 0) {
            changeHeader();
        }
        if (random.nextInt(3) == 0) {
            plantSecret();
        }
        switch (random.nextInt(8)) {
            case 0, 1 -> damageFile();
            case 2 -> changeManifest();
            default -> {}
        }
        Path folder = upload.write(home.resolve("site"));
        return switch (random.nextInt(10)) {
            case 0 -> zipped(folder);
            case 1 -> changeFolder(folder);
            default -> folder;
        };
    }

    /** Returns what must not occur in any answer. */
    List<String> secrets() {
        return secrets;
    }

    /** Tells whether the upload as a whole may be called unreadable. */
    boolean mayBeUnreadable() {
        return damaged;
    }

    /** Returns what was done, to be told with a failure. */
    String recipe() {
        return String.join(", ", recipe);
    }

    private void changeRows() {
        String file = pick(upload.files());
        if (upload.size(file) == 0) {
            return;
        }
        int row = 1 + random.nextInt(upload.size(file));
        List<String> cells = upload.row(file, row);
        if (cells.isEmpty()) {
            return;
        }
        switch (random.nextInt(8)) {
            case 0 -> upload.append(file, cells.toArray(String[]::new));
            case 1 -> upload.remove(file, row);
            case 2 ->
                upload.append(
                        file, cells.subList(0, random.nextInt(cells.size())).toArray(String[]::new));
            case 3 -> cells.add(pick(STRANGE));
            case 4 -> {
                for (int copies = random.nextInt(50); copies > 0; copies--) {
                    upload.append(file, cells.toArray(String[]::new));
                }
            }
            case 5 -> upload.append(file, blank(cells.size()));
            default -> cells.set(random.nextInt(cells.size()), pick(STRANGE));
        }
        recipe.add("row of " + file);
    }

    private static String[] blank(int cells) {
        String[] blank = new String[cells];
        Arrays.fill(blank, "");
        return blank;
    }

    private void plantSecret() {
        String file = pick(upload.files());
        String token = token();
        if (random.nextBoolean() && upload.size(file) > 0) {
            String contact = random.nextBoolean() ? token + "@hospital.example" : "www." + token + ".example";
            List<String> cells = upload.row(file, 1 + random.nextInt(upload.size(file)));
            if (cells.isEmpty()) {
                cells.add("");
            }
            cells.set(random.nextInt(cells.size()), contact);
            recipe.add("contact in " + file);
            secrets.add(contact);
        } else {
            String column = pick(IDENTIFIER_COLUMNS);
            int place = upload.header(file).size();
            upload.header(file).add(column);
            for (List<String> cells : upload.rows(file)) {
                while (cells.size() < place) {
                    cells.add("");
                }
                cells.add(place, token);
                if (random.nextInt(10) == 0) {
                    // A name with a comma that nobody quoted.
                    cells.add(place, token);
                }
            }
            recipe.add(column + " in " + file);
            inColumn = file;
            secrets.add(token);
        }
    }

    private String token() {
        return "zq" + Long.toString(random.nextLong() >>> 1, 36) + "qz";
    }

    private void changeHeader() {
        String file = pick(upload.files());
        List<String> header = upload.header(file);
        int column = random.nextInt(header.size());
        switch (random.nextInt(6)) {
            case 0 -> header.set(column, pick(STRANGE));
            case 1 -> header.set(column, pick(header));
            case 2 -> header.remove(column);
            case 3 -> header.add("");
            case 4 -> {
                for (int i = 0; i < MANY_COLUMNS; i++) {
                    header.add("x" + i);
                }
            }
            default -> header.set(column, header.get(column).toUpperCase(Locale.ROOT) + " ");
        }
        recipe.add("header of " + file);
    }

    private void damageFile() {
        String file = random.nextInt(8) == 0 ? "manifest" : pick(upload.files());
        int kind = random.nextInt(14);
        long seed = random.nextLong();
        upload.export(file, bytes -> damage(bytes, kind, new Random(seed)));
        if (file.equals(inColumn)) {
            // Nobody can tell any more which column it was.
            secrets.clear();
        }
        recipe.add("bytes of " + file + " by " + kind);
    }

    private static byte[] damage(byte[] bytes, int kind, Random random) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return switch (kind) {
            case 0 -> flipped(bytes, random);
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 2 -> text.getBytes(StandardCharsets.UTF_16);
            case 3 -> text.getBytes(StandardCharsets.UTF_16LE);
            case 4 -> text.replace(',', ';').getBytes(StandardCharsets.ISO_8859_1);
            case 5 -> text.replace(',', '\t').getBytes(StandardCharsets.UTF_8);
            case 6 -> text.replaceFirst("\n", ",x".repeat(MANY_COLUMNS) + "\n").getBytes(StandardCharsets.UTF_8);
            case 7 ->
                (text + "x".repeat(HUGE_CELL * (random.nextInt(20) == 0 ? 6 : 1))).getBytes(StandardCharsets.UTF_8);
            case 8 -> text.replaceFirst(",", ",\"").getBytes(StandardCharsets.UTF_8);
            case 9 -> new byte[random.nextInt(2) * HUGE_CELL];
            case 10 -> ("\uFEFF".repeat(1 + random.nextInt(2)) + text).getBytes(StandardCharsets.UTF_8);
            case 11 -> (text + "Größe\n").getBytes(Charset.forName("windows-1252"));
            case 12 -> text.replace("\n", random.nextBoolean() ? "\r" : "\r\n").getBytes(StandardCharsets.UTF_8);
            default -> (text + "\n".repeat(random.nextInt(5_000))).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] result = bytes.clone();
        for (int i = 1 + random.nextInt(20); i > 0 && result.length > 0; i--) {
            result[random.nextInt(result.length)] = (byte) random.nextInt(256);
        }
        return result;
    }

    private void changeManifest() {
        String column = pick(List.of(
                "site_id",
                "dictionary_version",
                "upload_seq",
                "upload_mode",
                "file_name",
                "row_count",
                "sha256",
                "extract_year",
                "unit_system",
                "decimal_separator"));
        String value = random.nextInt(4) == 0
                ? pick(List.of(
                        "../../etc/passwd",
                        "labs.csv",
                        "manifest.csv",
                        "-1",
                        "2147483648",
                        "DELTA",
                        "COMMA",
                        "S999",
                        "0"))
                : pick(STRANGE);
        switch (random.nextInt(4)) {
            case 0 -> upload.manifest(column, value);
            case 1 -> upload.doNotAnnounce(pick(upload.files()));
            case 2 -> upload.withoutManifest();
            default -> upload.announce(pick(upload.files()), column, value);
        }
        recipe.add("manifest " + column);
    }

    /** Links, folders and second files under the names of files. */
    private Path changeFolder(Path folder) throws IOException {
        String file = pick(upload.files());
        Path path = folder.resolve(file + ".csv");
        int kind = random.nextInt(6);
        recipe.add("folder by " + kind + " at " + file);
        switch (kind) {
            case 0 -> {
                String token = token();
                secrets.add(token);
                Path outside = Files.writeString(home.resolve("outside.csv"), "patient_id\n" + token + "\n");
                Files.delete(path);
                Files.createSymbolicLink(path, outside);
                damaged = true;
            }
            case 1 -> {
                Files.delete(path);
                Files.createSymbolicLink(path, home.resolve("nowhere"));
                damaged = true;
            }
            case 2 -> {
                Files.delete(path);
                Files.createDirectory(path);
            }
            case 3 -> {
                Files.copy(path, folder.resolve(file.toUpperCase(Locale.ROOT) + ".CSV"));
                damaged = true;
            }
            case 4 -> Files.createSymbolicLink(folder.resolve("holiday.csv"), folder);
            default -> Files.delete(path);
        }
        return folder;
    }

    private Path zipped(Path folder) throws IOException {
        int kind = random.nextInt(12);
        recipe.add("archive by " + kind);
        damaged = kind > 1;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            String inside = kind == 1 ? "S001/" : "";
            for (String file : names(folder)) {
                put(zip, inside + file, Files.readAllBytes(folder.resolve(file)));
            }
            switch (kind) {
                case 2 -> put(zip, "../labs.csv", "x".getBytes(StandardCharsets.UTF_8));
                case 3 -> put(zip, "/tmp/labs.csv", "x".getBytes(StandardCharsets.UTF_8));
                case 4 -> put(zip, "..\\..\\labs.csv", "x".getBytes(StandardCharsets.UTF_8));
                case 5 -> put(zip, "PATIENTS.csv", "x".getBytes(StandardCharsets.UTF_8));
                case 6 -> put(zip, "other/patients.csv", "x".getBytes(StandardCharsets.UTF_8));
                case 7 -> bomb(zip, missing(folder), random.nextBoolean() ? 0 : 'x');
                case 8 -> {
                    for (int i = 0; i < 1_100; i++) {
                        put(zip, "n" + i, new byte[0]);
                    }
                }
                default -> {}
            }
        }
        byte[] archive = bytes.toByteArray();
        if (kind == 9) {
            archive = Arrays.copyOf(archive, random.nextInt(archive.length));
        } else if (kind == 10) {
            archive = flipped(archive, random);
        } else if (kind == 11) {
            archive = stored(folder);
        }
        return Files.write(home.resolve("site.zip"), archive);
    }

    private static List<String> names(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** Returns the name of a file that the dictionary knows and the folder does not hold. */
    private static String missing(Path folder) throws IOException {
        List<String> there = names(folder);
        return TestUpload.ofTemplates().files().stream()
                .map(file -> file + ".csv")
                .filter(file -> !there.contains(file))
                .findFirst()
                .orElseThrow();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** A few kilobytes that unpack to many megabytes. */
    private static void bomb(ZipOutputStream zip, String name, int content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        byte[] block = new byte[1 << 16];
        Arrays.fill(block, (byte) content);
        for (int written = 0; written < BOMB; written += block.length) {
            zip.write(block);
        }
        zip.closeEntry();
    }

    /** Not compressed, and with a checksum that is wrong. */
    private static byte[] stored(Path folder) throws IOException {
        String name = names(folder).get(0);
        byte[] content = Files.readAllBytes(folder.resolve(name));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            ZipEntry entry = new ZipEntry(name);
            CRC32 sum = new CRC32();
            sum.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCompressedSize(content.length);
            entry.setCrc(sum.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        }
        byte[] archive = bytes.toByteArray();
        // A byte of the content, which the checksum does not know.
        archive[60] ^= 1;
        return archive;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
