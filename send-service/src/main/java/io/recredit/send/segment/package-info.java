/** How a text is cut into billed segments: the GSM 7-bit alphabet, UCS-2, and the borders between parts. */
@NullMarked
package io.recredit.send.segment;

import org.jspecify.annotations.NullMarked;
