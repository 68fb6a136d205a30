package io.recredit.account.user;

import static io.recredit.kit.security.Roles.OPERATOR;
import static io.recredit.kit.security.Roles.OWNER;
import static io.recredit.kit.security.Roles.SENDER;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.recredit.account.smsaccount.Account;
import io.recredit.account.smsaccount.Accounts;
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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.UUID;
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

@Path("/v1/accounts/{account}/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users", description = "The sending identities under an account")
class UserResource {

    private final ManageUsers management;
    private final UserRepository users;
    private final Accounts accounts;
    private final Caller caller;

    UserResource(ManageUsers management, UserRepository users, Accounts accounts, Caller caller) {
        this.management = management;
        this.users = users;
        this.accounts = accounts;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({OPERATOR, OWNER})
    @Operation(operationId = "addUser", summary = "Add a user to an account")
    @RequestBody(required = true, content = @Content(examples = @ExampleObject(name = "api", value = UserExamples.NEW)))
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content =
                    @Content(
                            schema = @Schema(implementation = UserView.class),
                            examples = @ExampleObject(name = "api", value = UserExamples.ONE)))
    @APIResponse(responseCode = "409", description = "`user-exists`: the name is taken; `account-closed`")
    public Uni<RestResponse<UserView>> add(
            @Parameter(example = "sms-ab12345-1") @RestPath String account, @Nullable UserRequest request) {
        String name = Checks.body(request).checkedName();
        return management
                .add(account, name, this::isMine)
                .map(user -> RestResponse.ResponseBuilder.<UserView>create(Status.CREATED.getStatusCode())
                        .location(URI.create("/v1/accounts/" + account + "/users/" + user.id()))
                        .entity(UserView.of(user))
                        .build());
    }

    @GET
    @RolesAllowed({OPERATOR, OWNER, SENDER})
    @Operation(operationId = "listUsers", summary = "List an account's users, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of users",
            content = @Content(examples = @ExampleObject(name = "page", value = UserExamples.PAGE)))
    public Uni<Page<UserView>> list(
            @Parameter(example = "sms-ab12345-1") @RestPath String account,
            @Parameter(description = "1 to 200, 50 when absent", example = "50") @RestQuery @Nullable String limit,
            @Parameter(description = "`nextCursor` of the page before") @RestQuery @Nullable String cursor) {
        PageRequest page = PageRequest.parse(limit, cursor);
        return Panache.withSession(() -> myAccount(account).chain(found -> users.page(account, page)))
                .map(rows -> Page.of(rows, page, user -> Cursor.encode(user.id().toString()))
                        .map(UserView::of));
    }

    @GET
    @Path("/{user}")
    @RolesAllowed({OPERATOR, OWNER, SENDER})
    @Operation(operationId = "getUser", summary = "Look up a user")
    @APIResponse(
            responseCode = "200",
            description = "The user",
            content =
                    @Content(
                            schema = @Schema(implementation = UserView.class),
                            examples = @ExampleObject(name = "api", value = UserExamples.ONE)))
    public Uni<UserView> get(
            @Parameter(example = "sms-ab12345-1") @RestPath String account,
            @Parameter(example = "019b8d3a-5c00-7d7e-9f57-6a5d1c2b3a49") @RestPath UUID user) {
        return Panache.withSession(() -> myAccount(account).chain(found -> users.find(account, user)))
                .map(found -> UserView.of(found.orElseThrow(() -> Problems.notFound("user"))));
    }

    @PATCH
    @Path("/{user}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({OPERATOR, OWNER})
    @Operation(
            operationId = "changeUser",
            summary = "Rename, suspend or reactivate a user",
            description = "The fields that are absent stay.")
    @RequestBody(
            required = true,
            content = @Content(examples = @ExampleObject(name = "suspend", value = UserExamples.PATCH)))
    @APIResponse(
            responseCode = "200",
            description = "The user as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = UserView.class),
                            examples = @ExampleObject(name = "api", value = UserExamples.ONE)))
    @APIResponse(responseCode = "409", description = "`user-exists`: the name is taken; `account-closed`")
    public Uni<UserView> change(
            @Parameter(example = "sms-ab12345-1") @RestPath String account,
            @Parameter(example = "019b8d3a-5c00-7d7e-9f57-6a5d1c2b3a49") @RestPath UUID user,
            @Nullable UserPatchRequest request) {
        UserPatchRequest patch = Checks.body(request).checked();
        return management.change(account, user, patch, this::isMine).map(UserView::of);
    }

    private Uni<Account> myAccount(String name) {
        return accounts.find(name)
                .map(found -> found.filter(this::isMine).orElseThrow(() -> Problems.notFound("account")));
    }

    private boolean isMine(Account account) {
        return caller.mayTouch(account.customer());
    }
}
