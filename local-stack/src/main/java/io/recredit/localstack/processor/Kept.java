package io.recredit.localstack.processor;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the simulator keeps, also over a restart; the newest with an id counts. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StripeCustomer.class, name = "customer"),
    @JsonSubTypes.Type(value = CardSetup.class, name = "setup"),
    @JsonSubTypes.Type(value = StoredCard.class, name = "card"),
    @JsonSubTypes.Type(value = ProcessorPayment.class, name = "payment"),
    @JsonSubTypes.Type(value = ProcessorEvent.class, name = "event"),
    @JsonSubTypes.Type(value = SavedAnswer.class, name = "answer")
})
sealed interface Kept permits StripeCustomer, CardSetup, StoredCard, ProcessorPayment, ProcessorEvent, SavedAnswer {

    String id();
}
