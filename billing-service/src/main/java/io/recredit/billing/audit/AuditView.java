package io.recredit.billing.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One change as it is told.
 *
 * @param at the millisecond that its id carries
 */
@Schema(name = "AuditEntry")
record AuditView(
        UUID id,
        Instant at,
        @Schema(examples = "auto-topup-rule") String kind,

        @Schema(description = "which one of the kind: a rule's currency, a card's or tariff's id", examples = "CREDIT")
        String item,

        @Schema(
                examples = "changed",
                enumeration = {"created", "changed", "removed"})
        String action,

        @Schema(description = "absent if it concerns the whole platform", examples = "acme") @Nullable
        String customer,

        @Schema(description = "absent if it concerns the whole customer", examples = "sms-ab12345-1") @Nullable
        String account,

        @Schema(description = "absent if it concerns the whole account") @Nullable
        UUID user,

        @Schema(description = "what it was; absent if it was created") @Nullable
        Map<String, Object> from,

        @Schema(description = "what it became; absent if it was removed") @Nullable
        Map<String, Object> to,

        @Schema(description = "subject of the token that changed it; `system` if none did")
        String actor,

        @Schema(
                examples = "owner",
                enumeration = {"operator", "owner", "sender", "system"})
        String actorRole,

        @Schema(description = "`X-Request-Id` of the request, if it had one") @Nullable
        String requestId) {}
