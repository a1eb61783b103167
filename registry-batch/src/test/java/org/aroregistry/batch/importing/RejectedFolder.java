package org.aroregistry.batch.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** The rows that came back, in the hands of a centre: it changes single cells and saves the files. */
final class RejectedFolder {
    private static final int REMARKS = 3;

    private final Path folder;
    private final Map<String, List<List<String>>> files = new LinkedHashMap<>();

    RejectedFolder(Path folder) throws IOException {
        this.folder = folder;
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> found = Files.list(folder)) {
            paths = found.filter(path -> !path.endsWith("manifest.csv"))
                    .sorted()
                    .toList();
        }
        for (Path path : paths) {
            List<List<String>> rows = new ArrayList<>();
            for (CSVRecord row : CSVFormat.RFC4180.parse(Files.newBufferedReader(path))) {
                rows.add(new ArrayList<>(row.toList()));
            }
            String name = path.getFileName().toString();
            files.put(name.substring(0, name.length() - ".csv".length()), rows);
        }
    }

    /** Returns a cell; the first row that came back is 0. */
    String cell(String file, int row, String column) {
        List<List<String>> rows = files.get(file);
        return rows.get(row + 1).get(rows.get(0).indexOf(column));
    }

    /**
     * Changes the cells in which two uploads differ, and no others, and saves the files.
     *
     * @return true if rows that did not come back had to be added, because the two uploads differ there
     */
    boolean putRight(TestUpload wrong, TestUpload right) throws IOException {
        boolean added = false;
        for (String file : right.files()) {
            List<List<String>> rows = files.get(file);
            Set<Integer> back = new TreeSet<>();
            if (rows != null) {
                back = putRight(rows, file, wrong, right);
            }
            added |= add(file, back, wrong, right);
        }
        for (Map.Entry<String, List<List<String>>> file : files.entrySet()) {
            save(file.getKey(), file.getValue());
        }
        return added;
    }

    /** Counts the rows that went in and that the right upload does not hold, because it is shorter. */
    int rowsThatWentIn(TestUpload wrong, TestUpload right) {
        int count = 0;
        for (String file : wrong.files()) {
            Set<Integer> back = back(file);
            for (int number = right.files().contains(file) ? right.size(file) + 1 : 1;
                    number <= wrong.size(file);
                    number++) {
                count += back.contains(number) ? 0 : 1;
            }
        }
        return count;
    }

    /** Appends the rows that went in and that the right upload does not hold. */
    void keepWhatWentIn(TestUpload wrong, TestUpload right) {
        for (String file : wrong.files()) {
            Set<Integer> back = back(file);
            for (int number = right.size(file) + 1; number <= wrong.size(file); number++) {
                if (!back.contains(number)) {
                    right.append(file, wrong.row(file, number).toArray(String[]::new));
                }
            }
        }
    }

    private Set<Integer> back(String file) {
        return files.getOrDefault(file, List.of()).stream()
                .skip(1)
                .map(row -> Integer.parseInt(row.get(0)) - 1)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the rows that came back, 1 for the first of the upload. */
    private static Set<Integer> putRight(List<List<String>> rows, String file, TestUpload wrong, TestUpload right) {
        Map<Integer, Integer> places = places(rows.get(0), wrong.header(file));
        places.forEach((from, to) -> {
            if (from < right.header(file).size()
                    && !wrong.header(file).get(from).equals(right.header(file).get(from))) {
                rows.get(0).set(to, right.header(file).get(from));
            }
        });
        Set<Integer> back = new TreeSet<>();
        for (List<String> row : List.copyOf(rows.subList(1, rows.size()))) {
            int number = Integer.parseInt(row.get(0)) - 1;
            back.add(number);
            if (number > right.size(file)) {
                rows.remove(row);
                continue;
            }
            List<String> wanted = right.row(file, number);
            List<String> sent = wrong.row(file, number);
            if (sent.size() < wanted.size()) {
                row.addAll(wanted.subList(sent.size(), wanted.size()));
            }
            places.forEach((from, to) -> {
                if (from < sent.size()
                        && from < wanted.size()
                        && !sent.get(from).equals(wanted.get(from))) {
                    row.set(to, wanted.get(from));
                }
            });
        }
        return back;
    }

    /** For each column of the upload where it came back; columns that did not are left out. */
    private static Map<Integer, Integer> places(List<String> returned, List<String> sent) {
        Map<Integer, Integer> places = new HashMap<>();
        int next = REMARKS;
        for (int i = 0; i < sent.size(); i++) {
            if (next < returned.size() && returned.get(next).equals(sent.get(i))) {
                places.put(i, next++);
            }
        }
        return places;
    }

    /** Adds rows that went in but are another in the right upload: the centre takes them from its own files. */
    private boolean add(String file, Set<Integer> back, TestUpload wrong, TestUpload right) {
        boolean added = false;
        for (int number = 1; number <= right.size(file); number++) {
            boolean same = number <= wrong.size(file) && right.row(file, number).equals(wrong.row(file, number));
            if (same || back.contains(number)) {
                continue;
            }
            List<List<String>> rows = files.computeIfAbsent(file, f -> new ArrayList<>(List.of(right.header(f))));
            Map<String, String> cells = new HashMap<>();
            for (int i = 0; i < right.header(file).size(); i++) {
                String cell = right.row(file, number).get(i);
                // A blank cell of a DELTA keeps what the registry shows.
                boolean empties = cell.isEmpty()
                        && number <= wrong.size(file)
                        && !wrong.row(file, number).get(i).isEmpty();
                cells.put(right.header(file).get(i), empties ? Erasures.ERASE : cell);
            }
            rows.add(rows.get(0).stream()
                    .map(name -> cells.getOrDefault(name, ""))
                    .collect(Collectors.toCollection(ArrayList::new)));
            added |= number <= wrong.size(file);
        }
        return added;
    }

    private void save(String file, List<List<String>> rows) throws IOException {
        Files.createDirectories(folder);
        try (CSVPrinter printer =
                new CSVPrinter(Files.newBufferedWriter(folder.resolve(file + ".csv")), CSVFormat.RFC4180)) {
            printer.printRecords(rows);
        }
    }
}
