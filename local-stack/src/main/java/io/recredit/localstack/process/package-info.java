/** Child processes: started with a log, waited for, and never left behind. */
@NullMarked
package io.recredit.localstack.process;

import org.jspecify.annotations.NullMarked;
