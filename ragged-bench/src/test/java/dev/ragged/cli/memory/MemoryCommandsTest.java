package dev.ragged.cli.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ragged.cli.ExitCode;
import dev.ragged.cli.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what one persona asked; {@link ErasingCommandsTest} takes it away. */
class MemoryCommandsTest {
  private static final String TOPIC = "vector index";

  @TempDir static Path folder;
  private static Calls ragged;

  @BeforeAll
  static void anaAsks() {
    ragged = Calls.withStore(folder);
    ragged.ok("persona", "create", "ana", "--focus", "Überblick");
    ragged.ok("persona", "switch", "ana");
    for (int i = 0; i < 3; i++) {
      ragged.ok("query", TOPIC);
    }
    ragged.ok("query", "salt\u001b[31m für Nudeln");
  }

  private static String id(int number) {
    return ragged.json("memory", "list").at("/interactions/" + number + "/id").asText();
  }

  @Test
  void list_withTimesThatBeginWithADash_showsWhatWasAskedThen() {
    assertThat(ragged.ok("memory", "list", "--since", "-1h"))
        .contains("salt?[31m für Nudeln", "4 interactions of 4")
        .doesNotContain("\u001b");
    assertThat(ragged.ok("memory", "list", "--until", "now")).contains("4 interactions of 4");
    assertThat(ragged.ok("memory", "list", "--until", "-1h")).isEqualTo("0 interactions of 4\n");
    assertThat(ragged.ok("memory", "list", "--until", "2026-01-15", "-n", "1")).contains("of 4");
    assertThat(ragged.json("memory", "list", "-n", "2").at("/interactions")).hasSize(2);
    assertThat(ragged.refused("memory", "list", "--since", "whenever"))
        .contains("whenever", "last 7 days");
    assertThat(ragged.refused("memory", "list", "--since", "-1h", "--until", "-30d"))
        .contains("--since must not be after --until");
    assertThat(ragged.refused("memory", "audit-log", "-n", "0")).contains("--limit", "limit=0");
    assertThat(ragged.refused("memory", "list", "-p", "bo")).contains("there are: default, ana");
  }

  @Test
  void showAndFeedback_ofOneQuestion_sayWhatIsKept() {
    String id = id(1);
    assertThat(ragged.ok("memory", "show", id)).contains(id, TOPIC, "graph.md#0");
    assertThat(ragged.ok("memory", "feedback", id, "--correction", "graph.md"))
        .isEqualTo("Recorded.\n");
    assertThat(ragged.json("memory", "show", id).at("/interaction/feedback/verdict").asText())
        .isEqualTo("negative");
    assertThat(ragged.ok("memory", "feedback", id, "--correction", "graph.md"))
        .isEqualTo("Recorded.\n");
    assertThat(ragged.ok("memory", "feedback", id, "--positive"))
        .isEqualTo("Recorded, in place of negative with the correction \"graph.md\".\n");
    assertThat(ragged.ok("memory", "feedback", id, "--correction", "graph.md"))
        .isEqualTo("Recorded, in place of positive.\n");
    String unknown = "00000000-0000-0000-0000-000000000000";
    assertThat(ragged.refused("memory", "show", unknown)).contains("there are 4", "memory list");

    String ab = ragged.ok("memory", "ab-test", "-k", "3");
    assertThat(ab).contains("nDCG@3", "Judged 1 of", "no feedback");
    String file = ragged.file("judged.json", "{\"salt\": {\"pasta.md\": 2}}").toString();
    JsonNode judged = ragged.json("memory", "ab-test", "--questions", file);
    assertThat(judged.at("/result/ndcg/baselineMean").asDouble()).isEqualTo(1);
    String broken = ragged.file("broken.json", "[1]").toString();
    assertThat(ragged.refused("memory", "ab-test", "--questions", broken)).contains("broken.json");
  }

  @Test
  void profileTopicsAnalytics_afterQuestions_nameTheirTopics() {
    assertThat(ragged.ok("memory", "profile"))
        .contains("Interest profile of ana", "1. " + TOPIC, "confidence 0.", "asked 3 times");
    assertThat(ragged.json("memory", "profile", "-n", "1").at("/interests/0/frequency").asInt())
        .isEqualTo(3);
    assertThat(ragged.ok("memory", "topics")).contains(TOPIC, "Asked");
    assertThat(ragged.json("memory", "analytics").at("/tracked").asInt()).isEqualTo(1);
    assertThat(ragged.json("memory", "stats").at("/interactions").asInt()).isEqualTo(4);
    assertThat(ragged.ok("memory", "show-all"))
        .contains("ana (the present one)", "Überblick", "1. " + TOPIC, "No fact.", "4 of 4");
  }

