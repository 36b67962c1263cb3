package dev.ragged.memory.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.memory.store.RandomMemory.Taught;
import dev.ragged.memory.time.Period;
import dev.ragged.spi.DocumentKey;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How SQLite finds rows: by an index that starts with the persona, or by a row's own number. */
class GraphPlanTest {
  private final RandomMemory memory = new RandomMemory(5, 2);
  private final Owner owner = memory.owners().get(0);

  @AfterEach
  void close() {
    memory.close();
  }

  private void assertNoScan(Plans.Use use, BiConsumer<String, List<String>> check) {
    memory
        .database()
        .write(
            "explaining",
            connection -> {
              Set<String> prepared = Plans.prepared(connection, use);
              assertThat(prepared).isNotEmpty();
              for (String sql : prepared) {
                List<String> steps = Plans.steps(connection, sql);
                check.accept(sql, steps);
              }
              return true;
            });
  }

  private static void onlySearches(String sql, List<String> steps) {
    assertThat(steps)
        .as(sql)
        .isNotEmpty()
        .allMatch(
            step ->
                step.startsWith("SEARCH")
                    && (step.contains("(persona=?") || step.contains("(rowid=?)")));
  }

  @Test
  void reader_everyQuery_searchesThePersonasRowsInOrder() {
    memory.teach(20);
    DocumentKey document =
        memory.of(owner).stream()
            .map(Taught::documents)
            .filter(list -> !list.isEmpty())
            .findFirst()
            .orElseThrow()
            .get(0);
    assertNoScan(connection -> readAll(connection, document), GraphPlanTest::onlySearches);
  }

  private void readAll(Connection connection, DocumentKey document) throws SQLException {
    TopicTable.mostAsked(connection, owner, 5);
    TopicTable.mostMet(connection, owner, 5);
    TopicTable.askedIn(connection, owner, "topic 1");
    TopicTable.since(connection, owner, Instant.EPOCH, 5);
    try (GraphReader reader = new GraphReader(connection, owner)) {
      long topic = reader.topicsAfter(Optional.empty(), 5).get(0).number();
      reader.topic("topic 1");
      reader.topic(topic);
      reader.partners(topic, 5);
      reader.partnersAfter(topic, 0, 5);
      reader.documents(topic, 5);
      reader.documentsAfter(topic, 0, 5);
      reader.topicsOf(reader.document(document).orElseThrow().number(), 5);
      reader.steps(topic, 5);
      reader.documentsAfter(Optional.empty(), 5);
    }
  }

  @Test
  void activity_everyQuery_searchesThePersonasRowsInOrder() {
    memory.teach(20);
    Period period = Period.of(RandomMemory.START, Duration.ofDays(30));
    assertNoScan(
        connection -> {
          try (ActivityReader reader = new ActivityReader(connection, owner)) {
            reader.span();
            reader.interactions(period);
            reader.topics(period);
            reader.questions(1, period);
          }
        },
        (sql, steps) ->
            assertThat(steps)
                .as(sql)
                .singleElement()
                .asString()
                .contains("USING COVERING INDEX")
                .contains("(persona=?"));
    assertNoScan(
        connection -> {
          try (ActivityReader reader = new ActivityReader(connection, owner)) {
            reader.sessions(period);
          }
        },
        (sql, steps) ->
            assertThat(steps)
                .as(sql)
                .filteredOn(step -> !step.startsWith("CORRELATED"))
                .hasSize(2)
                .allMatch(
                    step -> step.contains("USING COVERING INDEX") && step.contains("(persona=?")));
  }

  @Test
  void learningAndErasure_everyStatement_scansNoTable() {
    memory.teach(20);
    DocumentKey document = new DocumentKey("a new document", Optional.empty());
    Taught last = memory.of(owner).get(memory.of(owner).size() - 1);
    assertNoScan(
        connection -> {
          Erasure.rebuild(connection, owner);
          Erasure.interactions(connection, owner, List.of(last.number()));
          long kept = memory.of(owner).get(0).number();
          Sql.update(connection, "DELETE FROM sighting WHERE interaction = ?", kept);
          Sql.update(connection, "DELETE FROM access WHERE interaction = ?", kept);
          try (Learning learning = new Learning(connection, owner)) {
            TopicSeen topic = new TopicSeen("topic 1", true, 1);
            TopicSeen other = new TopicSeen("a new topic", true, 1);
            learning.add(new Lesson(kept, Instant.EPOCH, List.of(topic, other), List.of(document)));
            learning.finish();
          }
          Erasure.everything(connection, owner);
        },
        (sql, steps) -> assertThat(steps).as(sql).noneMatch(step -> step.startsWith("SCAN")));
  }
}
