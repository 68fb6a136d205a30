package io.recredit.billing.sufficiency;

import io.quarkus.arc.All;
import io.recredit.billing.reference.Accounts;
import io.recredit.contracts.AccountState;
import io.recredit.contracts.Amount;
import io.recredit.contracts.UserState;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.problem.FieldError;
import io.recredit.kit.problem.Problems;
import io.recredit.kit.reference.UserDirectory;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sufficiency over REST; send-service asks it for its estimates, with its caller's token. */
@Path("/v1/accounts/{account}/sufficiency")
@Tag(name = "Balances")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class SufficiencyResource {

    private final Accounts accounts;
    private final UserDirectory users;
    private final List<SufficiencyRule> rules;

    SufficiencyResource(Accounts accounts, UserDirectory users, @All List<SufficiencyRule> rules) {
        this.accounts = accounts;
        this.users = users;
        this.rules = rules;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER, Roles.SENDER})
    @Operation(
            operationId = "readSufficiency",
            summary = "Whether an amount could be charged now",
            description = "The balance and the user's rules are looked at as they are; nothing is reserved.")
    @APIResponse(
            responseCode = "200",
            description = "Whether it suffices, and if not, why",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SufficiencyView.class),
                            examples = {
                                @ExampleObject(name = "enough", value = "{\"sufficient\": true}"),
                                @ExampleObject(
                                        name = "too little",
                                        value = "{\"sufficient\": false, \"reason\": \"insufficient-balance\"}"),
                                @ExampleObject(
                                        name = "too much for the user",
                                        value =
                                                "{\"sufficient\": false, \"reason\": \"user-limit\", \"refusedBy\": \"daily-limit\"}")
                            }))
    @APIResponse(responseCode = "400", description = "`invalid-request`: a bad currency, amount or user")
    public Uni<SufficiencyView> read(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @Parameter(required = true, description = "CREDIT or an ISO 4217 code", example = "CREDIT")
                    @QueryParam("currency")
                    @Nullable
                    String currency,
            @Parameter(required = true, description = "not negative", example = "1.7") @QueryParam("amount") @Nullable
                    String amount,
            @Parameter(description = "id of the user of this account that would send") @QueryParam("user") @Nullable
                    String user) {
        Checks checks = new Checks();
        checks.currency("currency", currency);
        Optional<Amount> wanted = checks.amount("amount", amount);
        wanted.ifPresent(
                value -> checks.that(!value.isNegative(), "amount", "negative-amount", "must not be negative"));
        checks.throwIfAny();
        String inCurrency = Objects.requireNonNull(currency);
        return accounts.require(account)
                .chain(state -> find(user, state)
                        .chain(sender -> firstShortfall(
                                new Intent(state, sender.orElse(null), inCurrency, wanted.orElseThrow()),
                                Instant.now())))
                .map(SufficiencyView::of);
    }

    private Uni<Optional<UserState>> find(@Nullable String user, AccountState account) {
        if (user == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        UUID id = id(user);
        return users.findAll(List.of(id)).map(found -> {
            UserState state = found.get(id);
            if (state == null || !state.account().equals(account.account())) {
                throw unknownUser();
            }
            return Optional.of(state);
        });
    }

    private static UUID id(String user) {
        try {
            return UUID.fromString(user);
        } catch (IllegalArgumentException noId) {
            throw unknownUser();
        }
    }

    private static RuntimeException unknownUser() {
        return Problems.invalid(new FieldError("user", "unknown-user", "is no user of this account"));
    }

    private Uni<Optional<Shortfall>> firstShortfall(Intent intent, Instant now) {
        return Multi.createFrom()
                .iterable(rules)
                .onItem()
                .transformToUniAndConcatenate(rule -> rule.refuses(intent, now))
                .select()
                .where(Optional::isPresent)
                .toUni()
                .map(first -> first == null ? Optional.empty() : first);
    }
}
