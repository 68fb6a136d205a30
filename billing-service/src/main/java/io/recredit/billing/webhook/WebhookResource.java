package io.recredit.billing.webhook;

import io.recredit.billing.card.SettleSetup;
import io.recredit.billing.payment.GatewayAway;
import io.recredit.billing.payment.GatewayEvent;
import io.recredit.billing.payment.GatewayEvents;
import io.recredit.billing.payment.GatewayEvents.BadSignature;
import io.recredit.billing.payment.PaymentWatch;
import io.recredit.kit.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where Stripe tells by itself what happened. Nothing depends on its coming: it only makes things known sooner. */
@Path("/v1/webhooks/stripe")
@Tag(name = "Webhooks", description = "For the card processor, not for callers")
class WebhookResource {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final GatewayEvents events;
    private final SettleSetup settleSetup;
    private final PaymentWatch payments;

    WebhookResource(GatewayEvents events, SettleSetup settleSetup, PaymentWatch payments) {
        this.events = events;
        this.settleSetup = settleSetup;
        this.payments = payments;
    }

    /** Open to all because Stripe has no token of ours: the signature over the body says that it is Stripe. */
    @POST
    @PermitAll
    @SecurityRequirements
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "stripeWebhook",
            summary = "What Stripe tells by itself",
            description =
                    "Answers 2xx only when what follows from it is stored, so that Stripe tells it again otherwise.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = "{\"type\": \"payment_intent.succeeded\", \"data\": {\"object\": {}}}"))
    @APIResponse(responseCode = "204", description = "It is known now, or does not concern us")
    @APIResponse(responseCode = "400", description = "`bad-signature`: it is not from Stripe, or older than 5 minutes")
    public Uni<Void> told(
            @Parameter(required = true, description = "when it was signed, and the signature", example = "t=1,v1=00")
                    @HeaderParam("Stripe-Signature")
                    @Nullable
                    String signature,
            byte @Nullable [] body) {
        return apply(read(body, signature), Instant.now())
                .onFailure(GatewayAway.class)
                .transform(away -> Problems.unavailable(RETRY_AFTER, "It cannot be looked into now; tell it again."));
    }

    private GatewayEvent read(byte @Nullable [] body, @Nullable String signature) {
        try {
            return events.read(body == null ? new byte[0] : body, signature == null ? "" : signature);
        } catch (BadSignature notStripes) {
            throw Problems.badRequest("bad-signature", "Bad signature", "The signature is missing, wrong or too old.");
        }
    }

    private Uni<Void> apply(GatewayEvent event, Instant now) {
        return switch (event) {
            case GatewayEvent.PaymentSucceeded succeeded -> payments.charged(succeeded.payment(), succeeded.charged());
            case GatewayEvent.PaymentFailed failed -> payments.failed(failed.payment());
            case GatewayEvent.CardPageCompleted completed ->
                settleSetup
                        .settlePage(completed.page(), now)
                        .invoke(WebhookResource::refuseUnsettled)
                        .replaceWithVoid();
            case GatewayEvent.Other other -> Uni.createFrom().voidItem();
        };
    }

    /** The processor said that the page is complete, but does not show the card yet. */
    private static void refuseUnsettled(boolean settled) {
        if (!settled) {
            throw Problems.unavailable(RETRY_AFTER, "The card is not there yet; tell it again.");
        }
    }
}
