package io.recredit.localstack.client;

/** A service answered something else than success. */
public final class RestFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    public RestFailure(Answer answer) {
        super(answer.request() + " -> " + answer.problem());
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }

    public Problem problem() {
        return answer.problem();
    }

    public int status() {
        return answer.status();
    }
}
