/** A simulated SMS carrier: an SMPP 3.4 SMSC that misbehaves on documented numbers and can be asked what it received. */
@NullMarked
package io.recredit.localstack.carrier;

import org.jspecify.annotations.NullMarked;
