package io.recredit.localstack.archive;

import io.recredit.localstack.process.Reaper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks a program once, into a folder that is either there as a whole or not at all. */
public final class Unpacker {

    private static final int OWNER_EXECUTES = 0100;

    private Unpacker() {}

    /** Opens the tar stream of an archive, its compression already removed. */
    @FunctionalInterface
    public interface TarSource {
        InputStream open() throws IOException;
    }

    /** What is done to an unpacked program before it counts as being there. */
    @FunctionalInterface
    public interface LastStep {
        void prepare(Path unfinished) throws IOException;
    }

    /**
     * Unpacks into {@code target} unless that exists. Several JVMs may do this at once: each unpacks beside it, the
     * first that is done renames its folder, the others drop theirs.
     *
     * @param strippedFolders number of leading folders left out of each entry's path
     * @param lastStep done in the unpacked folder before it gets its name
     * @return {@code target}
     */
    public static Path unpackOnce(TarSource source, Path target, int strippedFolders, LastStep lastStep)
            throws IOException {
        if (Files.isDirectory(target)) {
            return target;
        }
        Files.createDirectories(target.getParent());
        Path unfinished = Files.createTempDirectory(target.getParent(), target.getFileName() + ".unpacking");
        try {
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            unpack(source, unfinished, strippedFolders);
            lastStep.prepare(unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException anotherWasFaster) {
            Reaper.deleteFolder(unfinished);
        } catch (IOException e) {
            Reaper.deleteFolder(unfinished);
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
        return target;
    }

    private static void unpack(TarSource source, Path folder, int strippedFolders) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new BufferedInputStream(source.open(), 1 << 16))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path name = Path.of(entry.getName()).normalize();
                if (name.getNameCount() > strippedFolders) {
                    write(tar, entry, inside(folder, name.subpath(strippedFolders, name.getNameCount())));
                }
            }
        }
    }

    private static Path inside(Path folder, Path name) throws IOException {
        Path path = folder.resolve(name).normalize();
        if (!path.startsWith(folder)) {
            throw new IOException("Archive entry leads out of its folder: " + name);
        }
        return path;
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            throw new IOException("Hard links are not expected in these archives: " + entry.getName());
        } else {
            Files.copy(tar, path);
            boolean executable = (entry.getMode() & OWNER_EXECUTES) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
