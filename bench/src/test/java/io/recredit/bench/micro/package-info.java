@NullMarked
package io.recredit.bench.micro;

import org.jspecify.annotations.NullMarked;
