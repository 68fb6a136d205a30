package io.recredit.billing.rule;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Alert rules over REST. */
@Path("/v1/accounts/{account}/alert-rules/{currency}")
@Tag(name = "Rules", description = "What is to happen when a balance gets low")
class AlertRuleResource {

    private final AccountRules rules;
    private final Caller caller;

    AlertRuleResource(AccountRules rules, Caller caller) {
        this.rules = rules;
        this.caller = caller;
    }

    @PUT
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            summary = "Save the alert rule of a balance",
            description = "Whom to warn when the balance is below the threshold, and at which hour of the day.")
    @APIResponse(responseCode = "200", description = "The rule as saved, with its new revision")
    @APIResponse(responseCode = "400", description = "A wrong field")
    @APIResponse(responseCode = "404", description = "No such account, or another customer's")
    @APIResponse(responseCode = "409", description = "account-closed")
    public Uni<AlertRuleView> save(
            @Parameter(example = "sms-ab12345-1") @PathParam("account") String account,
            @Parameter(example = "CREDIT") @PathParam("currency") String currency,
            @Nullable AlertRuleRequest body) {
        AlertRuleRequest request = Checks.body(body);
        request.check(currency);
        return rules.save(account, currency, request::on, caller.subject()).map(AlertRuleView::of);
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(summary = "The alert rule of a balance")
    @APIResponse(responseCode = "200", description = "The rule as saved last")
    @APIResponse(responseCode = "404", description = "No such account or rule")
    public Uni<AlertRuleView> read(
            @Parameter(example = "sms-ab12345-1") @PathParam("account") String account,
            @Parameter(example = "CREDIT") @PathParam("currency") String currency) {
        return rules.find(account, currency, LowRule.ALERT).map(AlertRuleView::of);
    }

    @DELETE
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(summary = "Remove the alert rule of a balance", description = "An open low episode of it ends.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "No such account or rule")
    public Uni<Void> remove(
            @Parameter(example = "sms-ab12345-1") @PathParam("account") String account,
            @Parameter(example = "CREDIT") @PathParam("currency") String currency) {
        return rules.remove(account, currency, LowRule.ALERT);
    }
}
