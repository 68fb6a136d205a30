package io.recredit.account.smsaccount;

import static io.recredit.kit.security.Roles.OPERATOR;

import io.recredit.kit.idempotency.IdempotencyKey;
import io.recredit.kit.problem.Checks;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Optional;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A class of its own, because JAX-RS picks the class by its path first and never goes back. */
@Path("/v1/customers/{customer}/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
class CustomerAccountsResource {

    private final OpenAccount opening;

    CustomerAccountsResource(OpenAccount opening) {
        this.opening = opening;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(OPERATOR)
    @Operation(operationId = "openAccount", summary = "Open an account for a customer")
    @RequestBody(
            required = true,
            content = @Content(examples = @ExampleObject(name = "shop", value = AccountExamples.NEW)))
    @APIResponse(
            responseCode = "201",
            description = "Opened; `Idempotency-Replayed: true` when it was opened before with the same key",
            content =
                    @Content(
                            schema = @Schema(implementation = AccountView.class),
                            examples = @ExampleObject(name = "shop", value = AccountExamples.ONE)))
    @APIResponse(responseCode = "409", description = "`account-exists`: the name is taken")
    @APIResponse(responseCode = "422", description = "`idempotency-key-reused`: the key came with other content")
    public Uni<RestResponse<AccountView>> open(
            @Parameter(example = "acme") @RestPath String customer,
            @Parameter(
                            description = "makes it safe to send the request again, 1 to 255 visible ASCII characters",
                            example = "open-shop-france")
                    @RestHeader(IdempotencyKey.HEADER)
                    @Nullable
                    String idempotencyKey,
            @Nullable AccountRequest request) {
        Optional<IdempotencyKey> key = IdempotencyKey.optional(idempotencyKey);
        return opening.open(customer, Checks.body(request).checked(), key).map(CustomerAccountsResource::created);
    }

    private static RestResponse<AccountView> created(OpenAccount.Opened opened) {
        RestResponse.ResponseBuilder<AccountView> response = RestResponse.ResponseBuilder.create(Status.CREATED);
        if (opened.replayed()) {
            response.header(IdempotencyKey.REPLAYED_HEADER, true);
        }
        return response.location(URI.create("/v1/accounts/" + opened.account().name()))
                .entity(AccountView.of(opened.account()))
                .build();
    }
}
