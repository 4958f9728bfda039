package com.example.mcp;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.mcp.keycloak.LocalKeycloak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When Keycloak's files cannot be made, one sentence says what is wrong, where, and what to do. */
@Tag("7.1")
@Tag("control")
@Isolated("It changes system properties.")
class KeycloakFilesTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {ZipEntry.STORED, ZipEntry.DEFLATED})
    void a_zip_that_is_damaged_in_the_middle_is_deleted(int method) throws IOException {
        Path zip = zip(method);
        byte[] bytes = Files.readAllBytes(zip);
        for (int i = bytes.length / 2; i < bytes.length / 2 + 100; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(zip, bytes);

        assertDamaged(zip);
    }

    @Test
    void a_zip_that_is_not_complete_is_deleted() throws IOException {
        Path zip = zip(ZipEntry.DEFLATED);
        byte[] bytes = Files.readAllBytes(zip);
        Files.write(zip, Arrays.copyOf(bytes, bytes.length / 2));

        assertDamaged(zip);
    }

    @Test
    void a_folder_where_nothing_can_be_written_is_named() throws IOException {
        Path zip = zip(ZipEntry.STORED);
        Files.createDirectory(folder.resolve("lock")); // where a file must be

        String message = start(zip, folder);

        assertTrue(message.startsWith(folder.toRealPath() + " cannot be written: make room there, and see"
                + " that you may write"), message);
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws IOException {
        Path zip = zip(ZipEntry.STORED);

        String message = start(zip, zip.resolve("below-a-file"));

        assertTrue(message.startsWith(zip.resolve("below-a-file") + " cannot be written"), message);
    }

    private void assertDamaged(Path zip) {
        String message = start(zip, folder);
        assertTrue(message.startsWith(zip + " was damaged and is deleted now: run the build"), message);
        assertFalse(Files.exists(zip), "the damaged file is still there");
    }

    /** The message of the start that a distribution in this file causes. */
    private static String start(Path zip, Path folder) {
        String zipBefore = System.setProperty("keycloak.zip", zip.toString());
        String folderBefore = System.setProperty("keycloak.folder", folder.toString());
        try {
            return assertThrows(IOException.class, () -> LocalKeycloak.start(0).close()).getMessage();
        } finally {
            System.setProperty("keycloak.zip", zipBefore);
            System.setProperty("keycloak.folder", folderBefore);
        }
    }

    /** One file of random bytes, in the folder that all entries of a distribution are in. */
    private Path zip(int method) throws IOException {
        byte[] content = new byte[20_000];
        new Random(1).nextBytes(content);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry("keycloak/lib/file");
        entry.setMethod(method);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        Path zip = folder.resolve("keycloak.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(entry);
            out.write(content);
        }
        return zip;
    }
}
