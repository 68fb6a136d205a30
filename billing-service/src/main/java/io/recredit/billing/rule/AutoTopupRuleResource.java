package io.recredit.billing.rule;

import io.recredit.billing.audit.CurrentActor;
import io.recredit.contracts.LowRule;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.security.Caller;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Auto top-up rules over REST. */
@Path("/v1/accounts/{account}/auto-topup-rules/{currency}")
@Tag(name = "Rules", description = "What is to happen when a balance gets low")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class AutoTopupRuleResource {

    private final AccountRules rules;
    private final Caller caller;
    private final CurrentActor actor;

    AutoTopupRuleResource(AccountRules rules, Caller caller, CurrentActor actor) {
        this.rules = rules;
        this.caller = caller;
        this.actor = actor;
    }

    @PUT
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "saveAutoTopupRule",
            summary = "Save the auto top-up rule of a balance",
            description =
                    "How much to buy when the balance is below the threshold, and with which card. One charge buys as many times"
                            + " the amount as lift the balance to the threshold. Saving ends a pause, and what waits is tried at once.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "credits", value = RuleExamples.NEW_AUTO_TOPUP)))
    @APIResponse(
            responseCode = "200",
            description = "The rule as saved, with its new revision",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AutoTopupRuleView.class),
                            examples = @ExampleObject(name = "credits", value = RuleExamples.AUTO_TOPUP)))
    @APIResponse(responseCode = "409", description = "`account-closed`")
    public Uni<AutoTopupRuleView> save(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(description = "the balance's: CREDIT or an ISO 4217 code", example = "CREDIT")
                    @PathParam("currency")
                    String currency,
            @Nullable AutoTopupRuleRequest body) {
        AutoTopupRuleRequest request = Checks.body(body);
        request.check(currency);
        Optional<String> ownEmail = caller.email();
        return rules.save(account, currency, balance -> request.on(balance, ownEmail), actor.get())
                .map(AutoTopupRuleView::of);
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(operationId = "getAutoTopupRule", summary = "The auto top-up rule of a balance")
    @APIResponse(
            responseCode = "200",
            description = "The rule as saved last",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AutoTopupRuleView.class),
                            examples = @ExampleObject(name = "credits", value = RuleExamples.AUTO_TOPUP)))
    @APIResponse(responseCode = "404", description = "`not-found`: no such account or rule, or another customer's")
    public Uni<AutoTopupRuleView> read(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(description = "the balance's: CREDIT or an ISO 4217 code", example = "CREDIT")
                    @PathParam("currency")
                    String currency) {
        return rules.find(account, currency, LowRule.AUTO_TOPUP).map(AutoTopupRuleView::of);
    }

    @DELETE
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "removeAutoTopupRule",
            summary = "Remove the auto top-up rule of a balance",
            description = "An open low episode of it ends.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "`not-found`: no such account or rule, or another customer's")
    public Uni<Void> remove(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(description = "the balance's: CREDIT or an ISO 4217 code", example = "CREDIT")
                    @PathParam("currency")
                    String currency) {
        return rules.remove(account, currency, LowRule.AUTO_TOPUP, actor.get());
    }
}
