package io.recredit.localstack.processor;

import io.recredit.localstack.http.WebRequest;
import java.util.List;

/** Which call a request is. */
final class Routes {

    static final String PAYMENT_CREATION = "POST payment_intents";

    private static final String ROOT = "/v1/";

    private final CustomerCalls customers;
    private final SetupCalls setups;
    private final CardCalls cards;
    private final PaymentCalls payments;
    private final EventCalls events;

    Routes(ProcessorState state, Rendering rendering) {
        customers = new CustomerCalls(state, rendering);
        setups = new SetupCalls(state, rendering);
        cards = new CardCalls(state, rendering);
        payments = new PaymentCalls(state, rendering);
        events = new EventCalls(state, rendering);
    }

    /**
     * A request's method and path taken apart.
     *
     * @param name e.g. {@code GET customers/id}
     * @param id empty if there is none
     */
    record Route(String name, String id) {

        static Route of(WebRequest request) {
            if (!request.path().startsWith(ROOT)) {
                return new Route(request.line(), "");
            }
            String path = request.path().substring(ROOT.length()).replace("checkout/sessions", "sessions");
            List<String> words = List.of(path.split("/", -1));
            String id = words.size() > 1 ? words.get(1) : "";
            String name = String.join(
                    "/",
                    words.stream()
                            .map(word -> word.equals(id) && !word.isEmpty() ? "id" : word)
                            .toList());
            return new Route(request.method() + " " + name, id);
        }
    }

    /** @throws StripeProblem if there is no such call, or its parameters are wrong */
    Reply reply(String route, Call call) {
        return switch (route) {
            case "POST customers" -> customers.create(call);
            case "GET customers" -> customers.list(call);
            case "GET customers/id" -> customers.get(call);
            case "GET customers/id/payment_methods" -> cards.listOfCustomer(call);
            case "POST sessions" -> setups.create(call);
            case "GET sessions/id" -> setups.get(call);
            case "POST sessions/id/expire" -> setups.expire(call);
            case "GET setup_intents/id" -> setups.getIntent(call);
            case "GET payment_methods" -> cards.list(call);
            case "GET payment_methods/id" -> cards.get(call);
            case "POST payment_methods/id/detach" -> cards.detach(call);
            case PAYMENT_CREATION -> payments.create(call);
            case "GET payment_intents" -> payments.list(call);
            case "GET payment_intents/id" -> payments.get(call);
            case "POST payment_intents/id/cancel" -> payments.cancel(call);
            case "GET events" -> events.list(call);
            case "GET events/id" -> events.get(call);
            default -> throw StripeProblem.unknownUrl(route);
        };
    }
}
