package dev.ragged.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ragged.Ragged;
import dev.ragged.cli.Program.Outcome;
import dev.ragged.embedding.LexicalEmbedder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that use a store day by day, each in a process of its own. */
class StoreCommandsTest {
  @TempDir Path folder;

  @Test
  void index_thenQueryStatusCheckBackupChat_workOnTheSameStore() throws IOException {
    Program ragged = new Program(folder).withStore();

    Outcome query = ragged.run("query", "What does a crash lose?", "-k", "1");
    assertThat(query.out()).startsWith("1. ").contains("crash.md#0", "of 3 passages");
    assertThat(query.err()).isEmpty();
    assertThat(query.exitCode()).isEqualTo(ExitCode.DONE);

    JsonNode json =
        ragged.run("search", "--query", "pasta", "-k", "1", "--json", "--profile").json();
    assertThat(json.at("/hits/0/document").asText()).isEqualTo("cooking.md");
    assertThat(json.at("/costs/retrieve").asDouble()).isPositive();
    assertThat(json.at("/profile/0/path/0").asText()).isEqualTo("search");

    assertThat(ragged.run("status").out()).contains("Documents", "3", "lexical", "Sound.");
    assertThat(ragged.run("status", "--json").json().at("/corpus/documents").asInt()).isEqualTo(3);
    assertThat(ragged.run("check", "--json").json().at("/sound").asBoolean()).isTrue();

    assertThat(ragged.run("backup", "copy").exitCode()).isEqualTo(ExitCode.DONE);
    JsonNode copied = ragged.run("query", "-s", "copy", "--json", "crash").json();
    assertThat(copied.at("/hits/0/document").asText()).isEqualTo("crash.md");

    Outcome answer = ragged.run("chat", "How long does pasta boil?");
    assertThat(answer.out()).contains("eleven minutes", "[1] cooking.md#0");
    Outcome talk =
        ragged.runWith("What does a crash lose?\n\nquit\nnever asked\n", "chat", "--json");
    assertThat(talk.json().at("/citations/0/chunk").asText()).isEqualTo("crash.md#0");
    assertThat(talk.out().split("\"answer\"", -1)).hasSize(2);
    assertThat(talk.json().at("/question").asText()).isEqualTo("What does a crash lose?");
  }

  @Test
  void chat_ofWhatCannotBeAsked_endsWithUsage() {
    Program ragged = new Program(folder).withStore();
    Outcome wrong = ragged.runWith("crash\npasta\n", "chat", "-k", "-1");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err().split("k must be at least 1", -1)).hasSize(2);

    String tooLong = "crash ".repeat(200_000);
    Outcome one = ragged.runWith(tooLong + "\nWhat does a crash lose?\nexit\n", "chat", "--json");
    assertThat(one.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(one.out().split("\"error\"", -1)).hasSize(2);
    assertThat(one.out().split("\"answer\"", -1)).hasSize(2);
    assertThat(one.err()).isEmpty();
  }

