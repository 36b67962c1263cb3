package dev.ragged.cli.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ragged.cli.ExitCode;
import dev.ragged.cli.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonaCommandsTest {
  @TempDir Path folder;

  @Test
  void create_first_turnsTheMemoryOnAndSaysWhatIsStoredWhere() {
    Calls ragged = Calls.withStore(folder);
    assertThat(ragged.refused("memory", "list")).contains("nothing is recorded", "persona create");
    assertThat(folder.resolve("store/memory.db")).doesNotExist();

    assertThat(ragged.ok("persona", "create", "Zoë", "--focus", "Küche", "--description", "cooks"))
        .contains("Zoë", "Stored:", folder.resolve("store/memory.db").toString(), "To stop:");
    assertThat(ragged.ok("persona", "list")).contains("Zoë", "Küche", "default");
    JsonNode shown = ragged.json("persona", "show", "Zoë");
    assertThat(shown.at("/memory").asText()).isEqualTo("on");
    assertThat(shown.at("/present").asBoolean()).isFalse();
    assertThat(shown.at("/description").asText()).isEqualTo("cooks");
    assertThat(ragged.refused("persona", "create", "Zoë")).contains("already");
    assertThat(ragged.refused("persona", "switch", "Zoe")).contains("there are: default, Zoë");
  }

  @Test
  void create_ofWrongWords_leavesTheMemoryOff() {
    Calls ragged = Calls.withStore(folder);
    assertThat(ragged.refused("persona", "create", "")).contains("persona must not be blank");
    assertThat(ragged.refused("persona", "create", "ana", "--focus", "")).contains("focus");
    assertThat(ragged.refused("persona", "create", "ana", "--key-file", "none")).contains("key");
    assertThat(folder.resolve("store/memory.db")).doesNotExist();
    assertThat(ragged.refused("persona", "list")).contains("nothing is recorded");
  }

  @Test
  void switch_thenQuestionsWithoutPersona_areThatPersonas() {
    Calls ragged = Calls.withStore(folder);
    ragged.ok("persona", "create", "ana");
    ragged.ok("persona", "create", "bo");
    ragged.ok("query", "vector index");
    assertThat(ragged.json("status").at("/persona").isNull()).isTrue();
    assertThat(ragged.json("memory", "stats").at("/persona").asText()).isEqualTo("default");
    assertThat(ragged.json("memory", "stats").at("/interactions").asInt()).isZero();

    assertThat(ragged.ok("persona", "switch", "ana")).contains("the memory is on");
    assertThat(ragged.ok("status")).containsPattern("Persona +ana");
    ragged.ok("query", "vector index");
    ragged.ok("chat", "How long does pasta boil?");
    ragged.ok("query", "--no-memory", "crash");
    ragged.ok("query", "--persona", "bo", "salt");
    assertThat(questions(ragged.json("memory", "list")))
        .containsExactly("How long does pasta boil?", "vector index");
    assertThat(questions(ragged.json("memory", "list", "-p", "bo"))).containsExactly("salt");
    assertThat(questions(ragged.json("memory", "list", "-p", "default"))).isEmpty();
  }

  @Test
  void delete_asksFirstAndShowsAReceipt() {
    Calls ragged = Calls.withStore(folder);
    ragged.ok("persona", "create", "ana");
    ragged.ok("persona", "switch", "ana");
    ragged.ok("query", "vector index");
    assertThat(ragged.refused("persona", "delete", "ana")).contains("--yes");
    Outcome declined = ragged.typing("no\n", "persona", "delete", "ana");
    assertThat(declined.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(declined.err()).contains("Type 'yes'", "nothing was erased");
    assertThat(ragged.json("memory", "list").at("/all").asInt()).isEqualTo(1);

    Outcome deleted = ragged.typing("yes\n", "persona", "delete", "ana");
    assertThat(deleted.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(deleted.out())
        .contains("Erased of ana: 1 interaction,", "Nothing of it was left.", "Deleted ana");
    assertThat(ragged.json("persona", "list").at("/personas")).hasSize(1);
    assertThat(ragged.json("status").at("/persona").isNull()).isTrue();
    assertThat(ragged.refused("persona", "delete", "default", "--yes")).contains("memory clear");
  }

  @Test
  void sealedMemory_withoutItsKey_saysHowToGiveIt() throws IOException {
    Calls ragged = Calls.withStore(folder);
    String key = Files.write(folder.resolve("ana.key"), new byte[32]).toString();
    String other = ragged.file("other.key", "x".repeat(32)).toString();
    String none = ragged.file("short.key", "x").toString();
    assertThat(ragged.refused("persona", "create", "ana", "--key-file", none)).contains("head -c");
    assertThat(ragged.ok("persona", "create", "ana", "--key-file", key)).contains("sealed with");
    ragged.ok("persona", "switch", "ana", "--key-file", key);

    assertThat(ragged.ok("query", "salt")).contains("its key was not given");
    ragged.ok("query", "pasta", "--key-file", key);
    assertThat(ragged.refused("memory", "list")).contains("--key-file");
    assertThat(questions(ragged.json("memory", "list", "--key-file", key)))
        .containsExactly("pasta");
    Outcome wrong = ragged.run("memory", "list", "--key-file", other);
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(wrong.err()).contains("not the one").doesNotContain("\tat ");
    assertThat(ragged.json("persona", "list").at("/personas/1/memory").asText())
        .isEqualTo("locked");
    assertThat(ragged.json("persona", "delete", "ana", "--yes").at("/interactions").asInt())
        .isEqualTo(1);
  }

  private static List<String> questions(JsonNode list) {
    return list.at("/interactions").findValuesAsText("question");
  }
}
