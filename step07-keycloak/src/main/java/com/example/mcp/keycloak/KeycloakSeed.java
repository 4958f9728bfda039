package com.example.mcp.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipException;

/**
 * The built distribution, and a home folder with the imported realm that every start copies.
 *
 * <p>Both lie in one folder. Each is made in a folder of another name and then moved as a whole, so an
 * interrupted start leaves nothing that another would trust.
 */
record KeycloakSeed(Path distribution, Path home) {

    static final String REALM_PATH = "/realms/mcp-realm/.well-known/openid-configuration";
    static final String PASSWORD_FILE = "admin-password";

    private static final String REALM_FILE = "/mcp-realm/import-mcp.json";
    private static final long NEEDED_BYTES = 500_000_000;

    /** Returns the seed of a distribution's zip and this project's realm file, making what is missing. */
    static synchronized KeycloakSeed of(Path zip, Path folder) throws IOException, InterruptedException {
        byte[] realm = realmFile();
        String name = zip.getFileName().toString().replace(".zip", "");
        // With the realm's hash, since Keycloak would not import an edited file over the realm it has.
        KeycloakSeed seed = new KeycloakSeed(
                folder.resolve(name), folder.resolve(name + "-" + fingerprint(realm)));
        // Builds may start together. The system releases the lock of a process that dies.
        try (FileChannel lock = FileChannel.open(folder.resolve("lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) {
                System.out.println("Keycloak: waiting for another process that prepares it");
                lock.lock();
            }
            Folders.deleteAll(folder, "work-*", work -> true);
            if (Files.notExists(seed.distribution)) {
                Files.move(unpack(zip, folder), seed.distribution, StandardCopyOption.ATOMIC_MOVE);
            }
            if (Files.notExists(seed.home)) {
                Files.move(importRealm(seed.distribution, realm), seed.home, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (FileSystemException e) {
            throw Folders.unwritable(folder, e);
        }
        return seed;
    }

    private static Path unpack(Path zip, Path folder) throws IOException, InterruptedException {
        if (folder.toFile().getUsableSpace() < NEEDED_BYTES) {
            throw new IOException("Keycloak is unpacked in " + folder
                    + ", where less than 500 MB are free: make room there");
        }
        Path work = Files.createTempDirectory(folder, "work-");
        System.out.println("Keycloak: unpacking (only once)");
        try {
            Folders.unzip(zip, work);
        } catch (ZipException e) {
            // Maven would take a file that was cut short for complete for ever.
            Files.delete(zip);
            throw new IOException(zip + " was damaged and is deleted now: run the build again ("
                    + e.getMessage() + ")", e);
        }
        System.out.println("Keycloak: building (only once, about 20 s)");
        KeycloakProcess.start(work, work, Map.of(), "build", "--db=dev-file").awaitEnd();
        return work;
    }

    private static Path importRealm(Path distribution, byte[] realm)
            throws IOException, InterruptedException {
        System.out.println("Keycloak: importing the realm (once per realm file, about 20 s)");
        // Only its owner can open a temporary folder, and so the password and the signing keys in it.
        Path work = Files.createTempDirectory(distribution.getParent(), "work-");
        Folders.copy(distribution.resolve("lib/quarkus"), work.resolve("lib/quarkus"));
        // Not mcp-realm.json: from a file X-realm.json Keycloak imports only a realm called X.
        Files.write(Files.createDirectories(work.resolve("data/import")).resolve("import-mcp.json"), realm);
        Files.writeString(work.resolve(PASSWORD_FILE), UUID.randomUUID().toString());
        URI url = URI.create("http://localhost:" + KeycloakProcess.freePort(0));
        KeycloakProcess process = serve(distribution, work, url);
        process.awaitAnswer(url.resolve(REALM_PATH));
        process.stop();
        return work;
    }

    /** Starts the server; without a database in the home it imports the realm and creates the user admin. */
    static KeycloakProcess serve(Path distribution, Path home, URI url) throws IOException {
        // In the environment, for a command line can be read by other users of the machine.
        Map<String, String> administrator = Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD", Files.readString(home.resolve(PASSWORD_FILE)));
        return KeycloakProcess.start(distribution, home, administrator,
                "start", "--optimized", "--import-realm", "--cache=local", "--shutdown-delay=0s",
                "--http-enabled=true", "--http-host=127.0.0.1", "--http-port=" + url.getPort(),
                // Without a fixed name the issuer would be whatever the Host header of a request says.
                "--hostname=" + url);
    }

    private static byte[] realmFile() throws IOException {
        try (InputStream file = KeycloakSeed.class.getResourceAsStream(REALM_FILE)) {
            return file.readAllBytes();
        }
    }

    private static String fingerprint(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
