package com.example.mcp.auth;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Optional;

/** The keys that the issuer signs its tokens with. */
public interface KeySource {

    /**
     * The public key of this id (RFC 7517 §4.5), or nothing if no usable one is known.
     *
     * @throws KeySourceException if the issuer cannot be asked whether it has one
     */
    Optional<RSAKey> find(String kid) throws KeySourceException;
}
