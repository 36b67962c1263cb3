/** What each persona asked, cares about and knew when. */
module dev.ragged.memory {
  requires static org.jspecify;
  requires transitive dev.ragged.core;
  requires com.fasterxml.jackson.core;
  requires org.slf4j;

  exports dev.ragged.memory.privacy;
  exports dev.ragged.memory.privacy.cipher;
  exports dev.ragged.memory.privacy.redact;
}