  @Test
  void index_again_readsWhatChangedOnly() throws IOException {
    Program ragged = new Program(folder).withStore();
    ragged.file("docs/crash.md", "# Crash\n\nA crash loses nothing at all.\n");
    Files.delete(folder.resolve("docs/cooking.md"));
    JsonNode one = ragged.run("index", "--json", "docs/crash.md").json().at("/sources/0");
    assertThat(one.at("/updated").asInt()).isEqualTo(1);
    assertThat(one.at("/outcomes")).hasSize(1);
    JsonNode all =
        ragged.run("index", "--json", "--sync", "--path", "docs").json().at("/sources/0");
    assertThat(all.at("/unchanged").asInt()).isEqualTo(2);
    assertThat(all.at("/removed").asInt()).isEqualTo(1);

    Outcome single = ragged.run("index", "--sync", "docs/crash.md");
    assertThat(single.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(single.err()).contains("--sync takes whole folders");
    assertThat(ragged.run("status", "--json").json().at("/corpus/documents").asInt()).isEqualTo(2);
  }

  @Test
  void anyCommand_wrongWords_saysWhatAndEndsWithUsage() {
    Program ragged = new Program(folder);
    Outcome missing = ragged.run("query", "crash");
    assertThat(missing.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(missing.err()).contains("there is no store in .ragged", "ragged index");
    assertThat(missing.out()).isEmpty();

    Outcome unknown = ragged.run("qury");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("ragged query");

    Outcome setting =
        ragged.run("index", "--json", "--set", "cache.results.tll=5m", folder.toString());
    assertThat(setting.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(setting.err()).contains("\"exitCode\" : 2", "cache.results.ttl");
    assertThat(folder.resolve(".ragged")).doesNotExist();
  }

  @Test
  void anyCommand_onALockedStore_failsWithWhatToDo() throws IOException, InterruptedException {
    Program ragged = new Program(folder).withStore();
    Process talking = ragged.start("chat", "--json").start();
    try {
      talking.getOutputStream().write("crash\n".getBytes(StandardCharsets.UTF_8));
      talking.getOutputStream().flush();
      // The first byte of the answer says that the store is open.
      assertThat(talking.getInputStream().read()).isEqualTo('{');
      Outcome second = ragged.run("status");
      assertThat(second.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(second.err()).startsWith("ragged: ").contains("process").doesNotContain("\tat ");
    } finally {
      talking.destroy();
    }
    assertThat(talking.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(ragged.run("check").exitCode()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void index_afterACallThatOnlyCreatedTheStore_keepsItsSettings() {
    InProcess ragged = new InProcess(folder);
    Ragged.builder()
        .directory(ragged.store())
        .embedder(LexicalEmbedder.create(512))
        .build()
        .close();
    assertThat(ragged.withStore().done("check").exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(ragged.store().resolve("ragged.yaml"))
        .content()
        .contains("embedder.type: 'lexical'");
  }

  @Test
  void anyCommand_contradictoryOrEmptyWords_areRefused() {
    InProcess ragged = new InProcess(folder).withStore();
    for (String[] words :
        new String[][] {
          {"index", ""},
          {"query", "--query", "crash", "pasta"},
          {"backend", "migrate", "exact", "--to", "hnsw"},
          {"tune", "set", "embedder.type", "minilm"},
          {"tune", "unset", "embedder.type"},
          {"memory", "show", "nope"}
        }) {
      assertThat(ragged.run(words).exitCode())
          .as(String.join(" ", words))
          .isEqualTo(ExitCode.USAGE);
    }
    assertThat(ragged.run("memory", "show", "nope").err()).doesNotContain("Exception");
    assertThat(ragged.done("status", "--json").json().at("/corpus/documents").asInt()).isEqualTo(3);
  }

  @Test
  void query_withAConditionOnAKeyThatNothingHas_saysSo() {
    InProcess ragged = new InProcess(folder).withStore();
    Outcome known = ragged.done("query", "--filter", "extension=txt", "crash");
    assertThat(known.out()).contains("Nothing was found.").doesNotContain("metadata");
    assertThat(ragged.done("query", "--filter", "heading=none", "crash").out())
        .contains("Nothing was found.")
        .doesNotContain("metadata");
    Outcome slip = ragged.done("query", "-f", "extenson=md", "-f", "extension=md", "crash");
    assertThat(slip.out())
        .contains("Nothing was found.\nNo passage has this key in its metadata: \"extenson\"\n");
    JsonNode json = ragged.done("query", "--json", "-f", "lnag!=en", "crash").json();
    assertThat(json.at("/unknownKeys/0").asText()).isEqualTo("lnag");
    assertThat(ragged.done("chat", "-f", "lnag=en", "What does a crash lose?").out())
        .contains("No passage has this key in its metadata: \"lnag\"");
  }

  @Test
  void help_ofTheProgramAndACommand_teaches() {
    Program ragged = new Program(folder);
    assertThat(ragged.run("--help").out()).contains("ragged index docs", "Exit codes", "130");
    assertThat(ragged.run("query", "--help").out()).contains("Examples:", "--filter");
    assertThat(ragged.run("--version").out()).contains("ragged ", "Java ");
    assertThat(ragged.run("completion").out()).contains("complete", "backup");
  }
}
