/** Stages of Ragged as observations or timers, and its figures as meters, of Micrometer. */
module dev.ragged.micrometer {
  requires static org.jspecify;
  requires transitive dev.ragged.core;
  requires static transitive dev.ragged.memory;
  requires micrometer.commons;
  requires transitive micrometer.core;
  requires transitive micrometer.observation;

  exports dev.ragged.micrometer;
}
