package io.recredit.account.customer;

import static io.recredit.kit.security.Roles.OPERATOR;
import static io.recredit.kit.security.Roles.OWNER;
import static io.recredit.kit.security.Roles.SENDER;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.recredit.kit.paging.Cursor;
import io.recredit.kit.paging.Page;
import io.recredit.kit.paging.PageRequest;
import io.recredit.kit.problem.Checks;
import io.recredit.kit.problem.Problems;
import io.recredit.kit.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers", description = "The paying businesses")
class CustomerResource {

    private static final String NEW = """
            {"id": "acme", "name": "Acme SAS", "homeCountry": "FR"}""";

    private static final String ONE = """
            {"id": "acme", "name": "Acme SAS", "homeCountry": "FR", "accountPrefix": "ab12345",
             "createdAt": "2026-01-05T08:00:00Z"}""";

    private static final String PAGE = "{\"items\": [" + ONE + "], \"nextCursor\": \"YWNtZQ\"}";

    private final RegisterCustomer registration;
    private final CustomerRepository customers;
    private final Caller caller;

    CustomerResource(RegisterCustomer registration, CustomerRepository customers, Caller caller) {
        this.registration = registration;
        this.customers = customers;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(OPERATOR)
    @Operation(operationId = "registerCustomer", summary = "Register a customer")
    @RequestBody(required = true, content = @Content(examples = @ExampleObject(name = "acme", value = NEW)))
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content =
                    @Content(
                            schema = @Schema(implementation = CustomerView.class),
                            examples = @ExampleObject(name = "acme", value = ONE)))
    @APIResponse(responseCode = "409", description = "`customer-exists`: the id is taken")
    public Uni<RestResponse<CustomerView>> register(@Nullable CustomerRequest request) {
        return registration
                .register(Checks.body(request).checked())
                .map(customer -> RestResponse.ResponseBuilder.<CustomerView>create(Status.CREATED.getStatusCode())
                        .location(URI.create("/v1/customers/" + customer.id()))
                        .entity(CustomerView.of(customer))
                        .build());
    }

    @GET
    @RolesAllowed(OPERATOR)
    @Operation(operationId = "listCustomers", summary = "List customers by id")
    @APIResponse(
            responseCode = "200",
            description = "A page of customers",
            content = @Content(examples = @ExampleObject(name = "page", value = PAGE)))
    public Uni<Page<CustomerView>> list(
            @Parameter(description = "1 to 200, 50 when absent", example = "50") @RestQuery @Nullable String limit,
            @Parameter(description = "`nextCursor` of the page before") @RestQuery @Nullable String cursor) {
        PageRequest page = PageRequest.parse(limit, cursor);
        return Panache.withSession(() -> customers.page(page))
                .map(rows -> Page.of(rows, page, customer -> Cursor.encode(customer.id()))
                        .map(CustomerView::of));
    }

    @GET
    @Path("/{customer}")
    @RolesAllowed({OPERATOR, OWNER, SENDER})
    @Operation(operationId = "getCustomer", summary = "Look up a customer")
    @APIResponse(
            responseCode = "200",
            description = "The customer",
            content =
                    @Content(
                            schema = @Schema(implementation = CustomerView.class),
                            examples = @ExampleObject(name = "acme", value = ONE)))
    public Uni<CustomerView> get(@Parameter(example = "acme") @RestPath String customer) {
        caller.requireCustomer(customer, CustomerResource::noSuchCustomer);
        return Panache.withSession(() -> customers.find(customer))
                .map(found -> CustomerView.of(found.orElseThrow(CustomerResource::noSuchCustomer)));
    }

    private static RuntimeException noSuchCustomer() {
        return Problems.notFound("customer");
    }
}
