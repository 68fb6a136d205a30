package io.recredit.systemtests.input;

import io.recredit.localstack.client.Answer;
import io.recredit.localstack.client.RestClient;
import io.recredit.localstack.client.RestFailure;
import java.util.function.Supplier;

/**
 * One bad request and what it is to be told.
 *
 * @param slug last part of the problem's type
 * @param field which field is to blame, empty if none is
 * @param code of the field's error, empty if no field is to blame
 */
record BadInput(String name, Supplier<Answer> request, int status, String slug, String field, String code) {

    /** A field that is not valid. */
    static BadInput field(String name, String field, String code, Supplier<Answer> request) {
        return new BadInput(name, request, 400, "invalid-request", field, code);
    }

    /** A request that no single field is to blame for. */
    static BadInput request(String name, int status, String slug, Supplier<Answer> request) {
        return new BadInput(name, request, status, slug, "", "");
    }

    /** Sends text as CSV and gives the answer back, problem or not. */
    static Answer csv(RestClient client, String path, String text) {
        try {
            return client.postText(path, "text/csv", text);
        } catch (RestFailure refused) {
            return refused.answer();
        }
    }
}
