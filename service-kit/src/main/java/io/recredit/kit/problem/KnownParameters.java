package io.recredit.kit.problem;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a parameter of the query that the address does not have, and one given several times of which one would be
 * taken: a misspelt filter that is left out shows what nobody asked for.
 */
public class KnownParameters {

    /** By method, the names of its query parameters, and whether each may be repeated. */
    private final Map<Method, SortedMap<String, Boolean>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo called) {
        MultivaluedMap<String, String> given = request.getUriInfo().getQueryParameters(true);
        if (given.isEmpty()) {
            return;
        }
        SortedMap<String, Boolean> names = known.computeIfAbsent(called.getResourceMethod(), KnownParameters::of);
        Checks checks = new Checks();
        given.forEach((name, values) -> {
            Boolean repeatable = names.get(name);
            if (repeatable == null) {
                checks.that(false, name, "unknown-parameter", "is no parameter of this address; it has " + list(names));
            } else {
                checks.that(repeatable || values.size() == 1, name, "repeated", "must not be given more than once");
            }
        });
        checks.throwIfAny();
    }

    private static String list(SortedMap<String, Boolean> names) {
        return names.isEmpty() ? "none" : String.join(", ", names.keySet());
    }

    private static SortedMap<String, Boolean> of(Method method) {
        SortedMap<String, Boolean> names = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                addFields(names, parameter.getType());
            }
            name(parameter, parameter.getName()).ifPresent(name -> names.put(name, isRepeatable(parameter.getType())));
        }
        return names;
    }

    /** The name in the query, if it is a parameter of the query. */
    private static Optional<String> name(AnnotatedElement element, String declared) {
        QueryParam standard = element.getAnnotation(QueryParam.class);
        if (standard != null) {
            return Optional.of(standard.value());
        }
        return Optional.ofNullable(element.getAnnotation(RestQuery.class))
                .map(query -> query.value().isEmpty() ? declared : query.value());
    }

    private static void addFields(SortedMap<String, Boolean> names, Class<?> bean) {
        for (Class<?> type = bean; type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                name(field, field.getName()).ifPresent(name -> names.put(name, isRepeatable(field.getType())));
            }
        }
    }

    private static boolean isRepeatable(Class<?> type) {
        return Collection.class.isAssignableFrom(type);
    }
}
