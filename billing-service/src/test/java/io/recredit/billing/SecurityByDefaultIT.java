package io.recredit.billing;

import static io.recredit.billing.Ground.as;
import static io.recredit.testkit.Problems.assertProblem;
import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.recredit.testkit.StackResource;
import io.recredit.testkit.Tokens;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

/** An endpoint whose author forgot to say who may call it is for nobody, below whatever path it lies. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class SecurityByDefaultIT {

    /** Exists in tests only. */
    @Path("/sms/forgotten")
    public static class Forgotten {
        @GET
        public String say() {
            return "anybody reads this";
        }
    }

    @Test
    void whatDoesNotSayWhoMayCallItIsForNobody() {
        assertProblem(given().get("/sms/forgotten"), 401, "unauthenticated");
        assertProblem(as(Tokens.operator()).get("/sms/forgotten"), 403, "forbidden");
    }
}
