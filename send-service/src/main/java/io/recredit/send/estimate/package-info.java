/** What a text would cost if it were sent, and whether that much is there. Nothing is stored, reserved or promised. */
@NullMarked
package io.recredit.send.estimate;

import org.jspecify.annotations.NullMarked;
