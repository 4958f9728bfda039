package com.example.mcp.auth;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.text.ParseException;
import java.util.Optional;

/**
 * The public keys of the local issuer, from a folder that the token generator fills.
 *
 * <p>The folder holds {@code private.jwk}, which is made for its owner only and the server never opens, and
 * {@code jwks.json} with the public half.
 */
public final class LocalKeys implements KeySource {

    private static final int MIN_BITS = 2048;

    private final JWKSet keys;

    private LocalKeys(JWKSet keys) {
        this.keys = keys;
    }

    /**
     * Loads the public keys.
     *
     * @throws IllegalArgumentException if there is none, or one that cannot verify a token: a server must not
     *     start then
     */
    public static LocalKeys load(Path folder) {
        Path file = folder.resolve("jwks.json");
        try {
            JWKSet set = JWKSet.load(file.toFile()).toPublicJWKSet();
            // The header of a token names its key, so each key needs an id.
            if (!set.isEmpty() && set.getKeys().stream()
                    .allMatch(key -> key.getKeyID() != null && verifiesRs256(key))) {
                return new LocalKeys(set);
            }
        } catch (IOException | ParseException | NullPointerException e) { // the last from Nimbus, for null
            // Falls through to the sentence below, which says what to do.
        }
        throw new IllegalArgumentException("There is no usable public key in " + file
                + ": make one by running the token generator (compile exec:exec@token) once.");
    }

    /** The private key to sign with; the first call makes the key pair. */
    public static RSAKey privateKey(Path folder) throws IOException, JOSEException, ParseException {
        Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
        try (FileChannel lock = FileChannel.open(folder.resolve("lock"), CREATE, WRITE)) {
            lock.lock(); // two first runs at once must sign with one key; closing the file unlocks it
            return privateKey(folder.resolve("private.jwk"), folder.resolve("jwks.json"));
        }
    }

    private static RSAKey privateKey(Path file, Path published)
            throws IOException, JOSEException, ParseException {
        if (!Files.exists(file)) {
            RSAKey key = new RSAKeyGenerator(MIN_BITS).keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256).keyIDFromThumbprint(true).generate();
            // Permissions as part of the creation: there is no moment in which others could read the key.
            write(file, key.toJSONString(), ownerOnly(file, "rw-------"));
        }
        RSAKey key = RSAKey.parse(Files.readString(file));
        String json = new JWKSet(key.toPublicJWK()).toString();
        if (!Files.exists(published) || !Files.readString(published).equals(json)) {
            write(published, json);
        }
        return key;
    }

    /** Under another name first: whoever reads the file finds all of it, the old or the new. */
    private static void write(Path file, String text, FileAttribute<?>... attributes) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), "draft", null, attributes);
        try {
            Files.writeString(draft, text);
            Files.move(draft, file, REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    @Override
    public Optional<RSAKey> find(String kid) {
        return Optional.ofNullable(keys.getKeyByKeyId(kid)).map(JWK::toRSAKey);
    }

    /** The public keys as a JSON document (RFC 7517 §5). */
    public String json() {
        return keys.toString();
    }

    /**
     * Whether the issuer means this key for our use of it: what {@code alg}, {@code use} and {@code key_ops}
     * say, where they are there, must allow it (RFC 7517 §4). Shorter keys can be broken (RFC 7518 §3.3).
     */
    private static boolean verifiesRs256(JWK key) {
        return key instanceof RSAKey && key.size() >= MIN_BITS
                && (key.getAlgorithm() == null || key.getAlgorithm().equals(JWSAlgorithm.RS256))
                && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY));
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {asFileAttribute(fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}
