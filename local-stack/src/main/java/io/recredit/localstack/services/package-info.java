/** The three Quarkus services as processes. */
@NullMarked
package io.recredit.localstack.services;

import org.jspecify.annotations.NullMarked;
