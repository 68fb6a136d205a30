package io.recredit.localstack.demo;

import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.RestFailure;
import java.util.List;
import java.util.Map;

/** A request that is sent twice, as a client does that lost the answer: the same messages, charged once. */
final class ReplayRequest {

    private final Scene scene;

    ReplayRequest(Scene scene) {
        this.scene = scene;
    }

    void run(SendTexts.Sent first) {
        Screen screen = scene.screen();
        SendTexts.Request request = first.request();
        screen.heading("3  The same request again");
        Answer again = scene.send(request.account(), request.key(), request.texts(), 0, request.user());
        screen.expect(
                "message ids are those of the first answer (" + request.texts().size() + ")",
                true,
                Scene.idsOf(first.answer()).equals(Scene.idsOf(again)));
        screen.expect(
                "header Idempotency-Replayed",
                "true",
                again.header("Idempotency-Replayed").orElse("absent"));
        scene.checkBalance("the account, unchanged", request.account());
        screen.expect("the same key with another text", "422 idempotency-key-reused", otherContent(request));
        scene.checkBalance("the account, unchanged", request.account());
    }

    private String otherContent(SendTexts.Request request) {
        DemoText text = request.texts().getFirst();
        DemoText other = new DemoText(text.country(), text.to(), text.from(), text.purpose(), "Something else");
        try {
            Answer answer = scene.people()
                    .sara()
                    .send()
                    .post(
                            "/v1/accounts/" + request.account() + "/messages",
                            Scene.body(List.of(other), request.user()),
                            Map.of("Idempotency-Key", scene.key(request.key())));
            return answer.status() + " accepted";
        } catch (RestFailure failure) {
            return failure.status() + " " + failure.problem().slug();
        }
    }
}
