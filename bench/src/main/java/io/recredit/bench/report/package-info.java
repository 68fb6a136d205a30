/** How figures are shown: tables, one line of progress, JSON, and the machine they were taken on. */
@NullMarked
package io.recredit.bench.report;

import org.jspecify.annotations.NullMarked;
