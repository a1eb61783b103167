package org.aroregistry.batch.validation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.aroregistry.batch.file.Delimiter;
import org.aroregistry.batch.file.Encoding;
import org.aroregistry.batch.file.FileScan;
import org.aroregistry.batch.file.Spelling;
import org.aroregistry.batch.validation.KeyIndex.Duplicate;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.Requirement;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.upload.Finding;

/** Rules S and P about files as a whole: bytes, header, counts, repeated rows. */
public final class FileRules {
    static final List<String> IDS =
            List.of("S-001", "S-002", "S-003", "S-004", "S-005", "S-007", "S-008", "S-017", "S-018", "S-022");

    private static final int HEADER = 1;

    private FileRules() {}

    /** S-001: the bytes are text. */
    public static void s001Encoding(FileScan scan, FileReport report) {
        if (scan.encoding() == Encoding.UTF_16) {
            report.add(
                    "S-001",
                    Severity.E,
                    HEADER,
                    Text.of("the file is UTF-16", "UTF-8").hint("save it as \"CSV UTF-8\", not as \"Unicode text\""));
        } else if (scan.encoding() == Encoding.UNKNOWN) {
            report.add(
                    "S-001",
                    Severity.E,
                    scan.invalidLine(),
                    Text.of("the file is neither UTF-8 nor Windows-1252", "UTF-8")
                            .hint("byte " + (scan.firstInvalidByte() + 1)
                                    + " of the file is the first that is not UTF-8"));
        }
    }

    /** S-002: a byte order mark or Windows-1252 was tolerated. */
    public static void s002Tolerated(FileScan scan, FileReport report) {
        if (scan.byteOrderMark()) {
            report.add(
                    "S-002",
                    Severity.W,
                    HEADER,
                    Text.of("the byte order mark at the start was removed", "UTF-8 without byte order mark"));
        }
        if (scan.encoding() == Encoding.WINDOWS_1252) {
            report.add(
                    "S-002",
                    Severity.W,
                    scan.invalidLine(),
                    Text.of("the file was read as Windows-1252", "UTF-8")
                            .hint("byte " + (scan.firstInvalidByte() + 1)
                                    + " of the file is the first that is not UTF-8"));
        }
    }

    /** S-003: the header line tells the delimiter. */
    public static void s003Delimiter(Optional<Delimiter> delimiter, FileDefinition file, FileReport report) {
        if (delimiter.isEmpty()) {
            report.add(
                    "S-003",
                    Severity.E,
                    HEADER,
                    Text.of(
                                    "the header line has fewer than three column names of this file",
                                    "names separated by comma, semicolon, tab or bar, starting with site_id")
                            .hint("is this really " + file.fileName() + ", with its header line?"));
        }
    }

    /** S-004: line ends of several kinds were tolerated. */
    public static void s004LineEnds(FileScan scan, FileReport report) {
        FileScan.LineEnds ends = scan.lineEnds();
        if (ends.isMixed()) {
            report.add(
                    "S-004",
                    Severity.W,
                    0,
                    Text.of("the file mixes line ends", "one kind throughout")
                            .hint(ends.crLf() + " CRLF, " + ends.lf() + " LF, " + ends.cr() + " CR"));
        }
    }

    /** S-005, P-002: the header has every required column once, and none that promises an identifier. */
    public static void s005Header(FileLayout layout, FileReport report) {
        for (ColumnDefinition column : layout.absent()) {
            if (column.requirement() == Requirement.REQUIRED) {
                report.column(
                        "S-005",
                        Severity.E,
                        layout.headerLine(),
                        -1,
                        column.name(),
                        Optional.empty(),
                        Text.of("a required column is missing", "a column " + column.name()));
            }
        }
        for (int place : layout.repeated()) {
            report.column(
                    "S-005",
                    Severity.E,
                    layout.headerLine(),
                    place,
                    layout.name(place),
                    Optional.empty(),
                    Text.of("the column is there twice", "each column once"));
        }
        layout.extra().forEach(place -> extraColumn(layout, place, report));
        if (layout.firstUnnamed() >= 0) {
            report.column(
                    "S-005",
                    Severity.I,
                    layout.headerLine(),
                    layout.firstUnnamed(),
                    "",
                    Optional.empty(),
                    Text.of("columns without a name are ignored where they are empty", "a name over every column"));
        }
    }

