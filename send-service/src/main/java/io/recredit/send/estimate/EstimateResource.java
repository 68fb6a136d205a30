package io.recredit.send.estimate;

import io.recredit.contracts.AccountState;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.security.Roles;
import io.recredit.send.reference.AccountAccess;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Estimates over REST. */
@Path("/v1/accounts/{account}/estimates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SENDER, Roles.OWNER, Roles.OPERATOR})
@Tag(name = "Estimates", description = "What messages would cost")
class EstimateResource {

    private final AccountAccess accounts;
    private final EstimateMessages estimateMessages;

    EstimateResource(AccountAccess accounts, EstimateMessages estimateMessages) {
        this.accounts = accounts;
        this.estimateMessages = estimateMessages;
    }

    @POST
    @Operation(
            operationId = "estimateMessages",
            summary = "What a text to some recipients would cost",
            description = "Checked, cut into segments and priced as if it were sent now; nothing is stored or taken."
                    + " Whether the balance suffices is asked of billing-service; while that is away it is null.")
    @APIResponse(
            responseCode = "200",
            description = "The estimate",
            content =
                    @Content(
                            schema = @Schema(implementation = EstimateView.class),
                            examples = {
                                @ExampleObject(name = "enough", value = EstimateExamples.ENOUGH),
                                @ExampleObject(name = "billing is away", value = EstimateExamples.WITHOUT_BILLING)
                            }))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request`: errors names every field that could not be sent, such as"
                    + " `recipients[3]` with `no-price-for-destination`")
    @APIResponse(responseCode = "409", description = "`account-not-active`: it is suspended or closed")
    public Uni<EstimateView> estimate(
            @RestPath @Parameter(description = "the account's service name", example = "sms-ab12345-1") String account,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Parameter(hidden = true) @Nullable String authorization,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = EstimateRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "Two recipients",
                                                            value = EstimateExamples.NEW)))
                    @Nullable
                    EstimateRequest body) {
        AccountState owner = accounts.require(account);
        return estimateMessages
                .estimate(owner, Checks.body(body).outline(), authorization == null ? "" : authorization, Instant.now())
                .map(EstimateView::of);
    }
}
