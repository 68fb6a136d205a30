package io.recredit.billing.pricelist;

import io.recredit.contracts.TariffPage.Price;
import io.recredit.kit.paging.Cursor;
import io.recredit.kit.paging.Page;
import io.recredit.kit.paging.PageRequest;
import io.recredit.kit.problem.FieldError;
import io.recredit.kit.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The price lists over REST. Open to all, as a price list in a shop window is: a tariff is nobody's data, every answer is
 * small, and how many are given in a second is bounded, so that nobody else has to wait for them.
 */
@Path("/v1/prices")
@PermitAll
@SecurityRequirements
@Tag(name = "Price list", description = "What a segment to each destination costs; no token is needed")
@APIResponse(responseCode = "304", description = "As the answer that the caller has, by If-None-Match")
@APIResponse(responseCode = "404", description = "`not-found`: no tariff of the currency is valid at that time")
@APIResponse(
        responseCode = "503",
        description = "`unavailable`: try again after the seconds in Retry-After",
        headers =
                @Header(name = "Retry-After", description = "in seconds", schema = @Schema(type = SchemaType.INTEGER)))
class PriceListResource {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final PriceLists lists;
    private final RateLimit limit;

    /**
     * Takes what it reads.
     *
     * @param maxPerSecond requests that this process answers in a second, all callers together
     */
    PriceListResource(
            PriceLists lists,
            @ConfigProperty(name = "recredit.prices.max-per-second", defaultValue = "200") int maxPerSecond) {
        this.lists = lists;
        this.limit = new RateLimit(maxPerSecond, System.nanoTime());
    }

    @GET
    @Operation(
            operationId = "readPriceList",
            summary = "What a segment to each destination costs",
            description = "By prefix, with the names of the countries. All pages are of one tariff, also if another"
                    + " becomes valid meanwhile.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the price list",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PriceListView.class),
                            examples = @ExampleObject(name = "Italy", value = PriceListExamples.LIST)))
    public Uni<RestResponse<PriceListView>> list(
            @Parameter(description = "CREDIT or an ISO 4217 code; CREDIT when absent", example = "CREDIT")
                    @QueryParam("currency")
                    @Nullable
                    String currency,
            @Parameter(description = "when, RFC 3339; now when absent", example = "2026-01-01T00:00:00Z")
                    @QueryParam("at")
                    @Nullable
                    String at,
            @Parameter(
                            description = "only this country's: ISO 3166-1 alpha-2, or ZZ for numbers of no country",
                            example = "IT")
                    @QueryParam("country")
                    @Nullable
                    String country,
            @Parameter(
                            description = "of the countries' names; en when absent",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"en", "fr", "it"},
                                            defaultValue = "en"))
                    @QueryParam("language")
                    @Nullable
                    String language,
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
                    String cursor,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        Instant now = admit();
        PageRequest page = PageRequest.parse(limit, cursor);
        PriceQuery query =
                PriceListRequest.ofList(currency, at, country, language).check(now);
        return tariffOf(query, page.after()).chain(tariff -> {
            String tag = Caching.tag(tariff, query.country(), query.language(), page);
            Uni<RestResponse<PriceListView>> answer = Caching.isKnown(ifNoneMatch, tag)
                    ? Uni.createFrom().item(RestResponse.notModified())
                    : page(tariff, query, page).map(RestResponse::ok);
            return answer.invoke(response -> keep(response, tag, Caching.control("public", tariff, now)));
        });
    }

    private Uni<PriceListView> page(ValidTariff tariff, PriceQuery query, PageRequest page) {
        String after = page.after().isEmpty() ? "" : page.after().getLast();
        return lists.prices(tariff.id(), query.country(), after, page.rowsToRead())
                .map(prices -> Page.of(prices, page, last -> Cursor.encode(tariff.id(), last.prefix())))
                .map(prices -> PriceListView.of(tariff, prices, query.language()));
    }

    /** The first page's is the one that is valid then; the others' stands in the cursor. */
    private Uni<ValidTariff> tariffOf(PriceQuery query, List<String> cursor) {
        if (cursor.isEmpty()) {
            return validOne(query);
        }
        if (cursor.size() != 2) {
            throw PageRequest.badCursor();
        }
        return lists.withId(cursor.getFirst())
                .map(tariff -> tariff.filter(found -> found.currency().equals(query.currency()))
                        .orElseThrow(PageRequest::badCursor));
    }

    private Uni<ValidTariff> validOne(PriceQuery query) {
        return lists.validAt(query.currency(), query.time())
                .map(tariff -> tariff.orElseThrow(() -> Problems.notFound("price list")));
    }

    @GET
    @Path("/lookup")
    @Operation(
            operationId = "lookUpPrice",
            summary = "What a segment to a number costs",
            description = "The longest prefix of the tariff counts. The number is neither stored nor logged.")
    @APIResponse(
            responseCode = "200",
            description = "The price",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NumberPriceView.class),
                            examples = @ExampleObject(name = "Italy", value = PriceListExamples.NUMBER)))
    public Uni<RestResponse<NumberPriceView>> lookUp(
            @Parameter(
                            required = true,
                            description = "E.164: + (written %2B in an address) and 7 to 15 digits",
                            example = "+393471234567")
                    @QueryParam("number")
                    @Nullable
                    String number,
            @Parameter(description = "CREDIT or an ISO 4217 code; CREDIT when absent", example = "CREDIT")
                    @QueryParam("currency")
                    @Nullable
                    String currency,
            @Parameter(description = "when, RFC 3339; now when absent", example = "2026-01-01T00:00:00Z")
                    @QueryParam("at")
                    @Nullable
                    String at,
            @Parameter(
                            description = "of the country's name; en when absent",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"en", "fr", "it"},
                                            defaultValue = "en"))
                    @QueryParam("language")
                    @Nullable
                    String language,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        Instant now = admit();
        PriceQuery query =
                PriceListRequest.ofNumber(currency, at, language, number).check(now);
        return validOne(query)
                .chain(tariff -> lists.priceOf(tariff.id(), query.digits())
                        .map(price -> priceOrRefusal(price, query))
                        .map(price -> {
                            String tag = Caching.tag(tariff, price.prefix(), query.language());
                            RestResponse<NumberPriceView> answer = Caching.isKnown(ifNoneMatch, tag)
                                    ? RestResponse.notModified()
                                    : RestResponse.ok(NumberPriceView.of(tariff, price, query.language()));
                            // The address has the number in it, which no cache of many callers is to keep.
                            return keep(answer, tag, Caching.control("private", tariff, now));
                        }));
    }

    private static Price priceOrRefusal(Optional<Price> price, PriceQuery query) {
        return price.orElseThrow(() -> Problems.invalid(new FieldError(
                "number",
                "no-price-for-destination",
                "the tariff in " + query.currency() + " has no price for this destination")));
    }

    private static <T> RestResponse<T> keep(RestResponse<T> answer, String tag, String control) {
        answer.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, control);
        return answer;
    }

    private Instant admit() {
        if (!limit.take(System.nanoTime())) {
            throw Problems.unavailable(RETRY_AFTER, "More price lists are asked for than are given in a second.");
        }
        return Instant.now();
    }
}
