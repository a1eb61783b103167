package org.aroregistry.core.synthetic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The list of all errors that were put into the files: {@code answer-key.csv}.
 *
 * <p>One line for each error, with the physical line on which the wrong record starts. An error of a file as a whole has
 * line 1 if it is in the header, else line 0, and no record id. An empty expected rule means that the import must accept
 * the file without a finding.
 */
final class AnswerKey implements AutoCloseable {
    private static final String HEADER = "site,file,record_id,line,column,error_type,expected_rule\n";

    private final Optional<Writer> out;
    private long count;

    private AnswerKey(Optional<Writer> out) {
        this.out = out;
    }

    /** Returns a key that writes nothing, for runs without errors. */
    static AnswerKey none() {
        return new AnswerKey(Optional.empty());
    }

    static AnswerKey to(Path file) throws IOException {
        Writer writer = Files.newBufferedWriter(file);
        writer.write(HEADER);
        return new AnswerKey(Optional.of(writer));
    }

    /** Returns the number of errors listed so far. */
    long count() {
        return count;
    }

    void add(String site, String fileName, String recordId, long line, InjectedError error) {
        count++;
        String text = String.join(
                ",", site, fileName, recordId, Long.toString(line), error.column(), error.type(), error.expectedRule());
        out.ifPresent(writer -> {
            try {
                writer.write(text + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write the answer key", e);
            }
        });
    }

    @Override
    public void close() throws IOException {
        if (out.isPresent()) {
            out.get().close();
        }
    }
}
