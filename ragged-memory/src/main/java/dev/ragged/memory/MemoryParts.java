package dev.ragged.memory;

import dev.ragged.memory.erasure.Eraser;
import dev.ragged.memory.learn.FactReader;
import dev.ragged.memory.learn.Preparer;
import dev.ragged.memory.learn.ProfileReader;
import dev.ragged.memory.question.ContextReader;
import dev.ragged.memory.question.Recall;
import dev.ragged.memory.record.Recorder;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.topic.PassageWords;
import dev.ragged.persona.MemoryContext;
import java.util.Optional;

/** What an open memory is made of; no recall where questions are not remembered. */
record MemoryParts(
    MemoryOptions options,
    MemoryContext context,
    MemoryDatabase database,
    Recorder recorder,
    ProfileReader profiles,
    PassageWords words,
    FactReader facts,
    Preparer preparer,
    Eraser eraser,
    Optional<Recall> recall,
    ContextReader contexts) {
  /**
   * Returns what finds similar questions.
   *
   * @throws IllegalStateException if questions are not remembered
   */
  Recall requireRecall() {
    return recall.orElseThrow(
        () ->
            new IllegalStateException(
                "the memory keeps no vectors of questions; open it with"
                    + " MemoryOptions.builder().rememberQuestions(true)"));
  }
}