    private static void extraColumn(FileLayout layout, int place, FileReport report) {
        String name = layout.name(place);
        Optional<String> identifier = PrivacyRules.p002Identifier(name);
        if (identifier.isPresent()) {
            p002Identifier(layout, place, identifier.get(), report);
            return;
        }
        List<String> known =
                layout.file().columns().stream().map(ColumnDefinition::name).toList();
        String hint = Spelling.nearest(name, known).map(n -> "perhaps " + n).orElse("");
        report.column(
                "S-005",
                Severity.W,
                layout.headerLine(),
                place,
                "",
                Optional.of(name),
                Text.of("the dictionary does not know this column: it is ignored", "a column of the dictionary")
                        .hint(hint));
    }

    private static void p002Identifier(FileLayout layout, int place, String word, FileReport report) {
        report.column(
                "P-002",
                Severity.E,
                layout.headerLine(),
                place,
                "",
                Optional.empty(),
                Text.of("the name of the column promises an identifier (" + word + ")", "no identifying column")
                        .hint("remove the column; nothing of this file was stored"));
    }

    /** S-007: blank rows are skipped and counted. */
    public static void s007BlankRows(long firstLine, long count, FileReport report) {
        if (count > 0) {
            report.add(
                    "S-007",
                    Severity.I,
                    firstLine,
                    Text.of("blank rows were skipped", "no blank rows").hint(count + " rows, the first on this line"));
        }
    }

    /**
     * S-008: a row repeats another, or claims its key; in status.csv two rows of a patient are C-005.
     *
     * @return the finding; severity W if the row may be left out without loss
     */
    public static Finding s008Duplicate(FileDefinition file, Duplicate duplicate, String recordId) {
        String other = "line " + duplicate.other();
        return switch (duplicate.clash()) {
            case REPEATED ->
                finding(
                        file,
                        duplicate,
                        recordId,
                        "S-008",
                        Severity.W,
                        "the row repeats another row and is left out",
                        other);
            case SAME_RECORD ->
                finding(file, duplicate, recordId, "S-008", Severity.E, "another row has the same record_id", other);
            case SAME_KEY ->
                file.name().equals("status")
                        ? finding(
                                file,
                                duplicate,
                                recordId,
                                "C-005",
                                Severity.E,
                                "the patient has two status rows",
                                other)
                        : finding(
                                file,
                                duplicate,
                                recordId,
                                "S-008",
                                Severity.E,
                                "another row has the same key: " + String.join(", ", file.key()),
                                other);
        };
    }

    /**
     * S-008, C-005: a new record may not claim the key of a row that the registry shows under another record.
     *
     * @param recordId record of the row
     * @param registered record under which the registry shows it
     */
    public static Finding s008OtherRecord(FileDefinition file, long line, String recordId, String registered) {
        return new Finding(
                file.name().equals("status") ? "C-005" : "S-008",
                Severity.E,
                file.fileName(),
                line,
                "",
                "",
                Identifiers.isHospitalNumber(recordId) ? "" : recordId,
                Optional.empty(),
                "the registry holds this row under another record_id",
                "the record_id under which the row was sent first: " + registered,
                "");
    }

    private static Finding finding(
            FileDefinition file,
            Duplicate duplicate,
            String recordId,
            String rule,
            Severity severity,
            String message,
            String other) {
        return new Finding(
                rule,
                severity,
                file.fileName(),
                duplicate.line(),
                "",
                "",
                recordId,
                Optional.empty(),
                message,
                "each row once",
                "see " + other);
    }

