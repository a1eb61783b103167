package org.aroregistry.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Says in one sentence why a command failed. */
final class Complaint {
    private Complaint() {}

    static String sentence(Throwable failure) {
        Throwable cause =
                failure instanceof UncheckedIOException ? Objects.requireNonNull(failure.getCause()) : failure;
        if (cause instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist.";
        }
        if (cause instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read or written by this user.";
        }
        if (cause instanceof OutOfMemoryError) {
            return "the memory is full; give more with ARO_JAVA_OPTIONS=-Xmx2g, say.";
        }
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? "an unexpected " + failure.getClass().getSimpleName() + " stopped the command; run it with --debug."
                : message.lines().findFirst().orElse(message) + reason(failure);
    }

    /** Adds what the machine says of a file: that the disk is full, say. */
    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UncheckedIOException && cause.getCause() instanceof IOException file) {
                return said(file);
            }
        }
        return "";
    }

    private static String said(IOException file) {
        String said = file instanceof FileSystemException named && named.getReason() != null
                ? named.getReason()
                : file.getMessage();
        return said == null ? "" : " (" + said.lines().findFirst().orElse(said) + ")";
    }
}
