package io.recredit.localstack.processor;

/** The bounds of Stripe's lists. */
final class Page {

    static final int MAX = 100;

    private static final int DEFAULT = 10;

    private Page() {}

    /** The parameter {@code limit}: 1 to 100, 10 if it is not given. */
    static int limit(Form form) {
        long limit = form.get("limit").isPresent() ? form.positive("limit") : DEFAULT;
        if (limit > MAX) {
            throw StripeProblem.invalid("Invalid limit: must be at most " + MAX + ".", "limit");
        }
        return (int) limit;
    }
}
