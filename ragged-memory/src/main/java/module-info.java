/** What each persona asked, cares about and knew when. */
module dev.ragged.memory {
  requires static org.jspecify;
  requires transitive dev.ragged.core;
  requires com.github.benmanes.caffeine;
  requires com.fasterxml.jackson.core;
  requires java.sql;
  requires org.slf4j;

  exports dev.ragged.memory;
  exports dev.ragged.memory.activity;
  exports dev.ragged.memory.fact;
  exports dev.ragged.memory.graph;
  exports dev.ragged.memory.interest;
  exports dev.ragged.memory.options;
  exports dev.ragged.memory.persona;
  exports dev.ragged.memory.portable;
  exports dev.ragged.memory.privacy;
  exports dev.ragged.memory.privacy.cipher;
  exports dev.ragged.memory.privacy.redact;
  exports dev.ragged.memory.rank;
  exports dev.ragged.memory.rank.evaluation;
  exports dev.ragged.memory.recall;
  exports dev.ragged.memory.time;
  exports dev.ragged.memory.topic;

  provides dev.ragged.config.Configurable with
      dev.ragged.memory.PersonalMemoryProvider;
  provides dev.ragged.persona.MemoryProvider with
      dev.ragged.memory.PersonalMemoryProvider;
}
