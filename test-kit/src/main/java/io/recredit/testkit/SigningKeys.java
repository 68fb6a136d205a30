package io.recredit.testkit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The key pair of this JVM: tokens are signed with the one half and verified by the service with the other. */
final class SigningKeys {

    private static final int KEY_BITS = 2048;

    private SigningKeys() {}

    /** The public key as base64 of its X.509 form, for {@code quarkus.oidc.public-key}. */
    static String publicKey() {
        return pair().split(" ", -1)[0];
    }

    static PrivateKey privateKey() {
        try {
            byte[] encoded = Base64.getDecoder().decode(pair().split(" ", -1)[1]);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pair() {
        return OncePerJvm.get("keys", SigningKeys::generate);
    }

    private static String generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            KeyPair pair = generator.generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            return base64.encodeToString(pair.getPublic().getEncoded()) + " "
                    + base64.encodeToString(pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
