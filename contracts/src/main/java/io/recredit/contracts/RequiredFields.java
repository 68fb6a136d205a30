package io.recredit.contracts;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds fields of an event that are missing although its record does not mark them {@link Nullable}. */
final class RequiredFields {

    /** Looking at a class is dear, so it is done once for each. */
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            List<RecordComponent> components = List.of(type.getRecordComponents());
            return new Shape(
                    components.stream()
                            .filter(component -> !component.getType().isPrimitive())
                            .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                            .map(RecordComponent::getAccessor)
                            .toList(),
                    components.stream()
                            .filter(component -> mayHoldRecords(component.getType()))
                            .map(RecordComponent::getAccessor)
                            .toList());
        }
    };

    /**
     * What there is to check about a type.
     *
     * @param required must not be null
     * @param nested may hold further records
     */
    private record Shape(List<Method> required, List<Method> nested) {}

    private RequiredFields() {}

    /** Throws {@link EventJson.UnreadableEvent} naming the first missing field, in nested records and lists, too. */
    static void check(Record event) {
        Shape shape = SHAPES.get(event.getClass());
        for (Method required : shape.required()) {
            if (valueOf(required, event) == null) {
                throw new EventJson.UnreadableEvent(
                        event.getClass().getSimpleName() + " lacks " + required.getName(), null);
            }
        }
        for (Method holder : shape.nested()) {
            switch (valueOf(holder, event)) {
                case Record nested -> check(nested);
                case List<?> list ->
                    list.stream()
                            .filter(Record.class::isInstance)
                            .map(Record.class::cast)
                            .forEach(RequiredFields::check);
                case null, default -> {}
            }
        }
    }

    private static boolean mayHoldRecords(Class<?> type) {
        boolean isRecord = type.isRecord() && type != Amount.class;
        return isRecord || type.isAssignableFrom(List.class) || List.class.isAssignableFrom(type);
    }

    private static @Nullable Object valueOf(Method accessor, Record event) {
        try {
            return accessor.invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
