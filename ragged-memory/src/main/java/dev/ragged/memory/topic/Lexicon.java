package dev.ragged.memory.topic;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known about single words, as bits. */
final class Lexicon {
  /** Begins a phrase, but is no topic alone and ends none. */
  static final int LEADING = 1 << 10;

  /** Good within a phrase, general alone. */
  static final int PARTNER = 1 << 11;

  /** A verb comes next. */
  static final int SUBJECT = 1 << 12;

  /** A noun comes next. */
  static final int DETERMINER = 1 << 13;

  /** Stands between who does and what is done. */
  static final int AUXILIARY = 1 << 14;

  /** Opens a question. */
  static final int QUESTION = 1 << 15;

  /** No topic, but a verb. */
  static final int VERB = 1 << 16;

  /** No topic, unless it is all that there is. */
  static final int WEAK = 1 << 17;

  /** A name when in capitals. */
  static final int CAPITALS = 1 << 18;

  /** Known by two letters. */
  static final int SHORT = 1 << 19;

  /** A noun, whatever its ending says. */
  static final int NOUN = 1 << 20;

  /** Makes a name with "of" and the word behind. */
  static final int OF = 1 << 21;

  /** A plural that stands before another noun. */
  static final int PLURAL_FIRST = 1 << 22;

  /** A name, also without a capital. */
  static final int NAME = 1 << 23;

  /** A verb in -ing may come next. */
  static final int BEFORE_GERUND = 1 << 24;

  /** Receives what is done: a verb comes before. */
  static final int OBJECT = 1 << 25;

  /** Begins a clause within a sentence. */
  static final int SUBCLAUSE = 1 << 26;

  /** General within a passage. */
  static final int VAGUE = 1 << 27;

  /** A verb, but a noun behind another noun. */
  static final int VERB_NOUN = 1 << 28;

  /** A time, which needs no verb before its article. */
  static final int TIME = 1 << 29;

  private static final int ENGLISH_STOP = Language.ENGLISH.stop();
  private static final int ENGLISH_GLUE = ENGLISH_STOP | Language.ENGLISH.vote();

  private static final Map<String, Integer> ENGLISH_SECTIONS =
      Map.ofEntries(
          Map.entry("[function]", ENGLISH_GLUE),
          Map.entry("[be]", ENGLISH_GLUE | VERB),
          Map.entry("[subject]", ENGLISH_GLUE | SUBJECT),
          Map.entry("[pronoun]", ENGLISH_GLUE),
          Map.entry("[determiner]", ENGLISH_GLUE | DETERMINER),
          Map.entry("[auxiliary]", ENGLISH_GLUE | AUXILIARY),
          Map.entry("[question]", ENGLISH_GLUE | QUESTION),
          Map.entry("[verb]", ENGLISH_STOP | VERB | WEAK),
          Map.entry("[generic]", ENGLISH_STOP | WEAK),
          Map.entry("[leading]", LEADING),
          Map.entry("[partner]", PARTNER),
          Map.entry("[capitals]", CAPITALS),
          Map.entry("[short]", SHORT),
          Map.entry("[of]", OF),
          Map.entry("[plural-first]", PLURAL_FIRST),
          Map.entry("[names]", NAME),
          Map.entry("[before-gerund]", BEFORE_GERUND),
          Map.entry("[object]", ENGLISH_GLUE | OBJECT),
          Map.entry("[subclause]", SUBCLAUSE),
          Map.entry("[vague]", VAGUE),
          Map.entry("[verb-noun]", VERB_NOUN),
          Map.entry("[time]", TIME),
          Map.entry("[noun-ly]", NOUN),
          Map.entry("[noun-like]", NOUN));

  private static final class BuiltIn {
    static final Lexicon WORDS = load();
  }

  private final Map<String, Integer> bits;
  private final boolean knowsGrammar;

  private Lexicon(Map<String, Integer> bits, boolean knowsGrammar) {
    this.bits = bits;
    this.knowsGrammar = knowsGrammar;
  }

  /** Returns the words that the library brings. */
  static Lexicon builtIn() {
    return BuiltIn.WORDS;
  }

  /** Returns a lexicon that knows stop words and nothing else. */
  static Lexicon of(Set<String> stopWords) {
    int stop = 0;
    for (Language language : Language.ALL) {
      stop |= language.stop();
    }
    Map<String, Integer> bits = new HashMap<>();
    for (String word : stopWords) {
      bits.put(Folding.word(word, 0, word.length()), stop);
    }
    return new Lexicon(bits, false);
  }

  private static Lexicon load() {
    Map<String, Integer> bits = new HashMap<>();
    WordFile.read(Language.ENGLISH.fileName())
        .forEach((section, words) -> add(bits, words, ENGLISH_SECTIONS.getOrDefault(section, 0)));
    for (Language language : Language.ALL) {
      if (language != Language.ENGLISH) {
        loadForeign(bits, language);
      }
    }
    return new Lexicon(bits, true);
  }

  private static void loadForeign(Map<String, Integer> bits, Language language) {
    Map<String, List<String>> sections = WordFile.read(language.fileName());
    Set<String> silent = Set.copyOf(sections.getOrDefault("[silent]", List.of()));
    add(bits, silent, language.stop());
    for (String word : sections.getOrDefault("[function]", List.of())) {
      int vote = silent.contains(word) ? 0 : language.vote();
      add(bits, List.of(word), language.stop() | vote);
    }
  }

  private static void add(Map<String, Integer> bits, Collection<String> words, int meaning) {
    for (String word : words) {
      bits.merge(word, meaning, (a, b) -> a | b);
    }
  }

  /** Returns what is known about a folded word; 0 if nothing. */
  int bits(String word) {
    return bits.getOrDefault(word, 0);
  }

  /** Whether the grammar of a language may be used beside the words. */
  boolean knowsGrammar() {
    return knowsGrammar;
  }
}
