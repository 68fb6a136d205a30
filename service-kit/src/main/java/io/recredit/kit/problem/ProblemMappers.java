package io.recredit.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.InstanceUtils;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.recredit.kit.kafka.Retrying;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what goes wrong in and around a request into a problem. What is unexpected says nothing about our insides. */
public class ProblemMappers {

    /** Before the mappers of the problem extension and of Quarkus. */
    private static final int FIRST = 1;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String AWAY = "A part of the system does not answer; try again.";

    private final UnavailableLog log;

    ProblemMappers(UnavailableLog log) {
        this.log = log;
    }

    @ServerExceptionMapper(
            value = {
                JsonProcessingException.class,
                JsonMappingException.class,
                MismatchedInputException.class,
                InvalidFormatException.class,
                UnrecognizedPropertyException.class
            },
            priority = FIRST)
    Response json(JsonProcessingException cause, UriInfo uri) {
        return answer(Problems.invalidProblem(List.of(JsonFault.of(cause))), cause, uri);
    }

    @ServerExceptionMapper(value = NoContentException.class, priority = FIRST)
    Response noBody(NoContentException cause, UriInfo uri) {
        FieldError missing = new FieldError("", "required", "a JSON body is required");
        return answer(Problems.invalidProblem(List.of(missing)), cause, uri);
    }

    @ServerExceptionMapper(
            value = {WebApplicationException.class, NotFoundException.class},
            priority = FIRST)
    Response http(WebApplicationException cause, UriInfo uri) {
        if (cause.getCause() instanceof JsonProcessingException json) {
            return json(json, uri);
        }
        HttpProblem.Builder problem =
                HttpProblem.builder().withStatus(cause.getResponse().getStatus());
        cause.getResponse().getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Content-Type") && !name.equalsIgnoreCase("Content-Length")) {
                problem.withHeader(name, values.getFirst());
            }
        });
        return answer(problem.build(), cause, uri);
    }

    /** No token, or one that does not hold; which of the two is nobody's business. */
    @ServerExceptionMapper(
            value = {UnauthorizedException.class, AuthenticationFailedException.class},
            priority = FIRST)
    Response unauthenticated(SecurityException cause, UriInfo uri) {
        HttpProblem problem = HttpProblem.builder()
                .withStatus(Status.UNAUTHORIZED)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
        return answer(problem, cause, uri);
    }

    /**
     * Throwable, because some failures of Vert.x are no exceptions; and Exception, which the problem extension would
     * otherwise answer with 500, also while the database is away.
     */
    @ServerExceptionMapper(
            value = {Throwable.class, Exception.class},
            priority = FIRST)
    Response unexpected(Throwable cause, UriInfo uri) {
        HttpProblem problem = Retrying.isInfrastructureAway(cause)
                ? Problems.unavailableProblem(RETRY_AFTER, AWAY)
                : HttpProblem.valueOf(Status.INTERNAL_SERVER_ERROR);
        return answer(problem, cause, uri);
    }

    /** Those that we throw. */
    @ServerExceptionMapper(value = HttpProblem.class, priority = FIRST)
    Response ours(HttpProblem problem, UriInfo uri) {
        return answer(problem, problem, uri);
    }

    private Response answer(HttpProblem problem, Throwable cause, UriInfo uri) {
        if (problem.getStatusCode() == Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            return unavailable(problem, cause, uri);
        }
        ProblemContext context = ProblemContext.of(cause, uri);
        return ExceptionMapperBase.postProcessorsRegistry
                .applyPostProcessing(problem, context)
                .toResponse();
    }

    /**
     * A 503 does not go through the extension's steps, the last of which logs it as an error with a stack trace: under
     * overload there are thousands a second, and none of them is an error of ours.
     */
    private Response unavailable(HttpProblem problem, Throwable cause, UriInfo uri) {
        log.answered(
                uri.getRequestUri().getRawPath(),
                cause == problem ? String.valueOf(problem.getDetail()) : cause.toString());
        HttpProblem base = problem.getType() == null ? Problems.unavailableProblem(RETRY_AFTER, AWAY) : problem;
        HttpProblem.Builder answer =
                HttpProblem.builder(base).withInstance(InstanceUtils.pathToInstance(uri.getPath()));
        if (!base.getHeaders().containsKey(HttpHeaders.RETRY_AFTER)) {
            answer.withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER.toSeconds());
        }
        return answer.build().toResponse();
    }
}
