package io.recredit.kit.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field path in the body such as {@code messages[0].to}, or the name of a parameter or header
 * @param code stable, for programs: {@code required}, {@code unknown-field}, {@code out-of-range} ...
 * @param detail for people; never repeats the value
 */
public record FieldError(String field, String code, String detail) {}
