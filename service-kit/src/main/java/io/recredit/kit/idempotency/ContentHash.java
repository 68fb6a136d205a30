package io.recredit.kit.idempotency;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells whether two requests with the same idempotency key have the same content. */
public final class ContentHash {

    private ContentHash() {}

    /** SHA-256 (32 bytes) over the parts, each preceded by its length so that no two lists of parts look alike. */
    public static byte[] of(byte[]... parts) {
        MessageDigest digest = sha256();
        for (byte[] part : parts) {
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length).array());
            digest.update(part);
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
