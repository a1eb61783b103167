package org.aroregistry.batch.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Where one import keeps unpacked files and checked rows while it lives; no other process reads or writes there.
 *
 * <p>The folder is locked until the process ends, however it ends. Folders that killed processes left are removed by the next one, as they
 * hold patients' rows; so a killed import that is started again begins with an empty folder.
 */
final class WorkFolder implements AutoCloseable {
    private static final String NAME = "import-";
    private static final String LOCK = "lock";

    /** Those of this process. Asking for their locks again would give them away. */
    private static final Set<Path> OWN = new HashSet<>();

    private final Path parent;
    private final Path path;
    private final FileChannel lock;

    private WorkFolder(Path parent, Path path, FileChannel lock) {
        this.parent = parent;
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes a folder of its own.
     *
     * @param parent holds the folders of all imports on this machine; made if missing
     */
    static WorkFolder in(Path parent) {
        synchronized (OWN) {
            try {
                Files.createDirectories(parent);
                // Nobody takes a folder for left before its lock is held.
                try (FileChannel door = door(parent);
                        FileLock entered = door.lock()) {
                    removeLeft(entered, parent);
                    Path path = Files.createDirectory(parent.resolve(NAME + UUID.randomUUID()));
                    FileChannel lock = channel(path);
                    lock.lock();
                    OWN.add(path);
                    return new WorkFolder(parent, path, lock);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot make a work folder in " + parent, e);
            }
        }
    }

    private static void removeLeft(FileLock entered, Path parent) throws IOException {
        assert entered.isValid();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, NAME + "*")) {
            for (Path folder : folders) {
                if (!OWN.contains(folder) && !isLocked(folder)) {
                    Answer.deleteTree(folder);
                }
            }
        }
    }

    private static boolean isLocked(Path folder) throws IOException {
        try (FileChannel channel = channel(folder);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }

    /** Whoever makes or removes a folder has this file, beside the folders, locked. */
    private static FileChannel door(Path parent) throws IOException {
        return open(parent.resolveSibling(parent.getFileName() + ".lock"));
    }

    private static FileChannel channel(Path folder) throws IOException {
        return open(folder.resolve(LOCK));
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Returns the folder. */
    Path path() {
        return path;
    }

    /** Removes the folder with all that is in it. */
    @Override
    public void close() {
        synchronized (OWN) {
            // Another process may be looking for what was left.
            try (FileChannel door = door(parent);
                    FileLock entered = door.lock()) {
                assert entered.isValid();
                lock.close();
                Answer.deleteTree(path);
                OWN.remove(path);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove the work folder " + path, e);
            }
        }
    }
}
