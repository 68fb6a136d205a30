package io.recredit.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Bearer tokens as the realm would make them, signed with this JVM's key. */
public final class Tokens {

    private static final Duration LIFE = Duration.ofHours(1);

    private Tokens() {}

    public static String operator() {
        return token(null, LIFE, "operator");
    }

    public static String owner(String customer) {
        return token(customer, LIFE, "owner");
    }

    public static String sender(String customer) {
        return token(customer, LIFE, "sender");
    }

    /** An operator's token that ended an hour ago. */
    public static String expired() {
        return token(null, LIFE.negated(), "operator");
    }

    /** A valid token of somebody without any role. */
    public static String withoutRoles() {
        return token(null, LIFE);
    }

    /** A token of an owner whom nobody gave a customer. */
    public static String ownerWithoutCustomer() {
        return token(null, LIFE, "owner");
    }

    /** An operator's token signed by somebody else. */
    public static String forged() {
        String good = operator();
        int signature = good.lastIndexOf('.') + 1;
        char changed = good.charAt(signature) == 'A' ? 'B' : 'A';
        return good.substring(0, signature) + changed + good.substring(signature + 1);
    }

    private static String token(@Nullable String customer, Duration life, String... roles) {
        Instant now = Instant.now();
        String roleList =
                List.of(roles).stream().map(role -> "\"" + role + "\"").collect(Collectors.joining(","));
        String customerClaim = customer == null ? "" : ",\"customer\":\"" + customer + "\"";
        String claims = """
                {"iss":"https://recredit.test","sub":"%s","preferred_username":"%s","typ":"Bearer",\
                "iat":%d,"exp":%d,"realm_access":{"roles":[%s]}%s}""".formatted(
                        UUID.nameUUIDFromBytes((roleList + customer).getBytes(StandardCharsets.UTF_8)),
                        roles.length == 0 ? "nobody" : roles[0],
                        now.minus(Duration.ofHours(2)).getEpochSecond(),
                        now.plus(life).getEpochSecond(),
                        roleList,
                        customerClaim);
        return sign(base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(claims), SigningKeys.privateKey());
    }

    private static String sign(String content, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
