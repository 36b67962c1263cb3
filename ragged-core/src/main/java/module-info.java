/** Ragged: local retrieval and memory inside your JVM. Start at {@link dev.ragged.Ragged}. */
module dev.ragged.core {
  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.core;
  requires transitive com.github.benmanes.caffeine;
  requires com.zaxxer.hikari;
  requires java.management;
  requires static jdk.jfr;
  requires static jdk.management;
  requires transitive java.sql;
  requires org.commonmark;
  requires org.jsoup;
  requires org.slf4j;
  requires org.snakeyaml.engine;
  requires org.xerial.sqlitejdbc;

  exports dev.ragged;
  exports dev.ragged.answer;
  exports dev.ragged.cache;
  exports dev.ragged.config;
  exports dev.ragged.document;
  exports dev.ragged.embedding;
  exports dev.ragged.error;
  exports dev.ragged.filter;
  exports dev.ragged.index;
  exports dev.ragged.ingest;
  exports dev.ragged.migration;
  exports dev.ragged.persona;
  exports dev.ragged.profiling;
  exports dev.ragged.retrieval;
  exports dev.ragged.spi;
  exports dev.ragged.sqlite;
  exports dev.ragged.statistics;
  exports dev.ragged.store;
  exports dev.ragged.tuning;

  uses dev.ragged.config.Configurable;
  uses dev.ragged.document.DocumentReader;
  uses dev.ragged.embedding.EmbedderProvider;
  uses dev.ragged.index.VectorIndexProvider;
  uses dev.ragged.persona.MemoryProvider;

  provides dev.ragged.config.Configurable with
      dev.ragged.sqlite.DatabaseSettings;
  provides dev.ragged.embedding.EmbedderProvider with
      dev.ragged.embedding.LexicalEmbedderProvider;
  provides dev.ragged.index.VectorIndexProvider with
      dev.ragged.index.ExactIndexProvider;
}
