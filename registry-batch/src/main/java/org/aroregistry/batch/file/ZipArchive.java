package org.aroregistry.batch.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.aroregistry.core.dictionary.Dictionary;

/**
 * Unpacks an archive that a stranger made.
 *
 * <p>Only files of the dictionary are unpacked, under names of our own, so that no entry can leave the folder; sizes are counted
 * while unpacking, because an archive can lie about them.
 */
final class ZipArchive {
    private static final int MAX_ENTRIES = 1_000;
    private static final long MAX_BYTES = 8L << 30;
    private static final long MAX_RATIO = 200;
    private static final long RATIO_COUNTS_FROM = 16L << 20;

    private ZipArchive() {}

    /**
     * Unpacks the files of the dictionary; they may lie at the top of the archive or in one folder.
     *
     * @return the folder with the files
     * @throws UnreadableUploadException if the archive is damaged, has an entry that points outside, or unpacks to too much
     */
    static Path unpack(Path archive, Path target, Dictionary dictionary) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Files.createDirectories(target);
            if (zip.size() > MAX_ENTRIES) {
                throw new UnreadableUploadException(
                        "the archive has " + zip.size() + " entries; an upload has at most 28 files");
            }
            Set<String> folders = new HashSet<>();
            Set<String> names = new HashSet<>();
            long total = 0;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                String path = checkedPath(entry.getName());
                String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
                if (entry.isDirectory() || path.startsWith("__MACOSX/") || !SiteFolder.isKnown(name, dictionary)) {
                    continue;
                }
                folders.add(path.substring(0, path.length() - name.length()));
                if (folders.size() > 1) {
                    throw new UnreadableUploadException(
                            "the archive holds CSV files in more than one folder: pack one site's folder alone");
                }
                if (!names.add(name)) {
                    throw new UnreadableUploadException("the archive holds " + name + " twice: keep one of them");
                }
                total += copy(zip, entry, target.resolve(name), MAX_BYTES - total);
            }
            return target;
        } catch (ZipException e) {
            throw new UnreadableUploadException("the archive is damaged or not a ZIP file: pack it again", e);
        } catch (IOException e) {
            throw new UnreadableUploadException("the archive cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static String checkedPath(String name) {
        boolean leaves = name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || List.of(name.split("/")).contains("..");
        if (leaves) {
            throw new UnreadableUploadException(
                    "the archive has an entry that points outside its folder: it was not made by packing a folder");
        }
        return name;
    }

    private static long copy(ZipFile zip, ZipEntry entry, Path target, long room) throws IOException {
        long limit = Math.min(room, Math.max(RATIO_COUNTS_FROM, MAX_RATIO * Math.max(0, entry.getCompressedSize())));
        long written = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                written += count;
                if (written > limit) {
                    throw new UnreadableUploadException(
                            "the archive unpacks to far more than a site's data: send the folder instead");
                }
                out.write(buffer, 0, count);
            }
        }
        return written;
    }
}
