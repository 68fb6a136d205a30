package io.recredit.billing.rule;

import io.recredit.billing.audit.CurrentActor;
import io.recredit.contracts.LowRule;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
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

/** Alert rules over REST. */
@Path("/v1/accounts/{account}/alert-rules/{currency}")
@Tag(name = "Rules", description = "What is to happen when a balance gets low")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class AlertRuleResource {

    private final AccountRules rules;
    private final CurrentActor actor;

    AlertRuleResource(AccountRules rules, CurrentActor actor) {
        this.rules = rules;
        this.actor = actor;
    }

    @PUT
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "saveAlertRule",
            summary = "Save the alert rule of a balance",
            description = "Whom to warn when the balance is below the threshold, and at which hour of the day.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "billing", value = RuleExamples.NEW_ALERT)))
    @APIResponse(
            responseCode = "200",
            description = "The rule as saved, with its new revision",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AlertRuleView.class),
                            examples = @ExampleObject(name = "billing", value = RuleExamples.ALERT)))
    @APIResponse(responseCode = "409", description = "`account-closed`")
    public Uni<AlertRuleView> save(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(description = "the balance's: CREDIT or an ISO 4217 code", example = "CREDIT")
                    @PathParam("currency")
                    String currency,
            @Nullable AlertRuleRequest body) {
        AlertRuleRequest request = Checks.body(body);
        request.check(currency);
        return rules.save(account, currency, request::on, actor.get()).map(AlertRuleView::of);
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(operationId = "getAlertRule", summary = "The alert rule of a balance")
    @APIResponse(
            responseCode = "200",
            description = "The rule as saved last",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AlertRuleView.class),
                            examples = @ExampleObject(name = "billing", value = RuleExamples.ALERT)))
    @APIResponse(responseCode = "404", description = "`not-found`: no such account or rule, or another customer's")
    public Uni<AlertRuleView> read(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(description = "the balance's: CREDIT or an ISO 4217 code", example = "CREDIT")
                    @PathParam("currency")
                    String currency) {
        return rules.find(account, currency, LowRule.ALERT).map(AlertRuleView::of);
    }

    @DELETE
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "removeAlertRule",
            summary = "Remove the alert rule of a balance",
            description = "An open low episode of it ends.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "`not-found`: no such account or rule, or another customer's")
    public Uni<Void> remove(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(description = "the balance's: CREDIT or an ISO 4217 code", example = "CREDIT")
                    @PathParam("currency")
                    String currency) {
        return rules.remove(account, currency, LowRule.ALERT, actor.get());
    }
}
