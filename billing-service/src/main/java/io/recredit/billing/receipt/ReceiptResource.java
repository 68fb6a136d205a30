package io.recredit.billing.receipt;

import io.recredit.billing.reference.Customers;
import io.recredit.kit.paging.Cursor;
import io.recredit.kit.paging.Page;
import io.recredit.kit.paging.PageRequest;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.problem.Problems;
import io.recredit.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
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

/** Receipts over REST. */
@Path("/v1/customers/{customer}/receipts")
@Tag(name = "Receipts", description = "What was paid, with VAT")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class ReceiptResource {

    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

    /** What is longer is no number of ours. */
    private static final int LONGEST_NUMBER = 40;

    private final Customers customers;
    private final ReceiptRepository receipts;

    ReceiptResource(Customers customers, ReceiptRepository receipts) {
        this.customers = customers;
        this.receipts = receipts;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(
            operationId = "listReceipts",
            summary = "The receipts of a customer, newest first",
            description = "One for each top-up that was paid, of all accounts.")
    @APIResponse(
            responseCode = "200",
            description = "A page of them",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "page", value = ReceiptExamples.PAGE)))
    @APIResponse(responseCode = "400", description = "`invalid-request`: a bad year, limit or cursor")
    @APIResponse(responseCode = "404", description = "`not-found`: no such customer, or another one")
    public Uni<Page<ReceiptView>> list(
            @Parameter(description = "the customer's name", example = "acme") @PathParam("customer") String customer,
            @Parameter(description = "only of this year, in the seller's time zone", example = "2026")
                    @QueryParam("year")
                    @Nullable
                    String year,
            @Parameter(
                            description = "items at most: 1 to 200, 50 when absent",
                            example = "50",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "`nextCursor` of the page before; absent for the first page")
                    @QueryParam("cursor")
                    @Nullable
                    String cursor) {
        PageRequest page = PageRequest.parse(limit, cursor);
        // Read before the customer is looked for, so that it is a 400 for everybody.
        page.afterNumber();
        Checks checks = new Checks();
        checks.that(year == null || YEAR.matcher(year).matches(), "year", "not-a-year", "must be a year such as 2026");
        checks.throwIfAny();
        return customers
                .require(customer)
                .chain(known -> receipts.of(known, year == null ? null : Integer.valueOf(year), page))
                .map(rows -> Page.of(rows, page, placed -> Cursor.encode(Long.toString(placed.id())))
                        .map(ReceiptRepository.Placed::view));
    }

    @GET
    @Path("/{number}")
    @RolesAllowed({Roles.OPERATOR, Roles.OWNER})
    @Operation(operationId = "getReceipt", summary = "One receipt", description = "It says the same for ever.")
    @APIResponse(
            responseCode = "200",
            description = "The receipt",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReceiptView.class),
                            examples = @ExampleObject(name = "receipt", value = ReceiptExamples.RECEIPT)))
    @APIResponse(responseCode = "404", description = "`not-found`: no such customer or receipt, or another customer's")
    public Uni<ReceiptView> read(
            @Parameter(description = "the customer's name", example = "acme") @PathParam("customer") String customer,
            @Parameter(description = "the receipt's number", example = "RFR-2026-000007") @PathParam("number")
                    String number) {
        if (number.length() > LONGEST_NUMBER) {
            throw Problems.notFound("receipt");
        }
        return customers
                .require(customer)
                .chain(known -> receipts.find(known, number))
                .map(found -> found.orElseThrow(() -> Problems.notFound("receipt")));
    }
}
