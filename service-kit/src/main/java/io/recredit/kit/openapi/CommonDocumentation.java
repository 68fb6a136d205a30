package io.recredit.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Documents what operations have in common, problems and names in paths, so that no resource has to repeat it. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonDocumentation implements OASFilter {

    private static final String PROBLEM = "Problem";
    private static final String MEDIA_TYPE = "application/problem+json";

    private static final String INVALID = "`invalid-request`: errors names every field that is not valid";

    private static final Map<String, String> BODY = Map.of(
            "400", INVALID,
            "413", "`too-large`: the body is larger than 1 MiB",
            "415", "`unsupported-media-type`");

    private static final Map<String, String> ALWAYS =
            Map.of("503", "`unavailable`: try again after the seconds in Retry-After");

    private static final Map<String, String> NEEDING_A_TOKEN = Map.of(
            "401", "`unauthenticated`: no valid token",
            "403", "`forbidden`: the token's roles do not allow it");

    private static final Map<String, String> IN_PATHS = Map.of(
            "account", "name of an SMS account",
            "customer", "id of a customer",
            "user", "id of a user of the account");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(PROBLEM, problemSchema());
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> describe(path, operation)));
    }

    private static void describe(String path, Operation operation) {
        describeParameters(operation);
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        ALWAYS.forEach((code, description) -> add(operation, code, description));
        if (!isOpenToAll(operation)) {
            NEEDING_A_TOKEN.forEach((code, description) -> add(operation, code, description));
        }
        if (path.contains("{")) {
            add(operation, "404", "`not-found`: there is none, or it is another customer's");
        }
        if (operation.getRequestBody() != null) {
            BODY.forEach((code, description) -> add(operation, code, description));
        } else if (operation.getParameters() != null) {
            add(operation, "400", INVALID);
        }
        Map<String, APIResponse> responses =
                new TreeMap<>(operation.getResponses().getAPIResponses());
        responses.forEach((code, response) -> {
            if (code.startsWith("4") || code.startsWith("5")) {
                response.setContent(content());
            }
        });
        operation.getResponses().setAPIResponses(responses);
    }

    private static void describeParameters(Operation operation) {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        for (Parameter parameter : parameters) {
            if (parameter.getIn() == Parameter.In.PATH && parameter.getDescription() == null) {
                parameter.setDescription(IN_PATHS.get(parameter.getName()));
            }
        }
    }

    /** Where a resource says that it needs nothing, and not only says nothing. */
    private static boolean isOpenToAll(Operation operation) {
        return operation.getSecurity() != null && operation.getSecurity().isEmpty();
    }

    /** What the resource says itself is kept; the words that the framework puts there by itself are not. */
    private static void add(Operation operation, String code, String description) {
        APIResponse there = operation.getResponses().getAPIResponse(code);
        boolean saysNothing = there == null
                || there.getDescription() == null
                || !there.getDescription().startsWith("`");
        if (saysNothing) {
            operation
                    .getResponses()
                    .addAPIResponse(code, OASFactory.createAPIResponse().description(description));
        }
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(PROBLEM)));
    }

    private static Schema problemSchema() {
        Schema error = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("field", text("path in the body, or a parameter's or header's name", "messages[0].to"))
                .addProperty("code", text("stable, for programs", "required"))
                .addProperty("detail", text("for people", "is required"));
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 9457")
                .required(List.of("type", "title", "status", "detail"))
                .addProperty("type", text("which kind", "https://recredit.io/problems/invalid-request"))
                .addProperty("title", text("the kind in words", "Invalid request"))
                .addProperty(
                        "status",
                        OASFactory.createSchema().addType(SchemaType.INTEGER).addExample(400))
                .addProperty("detail", text("what happened", "messages[0].to: is required"))
                .addProperty("instance", text("the request's path", "/v1/accounts"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .description("with invalid-request only")
                                .items(error));
    }

    private static Schema text(String description, String example) {
        return OASFactory.createSchema()
                .addType(SchemaType.STRING)
                .description(description)
                .addExample(example);
    }
}