  @Test
  void topicCommands_ofAKnownAndAnUnknownTopic_showItOrWhatThereIs() {
    assertThat(ragged.ok("memory", "topic-info", "Vector", "Index"))
        .containsPattern("Asked +3")
        .contains("graph.md");
    assertThat(ragged.json("memory", "related-topics", TOPIC, "--hops", "1").at("/related"))
        .isNotEmpty();
    assertThat(ragged.ok("memory", "first-seen", TOPIC)).startsWith(TOPIC + ": 2");
    assertThat(ragged.json("memory", "topic-evolution", TOPIC).at("/total").asInt()).isEqualTo(3);
    assertThat(ragged.refused("memory", "topic-info", "knitting"))
        .contains("\"knitting\"", TOPIC, "memory topics");
  }

  @Test
  void activityCommands_drawAndCompare() {
    assertThat(ragged.ok("memory", "timeline", "--since", "-30d"))
        .contains("##########  4", "peak 4", TOPIC + " (3)");
    JsonNode weeks = ragged.json("memory", "timeline", "--by", "WEEK");
    assertThat(weeks.at("/by").asText()).isEqualTo("week");
    assertThat(weeks.at("/total").asInt()).isEqualTo(4);
    assertThat(ragged.json("memory", "trending").at("/trends/0/topic").asText()).isEqualTo(TOPIC);
    JsonNode compared = ragged.json("memory", "compare-periods", "before yesterday", "-1h");
    assertThat(compared.at("/comparison/appeared/0/after").asInt()).isEqualTo(3);
  }

  @Test
  void explainRanking_ofATopicOfInterest_saysRankScoreBaseBoostAndReasons() {
    assertThat(ragged.ok("memory", "explain-ranking", TOPIC))
        .contains("1. graph.md#0", "= base ", " boost; rank without memory: 1", "\n   - ");
    JsonNode hit = ragged.json("memory", "explain-ranking", TOPIC).at("/hits/0");
    assertThat(hit.at("/score").asDouble() - hit.at("/baseScore").asDouble())
        .isEqualTo(hit.at("/boost").asDouble());
    assertThat(ragged.json("memory", "list").at("/all").asInt()).isEqualTo(4);
  }

  @Test
  void exportAndImport_ofAnotherPersona_copyTheMemory() throws IOException {
    Path file = folder.resolve("ana.json");
    assertThat(ragged.ok("memory", "export", file.toString())).contains("4 interactions");
    assertThat(Files.readString(file)).contains(TOPIC);
    assertThat(ragged.refused("memory", "export", file.toString())).contains("must not exist");
    ragged.ok("persona", "create", "copy");
    assertThat(ragged.ok("memory", "import", file.toString(), "-p", "copy", "--dry-run"))
        .contains("Would add 4 interactions");
    assertThat(
            ragged
                .json("memory", "import", file.toString(), "-p", "copy")
                .at("/imported/added")
                .asInt())
        .isEqualTo(4);
    assertThat(ragged.json("memory", "list", "-p", "copy").at("/all").asInt()).isEqualTo(4);
    assertThat(ragged.json("memory", "list").at("/all").asInt()).isEqualTo(4);
    ragged.ok("persona", "delete", "copy", "--yes");
  }

  @Test
  void auditLog_checksTheChain() {
    JsonNode log = ragged.json("memory", "audit-log");
    assertThat(log.at("/sound").asBoolean()).isTrue();
    assertThat(log.at("/entries/1/action").asText()).isEqualTo("persona_created");
    String end = log.at("/end").asText();
    assertThat(ragged.ok("memory", "audit-log", "--expect", end)).contains("As it was written.");
    Outcome doctored = ragged.run("memory", "audit-log", "--expect", "1:" + "0".repeat(63) + "1");
    assertThat(doctored.exitCode()).isEqualTo(ExitCode.FOUND_PROBLEMS);
    assertThat(ragged.refused("memory", "audit-log", "--expect", "1")).contains("NUMBER:HASH");
  }
}
