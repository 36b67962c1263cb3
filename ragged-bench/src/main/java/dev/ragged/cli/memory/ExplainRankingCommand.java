package dev.ragged.cli.memory;

import dev.ragged.cli.Question;
import dev.ragged.cli.Reply;
import dev.ragged.cli.SearchOptions;
import dev.ragged.cli.Session;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.PersonalRank;
import dev.ragged.retrieval.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Explains what the memory does to an answer. */
@Command(
    name = "explain-ranking",
    header = "Say where the memory puts each passage, where it would be without, and why.",
    description = {"", "The question is not recorded."},
    footerHeading = "%nExample:%n",
    footer = "  ragged memory explain-ranking --persona ana \"vector index\"")
final class ExplainRankingCommand extends MemoryCommand {
  private static final Personalization UNRECORDED = Personalization.builder().record(false).build();

  @Mixin private final Question question = new Question();
  @Mixin private final SearchOptions search = new SearchOptions();

  ExplainRankingCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    SearchResult result =
        opened
            .ragged()
            .persona(opened.name())
            .search(search.request(question.text()).build(), UNRECORDED);
    List<String> notes = result.personal().map(report -> report.notes()).orElse(List.of());
    StringBuilder text = new StringBuilder();
    List<Object> json = new ArrayList<>();
    int rank = 1;
    for (Hit hit : result.hits()) {
      text.append(text(rank, hit));
      json.add(json(rank++, hit));
    }
    if (json.isEmpty()) {
      text.append("Nothing was found.\n");
    }
    notes.forEach(note -> text.append(Shown.line(note)).append('\n'));
    return Reply.of(
        text.toString(),
        opened
            .members()
            .with("question", question.text())
            .with("hits", json)
            .with("notes", notes)
            .map());
  }

  private static String text(int rank, Hit hit) {
    Optional<PersonalRank> personal = hit.personal();
    double base = personal.map(PersonalRank::baseScore).orElse(hit.score());
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%d. %s%n   score %.3f = base %.3f %+.3f boost; rank without memory: %d%n",
                rank,
                Shown.line(hit.chunkId().toString()),
                hit.score(),
                base,
                hit.score() - base,
                personal.map(PersonalRank::baseRank).orElse(rank)));
    personal
        .map(PersonalRank::reasons)
        .orElse(List.of())
        .forEach(reason -> text.append("   - ").append(Shown.line(reason)).append('\n'));
    return text.toString();
  }

  private static Object json(int rank, Hit hit) {
    Optional<PersonalRank> personal = hit.personal();
    double base = personal.map(PersonalRank::baseScore).orElse(hit.score());
    return new Members()
        .with("rank", rank)
        .with("chunk", hit.chunkId().toString())
        .with("score", hit.score())
        .with("baseRank", personal.map(PersonalRank::baseRank).orElse(rank))
        .with("baseScore", base)
        .with("boost", hit.score() - base)
        .with("reasons", personal.map(PersonalRank::reasons).orElse(List.of()))
        .map();
  }
}