    /** S-015: a possible number is suspiciously often one that people use for "missing". */
    static void s015Frequent(ColumnDefinition column, int place, SentinelTally tally, FileReport report) {
        if (tally.suspicious() > 0) {
            report.column(
                    "S-015",
                    Severity.W,
                    0,
                    place,
                    column.name(),
                    Optional.empty(),
                    Text.of("numbers such as 99 are frequent and may stand for missing values", "blank, UNK, ND or NAP")
                            .hint(tally.suspicious() + " of " + tally.numbers() + " values"));
        }
    }

    /** S-017: an open quote swallows the rest of the file. */
    public static void s017Endless(long line, FileReport report) {
        report.add(
                "S-017",
                Severity.E,
                line,
                Text.of("the row that starts here does not end", "a closing quote for every opening one"));
    }

    /** S-017: the last row was cut off. */
    public static void s017Truncated(long line, FileReport report) {
        report.add(
                "S-017",
                Severity.E,
                line,
                Text.of("the last row is cut off: the file was not sent completely", "all rows, with a line end"));
    }

    /** S-017: the bytes are those that the manifest announces. */
    public static void s017Sha256(boolean same, FileReport report) {
        if (!same) {
            report.add(
                    "S-017",
                    Severity.E,
                    0,
                    Text.of("the SHA-256 of the file differs from manifest.csv", "the file as it was exported")
                            .hint("it was changed or damaged after the manifest was written"));
        }
    }

    /** S-017: there are as many rows as the manifest announces. */
    public static void s017RowCount(long announced, long read, FileReport report) {
        if (announced != read) {
            report.add(
                    "S-017",
                    Severity.E,
                    0,
                    Text.of("the number of rows differs from manifest.csv", announced + " rows")
                            .hint(read + " rows were read"));
        }
    }

    /** S-017: a file that the manifest announces is not there. */
    public static void s017Absent(FileReport report) {
        report.add("S-017", Severity.E, 0, Text.of("manifest.csv announces the file, but it is not there", "the file"));
    }

    /** S-017: a file is there that the manifest does not announce. */
    public static void s017NotAnnounced(FileReport report) {
        report.add(
                "S-017", Severity.E, 0, Text.of("manifest.csv does not announce this file", "one row per file there"));
    }

    /** S-005: a file that must be in every full upload is not there. */
    public static void s005RequiredFile(FileReport report) {
        report.add("S-005", Severity.E, 0, Text.of("a required file is missing", "the file, with at least its header"));
    }

    /** S-005: files that the dictionary does not know were left unopened. */
    public static void s005UnknownFiles(int count, List<String> perhapsMeant, FileReport report) {
        if (count > 0) {
            String hint = perhapsMeant.isEmpty() ? "" : "perhaps meant: " + String.join(", ", perhapsMeant);
            report.add(
                    "S-005",
                    Severity.W,
                    0,
                    Text.of(
                                    "CSV files with names that the dictionary does not know were not opened",
                                    "names of the dictionary")
                            .hint(count + " files" + (hint.isEmpty() ? "" : "; " + hint)));
        }
    }

    /** S-018: the registry still accepts the dictionary that the files follow. */
    public static void s018Version(String version, String accepted, FileReport report) {
        if (!version.equals(accepted)) {
            report.column(
                    "S-018",
                    Severity.E,
                    0,
                    -1,
                    "dictionary_version",
                    Optional.of(version),
                    Text.of("the registry does not accept this dictionary version", accepted));
        }
    }

    /** S-022: uploads of a site come in the order of their numbers. */
    public static void s022Sequence(int sequence, OptionalInt lastAccepted, FileReport report) {
        if (lastAccepted.isPresent() && sequence <= lastAccepted.getAsInt()) {
            report.column(
                    "S-022",
                    Severity.E,
                    0,
                    -1,
                    "upload_seq",
                    Optional.of(Integer.toString(sequence)),
                    Text.of(
                                    "the upload number is not above " + lastAccepted.getAsInt()
                                            + ", the last accepted one",
                                    "above " + lastAccepted.getAsInt())
                            .hint("an old upload sent again, or two uploads out of order"));
        }
    }
}
