package io.recredit.billing.payment;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentMethod;
import com.stripe.model.SetupIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import com.stripe.service.V1Services;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;

/** Stripe's Checkout Sessions in setup mode: pages on which a card is stored and nothing is paid. */
@ApplicationScoped
class StripeCardPages {

    private static final int NO_SUCH_THING = 404;

    private final V1Services stripe;

    StripeCardPages(V1Services stripe) {
        this.stripe = stripe;
    }

    CardPage open(String gatewayCustomer, URI returnTo, RequestOptions options) throws StripeException {
        SessionCreateParams params = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SETUP)
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                .setCustomer(gatewayCustomer)
                .setSuccessUrl(returnTo.toString())
                .setCancelUrl(returnTo.toString())
                .build();
        Session session = stripe.checkout().sessions().create(params, options);
        return new CardPage(
                session.getId(), URI.create(session.getUrl()), Instant.ofEpochSecond(session.getExpiresAt()));
    }

    CardPageState state(String page, RequestOptions options) throws StripeException {
        SessionRetrieveParams params = SessionRetrieveParams.builder()
                .addExpand("setup_intent.payment_method")
                .build();
        try {
            return stateOf(stripe.checkout().sessions().retrieve(page, params, options));
        } catch (InvalidRequestException refused) {
            if (Objects.equals(refused.getStatusCode(), NO_SUCH_THING)) {
                return new CardPageState.Expired();
            }
            throw refused;
        }
    }

    private static CardPageState stateOf(Session session) {
        return switch (session.getStatus()) {
            case "complete" -> completed(session.getSetupIntentObject());
            case "expired" -> new CardPageState.Expired();
            default -> new CardPageState.Open();
        };
    }

    /** Complete, but stored a moment later: Stripe may end the session before the intent has its card. */
    private static CardPageState completed(SetupIntent intent) {
        PaymentMethod method = intent.getPaymentMethodObject();
        if (method == null || method.getCard() == null) {
            return new CardPageState.Open();
        }
        PaymentMethod.Card card = method.getCard();
        return new CardPageState.Completed(new StoredCard(
                method.getId(),
                card.getBrand(),
                card.getLast4(),
                Math.toIntExact(card.getExpMonth()),
                Math.toIntExact(card.getExpYear())));
    }
}
