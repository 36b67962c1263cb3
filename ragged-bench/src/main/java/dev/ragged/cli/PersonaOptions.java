package dev.ragged.cli;

import dev.ragged.DocumentSpace;
import dev.ragged.PersonaSpace;
import dev.ragged.Ragged;
import dev.ragged.answer.AnswerRequest;
import dev.ragged.answer.GeneratedAnswer;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who asks; a part of commands. */
public final class PersonaOptions {
  @Option(
      names = {"-p", "--persona"},
      paramLabel = "NAME",
      description =
          "Who asks: its own documents are found, too, and its memory, if it is on, ranks and"
              + " records. Default: whom 'ragged persona switch' chose, else nobody.")
  private @Nullable String persona;

  @Option(
      names = "--no-memory",
      description = "Neither rank by the persona's memory nor record the question.")
  private boolean noMemory;

  @Mixin private final KeyOption key = new KeyOption();

  /** Creates the options of a call. */
  public PersonaOptions() {}

  /** Returns the persona's name: the one given, else the one that the store was switched to. */
  public Optional<String> persona(Ragged ragged) {
    return Optional.ofNullable(persona).or(() -> PresentPersona.of(ragged));
  }

  /** Returns the documents that the asker sees. */
  public DocumentSpace space(Ragged ragged) {
    Optional<String> asker = persona(ragged);
    asker.ifPresent(name -> key.unlock(ragged, name));
    return asker.<DocumentSpace>map(ragged::persona).orElse(ragged);
  }

  /** Searches as the asker. */
  public SearchResult search(Ragged ragged, SearchRequest request) {
    return search(space(ragged), request, personalization());
  }

  /** Searches the documents of {@code space}; a persona's with so much of its memory. */
  static SearchResult search(
      DocumentSpace space, SearchRequest request, Personalization personalization) {
    return space instanceof PersonaSpace own
        ? own.search(request, personalization)
        : space.search(request);
  }

  /** Asks as the asker. */
  public GeneratedAnswer ask(Ragged ragged, AnswerRequest request) {
    return space(ragged) instanceof PersonaSpace own
        ? own.ask(request, personalization())
        : ragged.ask(request);
  }

  private Personalization personalization() {
    return noMemory ? Personalization.NONE : Personalization.DEFAULT;
  }
}
