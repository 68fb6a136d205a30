package io.recredit.localstack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ports of one stack.
 *
 * @param more gives out further ones, none of which is any of these
 */
record StackPorts(
        int postgres,
        int kafka,
        int kafkaController,
        int keycloak,
        int carrierSmpp,
        int carrierControl,
        int processor,
        int processorControl,
        int inboxSmtp,
        int inboxHttp,
        Map<String, Integer> services,
        Ports more) {

    private static final Map<String, Integer> USUAL = Map.of(
            "account-service", 8081, "billing-service", 8082, "send-service", 8083, "notification-service", 8084);

    static StackPorts choose(boolean usual, List<String> services) {
        Ports ports = new Ports();
        Map<String, Integer> chosen = new LinkedHashMap<>();
        for (String service : services) {
            chosen.put(service, usual ? ports.freeFrom(USUAL.getOrDefault(service, 8090)) : ports.free());
        }
        return new StackPorts(
                usual ? ports.freeFrom(5432) : ports.free(),
                usual ? ports.freeFrom(9092) : ports.free(),
                usual ? ports.freeFrom(9093) : ports.free(),
                usual ? ports.freeFrom(8180) : ports.free(),
                usual ? ports.freeFrom(2775) : ports.free(),
                usual ? ports.freeFrom(8190) : ports.free(),
                usual ? ports.freeFrom(8191) : ports.free(),
                usual ? ports.freeFrom(8192) : ports.free(),
                usual ? ports.freeFrom(1025) : ports.free(),
                usual ? ports.freeFrom(8025) : ports.free(),
                chosen,
                ports);
    }
}
