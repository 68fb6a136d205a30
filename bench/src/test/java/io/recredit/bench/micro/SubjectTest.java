package io.recredit.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

class SubjectTest {

    @Test
    void every_subject_names_a_benchmark_that_exists_and_its_parameters() throws ReflectiveOperationException {
        for (Subject subject : Subject.ALL) {
            int dot = subject.method().lastIndexOf('.');
            Class<?> type = Class.forName(subject.method().substring(0, dot));
            assertThat(type.getMethod(subject.method().substring(dot + 1)).isAnnotationPresent(Benchmark.class))
                    .isTrue();
            for (String parameter : subject.parameters().keySet()) {
                assertThat(type.getField(parameter).isAnnotationPresent(Param.class))
                        .isTrue();
            }
        }
    }

    @Test
    void no_two_subjects_have_one_name_in_the_report() {
        List<String> names = Subject.ALL.stream().map(Subject::name).toList();
        assertThat(names).doesNotHaveDuplicates();
    }
}
