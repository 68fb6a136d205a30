package io.recredit.localstack.demo;

import io.recredit.localstack.StackAddresses;
import io.recredit.localstack.client.KeycloakTokens;
import io.recredit.localstack.client.RestClient;
import java.net.URI;
import java.net.http.HttpClient;

/**
 * Who acts, each with a token of their own from Keycloak.
 *
 * @param olivia the platform's operator
 * @param oscar owner of acme
 * @param sara sender of acme
 * @param carrier the carrier simulator's control interface, which asks for no token
 */
record People(Person olivia, Person oscar, Person sara, RestClient carrier) {

    /** One person's way to the three services. */
    record Person(RestClient accounts, RestClient billing, RestClient send) {}

    static People of(StackAddresses stack) {
        HttpClient http = RestClient.http();
        return new People(
                person(http, stack, "olivia"),
                person(http, stack, "oscar"),
                person(http, stack, "sara"),
                new RestClient(http, URI.create(stack.carrierControlUrl()), null));
    }

    private static Person person(HttpClient http, StackAddresses stack, String name) {
        KeycloakTokens tokens = KeycloakTokens.ofPerson(
                http, URI.create(stack.realmUrl()), StackAddresses.CLI_CLIENT, name, StackAddresses.USER_PASSWORD);
        return new Person(
                new RestClient(http, URI.create(stack.accountService()), tokens),
                new RestClient(http, URI.create(stack.billingService()), tokens),
                new RestClient(http, URI.create(stack.sendService()), tokens));
    }
}
