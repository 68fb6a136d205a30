@NullMarked
package io.recredit.bench.report;

import org.jspecify.annotations.NullMarked;
