/** What the services' tests share: real servers, signed tokens, a Kafka probe and the house rules. */
@NullMarked
package io.recredit.testkit;

import org.jspecify.annotations.NullMarked;
