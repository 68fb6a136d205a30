package io.recredit.contracts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the JSON Schema (2020-12) of an event from its record. Unknown fields stay allowed: fields may be added. */
final class EventSchemas {

    private static final SchemaGenerator GENERATOR = generator();

    private EventSchemas() {}

    static ObjectNode schemaOf(EventCatalogue.Entry event) {
        ObjectNode schema = GENERATOR.generateSchema(event.body());
        schema.put("title", event.type());
        schema.put("description", event.says());
        return schema;
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.INLINE_ALL_SCHEMAS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        config.forFields()
                .withRequiredCheck(field -> !isNullable(field))
                .withStringFormatResolver(EventSchemas::formatOf)
                .withStringPatternResolver(
                        field -> field.getType().isInstanceOf(Amount.class) ? "^-?[0-9]{1,13}(\\.[0-9]{1,6})?$" : null);
        config.forTypesInGeneral().withCustomDefinitionProvider((type, context) -> {
            Class<?> erased = type.getErasedType();
            if (erased.isEnum()) {
                return new CustomDefinition(namesOf(erased));
            }
            return isText(erased) ? new CustomDefinition(text()) : null;
        });
        return new SchemaGenerator(config.build());
    }

    private static boolean isText(Class<?> type) {
        return type == Amount.class || type == UUID.class || type == Instant.class;
    }

    private static @Nullable String formatOf(FieldScope field) {
        if (field.getType().isInstanceOf(UUID.class)) {
            return "uuid";
        }
        return field.getType().isInstanceOf(Instant.class) ? "date-time" : null;
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static ObjectNode text() {
        return JsonNodeFactory.instance.objectNode().put("type", "string");
    }

    private static ObjectNode namesOf(Class<?> enumeration) {
        ObjectNode schema = text();
        ArrayNode names = schema.putArray("enum");
        for (Object constant : enumeration.getEnumConstants()) {
            names.add(((WireName) constant).wireName());
        }
        return schema;
    }
}
