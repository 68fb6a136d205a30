/** The running system as the tests see it: addresses, people, HTTP, events, counts, and the power switch of each service. */
@NullMarked
package io.recredit.systemtests.harness;

import org.jspecify.annotations.NullMarked;
