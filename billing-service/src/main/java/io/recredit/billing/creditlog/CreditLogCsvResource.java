package io.recredit.billing.creditlog;

import io.recredit.billing.database.HeavyReads;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.reference.Accounts;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/**
 * The credit log as a file. It has an address of its own: a file can be linked to, and nobody gets it by chance because a
 * client accepts everything.
 */
@Path("/v1/accounts/{account}/credit-log.csv")
@Tag(name = "Balances")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: too many exports are under way; try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class CreditLogCsvResource {

    private final Accounts accounts;
    private final ReadCreditLog log;
    private final ExportCreditLog export;

    CreditLogCsvResource(Accounts accounts, ReadCreditLog log, ExportCreditLog export) {
        this.accounts = accounts;
        this.log = log;
        this.export = export;
    }

    @GET
    @Produces("text/csv;charset=UTF-8")
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "exportCreditLog",
            summary = "The entries of a balance as CSV, newest first",
            description =
                    "As many lines as there are, with the columns of the JSON form. The file is written as fast as it is"
                            + " read; one that is not whole ends without the last chunk. A reason that begins with"
                            + " `=`, `+`, `-` or `@` has an apostrophe in front, so that no spreadsheet takes it"
                            + " for a formula.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            headers = {
                @Header(
                        name = LogFile.ARCHIVED_ENTRIES,
                        description = "entries that are archived and not shown any more; absent when there are none",
                        schema = @Schema(type = SchemaType.INTEGER)),
                @Header(
                        name = LogFile.ARCHIVED_BEFORE,
                        description = "what was accepted before this day (UTC) is archived",
                        schema = @Schema(type = SchemaType.STRING, format = "date"))
            },
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            example = CreditLogExamples.CSV))
    @APIResponse(responseCode = "400", description = "`invalid-request`: a bad filter")
    public RestMulti<byte[]> read(
            @Parameter(description = "the account's service name", example = "sms-ab12345-1") @PathParam("account")
                    String account,
            @BeanParam LogFilterRequest wanted) {
        LogFilter filter = wanted.filter();
        return LogFile.answer(accounts.require(account).chain(state -> {
            BalanceKey balance = wanted.balanceOf(state);
            return export.inPlace(balance.customer(), place -> begin(balance, filter, place));
        }));
    }

    private Uni<LogFile> begin(BalanceKey balance, LogFilter filter, HeavyReads.Place place) {
        String name = "credit-log-%s-%s.csv".formatted(balance.account(), balance.currency());
        return log.window(balance, filter.from(), filter.to())
                .chain(window -> log.archived(balance)
                        .map(archived -> new LogFile(
                                name, archived, export.csv(balance, filter, window, InstantSource.system()), place)));
    }
}
