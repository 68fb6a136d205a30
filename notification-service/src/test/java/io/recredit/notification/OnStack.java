package io.recredit.notification;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.recredit.testkit.StackResource;

/** Names the servers once for all tests of this service: a test resource is global in Quarkus. */
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(MailPort.class)
final class OnStack {

    private OnStack() {}
}
