/** What happens when a server, a connection or a record fails in the middle of work. */
@NullMarked
package io.recredit.systemtests.fault;

import org.jspecify.annotations.NullMarked;
