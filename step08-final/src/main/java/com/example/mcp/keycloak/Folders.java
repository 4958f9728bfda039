package com.example.mcp.keycloak;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacking, copying and deleting of whole folders. */
final class Folders {

    private Folders() {
    }

    /** Makes a folder, if it is not there, and returns its absolute path. */
    static Path create(Path folder) throws IOException {
        try {
            return Files.createDirectories(folder).toRealPath();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Unpacks an archive whose entries all lie in one top folder; the name of that folder is left out. */
    static void unzip(Path archive, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                Path path = target.resolve(entry.getName().replaceFirst("^[^/]*/", "")).normalize();
                // "Zip slip": an entry called x/../../y would be written outside the target.
                if (!path.startsWith(target)) {
                    throw new ZipException("an entry outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    unzip(zip, entry, path);
                }
            }
        } catch (ZipException e) {
            throw e;
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Whatever is damaged is a ZipException; the JDK itself does not compare the checksum. */
    private static void unzip(ZipFile zip, ZipEntry entry, Path path) throws IOException {
        try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            Files.copy(in, path);
            if (in.getChecksum().getValue() != entry.getCrc()) {
                throw new ZipException("wrong checksum of " + entry.getName());
            }
        } catch (EOFException e) {
            throw new ZipException("no end of " + entry.getName());
        }
    }

    /** What the system says names no place, or nothing else. */
    static IOException unwritable(Path target, IOException reason) {
        return new IOException(target + " cannot be written: make room there, and see that you may write ("
                + reason + ")", reason);
    }

    /** Copies what is in one folder into another. */
    static void copy(Path source, Path target) throws IOException {
        try {
            Files.createDirectories(target);
            for (Path path : tree(source)) {
                if (!path.equals(source)) {
                    Files.copy(path, target.resolve(source.relativize(path)));
                }
            }
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Deletes those folders of a parent whose names match a pattern, and which may go. */
    static void deleteAll(Path parent, String names, Predicate<Path> mayGo) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, names)) {
            for (Path folder : folders) {
                if (mayGo.test(folder)) {
                    delete(folder);
                }
            }
        }
    }

    /** Deletes a folder, or as much of it as the system lets go. */
    static void delete(Path folder) {
        try {
            // Reversed, for a folder must be empty. Windows keeps open files: File.delete goes on then.
            tree(folder).reversed().forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // Someone else deletes it as well.
        }
    }

    private static List<Path> tree(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        }
    }
}
