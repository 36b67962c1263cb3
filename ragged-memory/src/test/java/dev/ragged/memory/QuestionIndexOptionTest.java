package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.index.ExactIndexProvider;
import dev.ragged.index.IndexContext;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.memory.question.RiggedEmbedder;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QuestionIndexOptionTest {
  @Test
  void questionIndex_given_isTheOneThatIsOpened() {
    Opened opened = new Opened();
    MemoryOptions options = MemoryOptions.builder().questionIndex(opened).build();
    try (Ragged ragged =
        Ragged.builder().inMemory().embedder(new RiggedEmbedder("first")).memory(options).build()) {
      PersonalMemory.of(ragged).personas().create("ana");
      ragged.persona("ana").search("which pasta");

      assertThat(PersonalMemory.of(ragged).of("ana").similarQuestions("which pasta", 10))
          .hasSize(1);
      assertThat(opened.count).hasValue(1);
    }
  }

  private static final class Opened implements VectorIndexProvider {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public String name() {
      return "opened";
    }

    @Override
    public int priority() {
      return -1;
    }

    @Override
    public VectorIndex open(IndexContext context) {
      assertThat(context.directory()).isEmpty();
      count.incrementAndGet();
      return new ExactIndexProvider().open(context);
    }
  }

  @Test
  void questionIndex_keepsNoVectors_isRefused() {
    VectorIndexProvider forgetful =
        new VectorIndexProvider() {
          @Override
          public String name() {
            return "forgetful";
          }

          @Override
          public int priority() {
            return 0;
          }

          @Override
          public boolean keepsVectors() {
            return false;
          }

          @Override
          public VectorIndex open(IndexContext context) {
            throw new AssertionError("must not be opened");
          }
        };

    assertThatThrownBy(() -> MemoryOptions.builder().questionIndex(forgetful))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("questionIndex=forgetful");
  }
}
