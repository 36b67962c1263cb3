package dev.ragged.cli;

import dev.ragged.Ragged;
import dev.ragged.answer.AnswerRequest;
import dev.ragged.answer.Citation;
import dev.ragged.answer.GeneratedAnswer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Answers in words. */
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    header = "Answer questions in words, quoted from the documents with their sources.",
    description = {
      "",
      "With a question it answers that. Without one it answers each line that is typed, until"
          + " 'quit', 'exit' or the end of the input; with --json each of them gets one JSON value,"
          + " an answer or an error. Ends with 2 if a question could not be asked."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged chat \"How is a backup made?\"",
      "  ragged chat --persona ana",
      "  echo \"What is a persona?\" | ragged chat --json"
    })
final class ChatCommand implements Callable<Integer> {
  private static final Set<String> QUIT = Set.of("quit", "exit");
  private static final String PROMPT = "> ";

  private final Session session;
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;
  @Mixin private final SearchOptions search = new SearchOptions();
  @Mixin private final PersonaOptions asker = new PersonaOptions();
  @Mixin private final Question question = new Question();

  ChatCommand(Session session) {
    this.session = session;
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() throws IOException {
    // Wrong options are wrong for every question.
    var unused = search.request("?").build();
    try (Ragged ragged = store.open()) {
      return question.isThere() ? output.show(answer(ragged, question.text())) : talk(ragged);
    }
  }

  private int talk(Ragged ragged) throws IOException {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                session.in(), Charset.forName(System.getProperty("native.encoding", "UTF-8"))));
    int code = ExitCode.DONE;
    for (String line = next(lines); line != null; line = next(lines)) {
      String text = line.strip();
      if (QUIT.contains(text.toLowerCase(Locale.ROOT)) || session.cancellation().isCancelled()) {
        break;
      }
      if (!text.isEmpty() && !answerLine(ragged, text)) {
        code = ExitCode.USAGE;
      }
    }
    return session.cancellation().isCancelled() ? ExitCode.INTERRUPTED : code;
  }

  private String next(BufferedReader lines) throws IOException {
    if (session.terminal() && !output.json() && !output.quiet()) {
      PrintStream err = session.err();
      err.print(PROMPT);
      err.flush();
    }
    return lines.readLine();
  }

  /**
   * Answers, and returns whether that could be done: a question that cannot be asked, for example
   * one that is too long, does not end the talk.
   */
  private boolean answerLine(Ragged ragged, String line) {
    try {
      Reply answer = answer(ragged, line);
      int code = output.show(new Reply(answer.text() + "\n", answer.json(), answer.exitCode()));
      return code == ExitCode.DONE;
    } catch (IllegalArgumentException e) {
      if (output.json()) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("question", line);
        json.put("error", e.getMessage());
        output.show(new Reply("", json, ExitCode.USAGE));
      } else {
        session.err().println("ragged: " + e.getMessage());
      }
      return false;
    }
  }

  private Reply answer(Ragged ragged, String text) {
    AnswerRequest request =
        AnswerRequest.of(search.request(text).build()).cancelledBy(session.cancellation());
    GeneratedAnswer answer = asker.ask(ragged, request);
    UnknownKeys unknown = search.unknownKeys(ragged, asker, text);
    return Reply.of(text(answer) + unknown.note(), json(text, answer, unknown));
  }

  private static String text(GeneratedAnswer answer) {
    StringBuilder text = new StringBuilder();
    if (answer.isEmpty()) {
      text.append("The documents have no answer to that.\n");
    } else {
      text.append(answer.text().strip()).append('\n');
    }
    answer.citations().stream()
        .map(citation -> "[" + citation.passage() + "] " + citation.chunkId())
        .distinct()
        .forEach(source -> text.append(source).append('\n'));
    answer
        .result()
        .personal()
        .ifPresent(report -> report.notes().forEach(note -> text.append(note).append('\n')));
    return text.toString();
  }

  private static Map<String, Object> json(
      String question, GeneratedAnswer answer, UnknownKeys unknown) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("question", question);
    json.put("answer", answer.text());
    json.put("complete", answer.complete());
    json.put("generator", answer.generator());
    List<Object> citations = new ArrayList<>();
    for (Citation citation : answer.citations()) {
      Map<String, Object> source = new LinkedHashMap<>();
      source.put("passage", citation.passage());
      source.put("chunk", citation.chunkId().toString());
      source.put("quote", citation.quote().map(Citation.Quote::text));
      citations.add(source);
    }
    json.put("citations", citations);
    json.put("personal", answer.result().personal());
    json.put("unknownKeys", unknown.keys());
    json.put("costs", answer.costs());
    json.put("searchCosts", answer.result().costs());
    return json;
  }
}
