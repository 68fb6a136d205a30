package io.recredit.contracts;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds fields of an event that are missing although its record does not mark them {@link Nullable}. */
final class RequiredFields {

    private static final ClassValue<List<RecordComponent>> REQUIRED = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> !component.getType().isPrimitive())
                    .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                    .toList();
        }
    };

    private RequiredFields() {}

    /** Throws {@link EventJson.UnreadableEvent} naming the first missing field, in nested records and lists, too. */
    static void check(Record event) {
        for (RecordComponent component : REQUIRED.get(event.getClass())) {
            if (valueOf(component, event) == null) {
                throw new EventJson.UnreadableEvent(
                        event.getClass().getSimpleName() + " lacks " + component.getName(), null);
            }
        }
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            switch (valueOf(component, event)) {
                case Amount amount -> {}
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

    private static @Nullable Object valueOf(RecordComponent component, Record event) {
        try {
            Method accessor = component.getAccessor();
            return accessor.invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
