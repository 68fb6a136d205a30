package io.recredit.send.estimate;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The one thing that send-service asks of billing-service over REST. */
@RegisterRestClient(configKey = "billing")
@Path("/v1/accounts/{account}/sufficiency")
interface BillingClient {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Uni<SufficiencyBody> sufficiency(
            @RestPath String account,
            @RestQuery String currency,
            @RestQuery String amount,
            @RestQuery @Nullable String user,
            @RestHeader(HttpHeaders.AUTHORIZATION) String authorization);
}
