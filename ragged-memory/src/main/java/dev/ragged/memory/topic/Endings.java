package dev.ragged.memory.topic;

/** What the ending of a word tells of its kind, in the languages where it tells something. */
final class Endings {
  private static final int MIN_LENGTH = 5;

  private static final String[] ENGLISH_ADJECTIVE = {
    "ous", "able", "ible", "ive", "ical", "ional", "istic", "ful"
  };
  private static final String[] GERMAN_ADJECTIVE = {"e", "er", "es", "em"};
  private static final String[] ROMANCE_INFINITIVE = {"er", "ir", "re", "ar"};
  private static final String[] RUSSIAN_VERB = {
    "ать", "ять", "ить", "еть", "уть", "ыть", "ться", "ает", "яет", "ует", "ают", "яют", "уют",
    "ется", "ится", "ются", "утся", "ятся", "атся"
  };

  private Endings() {}

  /** As in quickly. */
  static boolean isAdverb(String word) {
    return word.length() >= MIN_LENGTH && word.endsWith("ly");
  }

  /** As in baked; not as in seed. */
  static boolean isParticiple(String word) {
    return word.length() >= MIN_LENGTH && word.endsWith("ed") && !word.endsWith("eed");
  }

  /** As in enforceable. */
  static boolean isEnglishAdjective(String word) {
    return word.length() > MIN_LENGTH && endsWithAny(word, ENGLISH_ADJECTIVE);
  }

  /** As in künstliche; not -en, which most verbs have, too. */
  static boolean isGermanAdjective(String word) {
    return endsWithAny(word, GERMAN_ADJECTIVE);
  }

  /** As in planter and plantar. */
  static boolean isRomanceInfinitive(String word) {
    return endsWithAny(word, ROMANCE_INFINITIVE);
  }

  /** As in выбрать and находится. */
  static boolean isRussianVerb(String word) {
    return word.length() > MIN_LENGTH && endsWithAny(word, RUSSIAN_VERB);
  }

  private static boolean endsWithAny(String word, String[] endings) {
    for (String ending : endings) {
      if (word.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}
