/** A simulated card processor: the part of Stripe's HTTP API that billing uses, and a control interface for faults. */
@NullMarked
package io.recredit.localstack.processor;

import org.jspecify.annotations.NullMarked;
