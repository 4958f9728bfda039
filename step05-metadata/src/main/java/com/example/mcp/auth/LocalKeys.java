package com.example.mcp.auth;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
            if (!set.isEmpty() && set.getKeys().stream().allMatch(LocalKeys::usable)) {
                return new LocalKeys(set);
            }
        } catch (IOException | ParseException | NullPointerException e) {
            // Falls through to the sentence below, which says what to do.
        }
        throw new IllegalArgumentException("There is no usable public key in " + file
                + ": make one by running the token generator (compile exec:exec@token) once.");
    }

    /** The private key to sign with; the first call makes the key pair. */
    public static RSAKey privateKey(Path folder) throws IOException, JOSEException, ParseException {
        Path file = folder.resolve("private.jwk");
        if (!Files.exists(file)) {
            RSAKey key = new RSAKeyGenerator(MIN_BITS).keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256).keyIDFromThumbprint(true).generate();
            Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
            // Permissions as part of the creation: there is no moment in which others could read the key.
            write(file, key.toJSONString(), false, ownerOnly(folder, "rw-------"));
        }
        RSAKey key = RSAKey.parse(Files.readString(file));
        Path published = folder.resolve("jwks.json");
        String json = new JWKSet(key.toPublicJWK()).toString();
        if (!Files.exists(published) || !Files.readString(published).equals(json)) {
            write(published, json, true);
        }
        return key;
    }

    /** Under another name first: whoever reads the file finds all of it, the old or the new. */
    private static void write(Path file, String text, boolean replace, FileAttribute<?>... attributes)
            throws IOException {
        Path draft = Files.createTempFile(file.getParent(), "draft", null, attributes);
        try {
            Files.writeString(draft, text);
            Files.move(draft, file, replace
                    ? new CopyOption[] {StandardCopyOption.REPLACE_EXISTING} : new CopyOption[0]);
        } catch (FileAlreadyExistsException e) {
            // Another run has made the keys meanwhile: they are the ones.
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

    private static boolean usable(JWK key) {
        return key instanceof RSAKey && key.getKeyID() != null && key.size() >= MIN_BITS;
    }

    private static FileAttribute<?>[] ownerOnly(Path folder, String permissions) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {asFileAttribute(fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}
