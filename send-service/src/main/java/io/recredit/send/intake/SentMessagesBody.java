package io.recredit.send.intake;

import io.recredit.send.message.MessageView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to a send request: its messages in the order of the request. */
@Schema(name = "SentMessages")
record SentMessagesBody(List<MessageView> messages) {}
