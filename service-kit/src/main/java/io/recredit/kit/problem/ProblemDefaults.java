package io.recredit.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Gives the problems that the frameworks make a type, a title and a detail of ours. */
@ApplicationScoped
class ProblemDefaults implements ProblemPostProcessor {

    /** After the extension's own steps that fill in nothing of this, before the log. */
    private static final int PRIORITY = 120;

    private record Default(String slug, String title, String detail) {}

    private static final Map<Integer, Default> DEFAULTS = Map.of(
            400, new Default("invalid-request", "Invalid request", "The request cannot be understood."),
            401, new Default("unauthenticated", "Not authenticated", "A valid bearer token is required."),
            403, new Default("forbidden", "Forbidden", "The token's roles do not allow this."),
            404, new Default("not-found", "Not found", "There is nothing at this address."),
            405, new Default("method-not-allowed", "Method not allowed", "This address has no such method."),
            406, new Default("not-acceptable", "Not acceptable", "No answer in an accepted media type exists."),
            413, new Default("too-large", "Too large", "The body is larger than 1 MiB."),
            415, new Default("unsupported-media-type", "Unsupported media type", "The body's media type is not taken."),
            500, new Default("internal", "Internal error", "Something went wrong on our side; it has been logged."));

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null) {
            return problem;
        }
        Default fallback = DEFAULTS.getOrDefault(problem.getStatusCode(), generic(problem));
        return HttpProblem.builder(problem)
                .withType(Problems.type(fallback.slug()))
                .withTitle(fallback.title())
                .withDetail(fallback.detail())
                .build();
    }

    private static Default generic(HttpProblem problem) {
        String title = problem.getTitle() == null ? "Problem" : problem.getTitle();
        return new Default("http-" + problem.getStatusCode(), title, title + ".");
    }

    @Override
    public int priority() {
        return PRIORITY;
    }
}
