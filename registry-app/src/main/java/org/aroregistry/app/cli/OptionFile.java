package org.aroregistry.app.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A text file that an option names. */
final class OptionFile {
    private OptionFile() {}

    /** Makes something of a text. */
    @FunctionalInterface
    interface Content<T> {
        /**
         * Reads it.
         *
         * @throws IllegalArgumentException if it is not what it should be, with a sentence that lacks its stop
         */
        T of(Reader text) throws IOException;
    }

    /**
     * Reads a file in UTF-8.
     *
     * @param option name of the option, with which every complaint begins
     * @throws IllegalArgumentException if it cannot be read or is not what it should be
     */
    static <T> T read(String option, Path file, Content<T> content) {
        String start = option + ": ";
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return content.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(start + e.getMessage() + ".", e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(start + "there is no file " + file + ".", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(start + file + " is not text in UTF-8.", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(start + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
