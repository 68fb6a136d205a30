package io.recredit.localstack.progress;

import java.time.Duration;

/** Is told what is being started; called from several threads. */
public interface Progress {

    /** Says nothing. */
    Progress NONE = new Progress() {
        @Override
        public void begins(String component) {}

        @Override
        public void isReady(String component, Duration took) {}

        @Override
        public void failed(String component) {}
    };

    void begins(String component);

    void isReady(String component, Duration took);

    void failed(String component);
}
