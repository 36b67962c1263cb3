package dev.ragged.memory.transfer;

/**
 * The names in an export of a memory, which are part of its format; docs/formats.md describes it.
 *
 * <pre>
 * {
 *   "metadata": {...}, "persona": {...}, "interactions": [...], "topics": [...],
 *   "graph_relationships": [...], "sessions": [...], "predicates": [...], "facts": [...],
 *   "preferences": [...]
 * }
 * </pre>
 */
final class ExportNames {
  /** Rises when an older Ragged would read something wrongly, not when something is added. */
  static final int FORMAT_VERSION = 1;

  static final String METADATA = "metadata";
  static final String PERSONA = "persona";
  static final String EXPORTED_AT = "exported_at";
  static final String RAGGED_VERSION = "ragged_version";
  static final String FORMAT = "format_version";
  static final String TOTAL = "total_interactions";
  static final String PERIOD = "period";
  static final String FROM = "from";
  static final String TO = "to";

  static final String DESCRIPTION = "description";
  static final String FOCUS_AREAS = "focus_areas";
  static final String NAME = "name";
  static final String SYNONYMS = "synonyms";
  static final String STATUS = "status";
  static final String LEARNING = "learning";
  static final String ENCRYPTED = "encrypted";
  static final String CREATED_AT = "created_at";
  static final String USED_AT = "used_at";
  static final String USES = "uses";

  static final String INTERACTIONS = "interactions";
  static final String ID = "id";
  static final String SESSION = "session";
  static final String TIMESTAMP = "timestamp";
  static final String QUERY = "query";
  static final String RESPONSE = "response";
  static final String DOCUMENTS_SHOWN = "retrieved_documents";
  static final String MODEL = "model_used";
  static final String LATENCY = "latency_ms";
  static final String FEEDBACK = "feedback";
  static final String CORRECTION = "correction";
  static final String FEEDBACK_EVENTS = "feedback_events";
  static final String GIVEN_AT = "given_at";
  static final String VERDICT = "verdict";

  static final String TOPICS = "topics";
  static final String FOUND_TOPICS = "found_topics";
  static final String INTEREST_LEVEL = "interest_level";
  static final String FIRST_SEEN = "first_seen";
  static final String LAST_SEEN = "last_seen";
  static final String FREQUENCY = "frequency";
  static final String FOUND = "found";
  static final String DOCUMENTS = "documents";

  static final String RELATIONSHIPS = "graph_relationships";
  static final String TYPE = "type";
  static final String OWNER = "document_owner";
  static final String SESSIONS = "sessions";

  static final String PREDICATES = "predicates";
  static final String PREDICATE = "predicate";
  static final String CARDINALITY = "cardinality";
  static final String FACTS = "facts";
  static final String SUBJECT = "subject";
  static final String VERSIONS = "versions";
  static final String VERSION = "version";
  static final String KIND = "kind";
  static final String OBJECT = "object";
  static final String VALID_FROM = "valid_from";
  static final String VALID_TO = "valid_to";
  static final String CONFIDENCE = "confidence";
  static final String SOURCE = "source";
  static final String RECORDED_FROM = "recorded_from";
  static final String RECORDED_TO = "recorded_to";
  static final String SEQUENCE = "sequence";
  static final String REASON = "reason";

  static final String PREFERENCES = "preferences";
  static final String KEY = "key";
  static final String VALUE = "value";
  static final String SET_AT = "set_at";

  private ExportNames() {}
}
