package io.recredit.billing.creditlog;

import io.recredit.billing.database.HeavyReads;
import io.recredit.billing.ledger.BalanceKey;
import io.recredit.billing.reference.Accounts;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    static final String ARCHIVED_ENTRIES = "Archived-Entries";
    static final String ARCHIVED_BEFORE = "Archived-Before";

    private final Accounts accounts;
    private final ReadCreditLog log;
    private final ExportCreditLog export;

    CreditLogCsvResource(Accounts accounts, ReadCreditLog log, ExportCreditLog export) {
        this.accounts = accounts;
        this.log = log;
        this.export = export;
    }

    /** What is known before the first line is written. */
    private record Beginning(
            BalanceKey balance,
            LogFilter filter,
            LogWindow window,
            Optional<ArchivedView> archived,
            HeavyReads.Place place) {}

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
                        name = ARCHIVED_ENTRIES,
                        description = "entries that are archived and not shown any more; absent when there are none",
                        schema = @Schema(type = SchemaType.INTEGER)),
                @Header(
                        name = ARCHIVED_BEFORE,
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
        Uni<Beginning> beginning = accounts.require(account).chain(state -> {
            BalanceKey balance = wanted.balanceOf(state);
            HeavyReads.Place place = export.takePlace(balance.customer());
            return begin(balance, filter, place).onTermination().invoke((begun, failure, cancelled) -> {
                if (failure != null || cancelled) {
                    place.giveBack();
                }
            });
        });
        return RestMulti.fromUniResponse(beginning, this::file, CreditLogCsvResource::headers);
    }

    private Uni<Beginning> begin(BalanceKey balance, LogFilter filter, HeavyReads.Place place) {
        return log.window(balance, filter)
                .chain(window ->
                        log.archived(balance).map(archived -> new Beginning(balance, filter, window, archived, place)));
    }

    /** The place is given back when the file is written, breaks off, or nobody is there any more to read it. */
    private Multi<byte[]> file(Beginning beginning) {
        return export.csv(beginning.balance(), beginning.filter(), beginning.window(), InstantSource.system())
                .onTermination()
                .invoke(beginning.place()::giveBack);
    }

    private static Map<String, List<String>> headers(Beginning beginning) {
        Map<String, List<String>> headers = new HashMap<>();
        String name = "credit-log-%s-%s.csv"
                .formatted(beginning.balance().account(), beginning.balance().currency());
        headers.put(HttpHeaders.CONTENT_DISPOSITION, List.of("attachment; filename=\"" + name + "\""));
        beginning.archived().ifPresent(archived -> {
            headers.put(ARCHIVED_ENTRIES, List.of(Long.toString(archived.entries())));
            headers.put(ARCHIVED_BEFORE, List.of(archived.before().toString()));
        });
        return headers;
    }
}
