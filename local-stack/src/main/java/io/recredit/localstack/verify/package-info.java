/** {@code ./dev verify}: drains the running system, then compares what its databases and topics say. */
@NullMarked
package io.recredit.localstack.verify;

import org.jspecify.annotations.NullMarked;
