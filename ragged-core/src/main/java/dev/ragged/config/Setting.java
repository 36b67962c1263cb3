package dev.ragged.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing that can be set: its key, which values it may have, and which it has if nobody sets it.
 * Immutable.
 *
 * @param <T> type of its values
 */
public final class Setting<T> {
  private static final Pattern KEY =
      Pattern.compile("[a-z][a-z0-9_-]{0,39}(\\.[a-z][a-z0-9_-]{0,39}){0,5}");

  private final String key;
  private final ValueType<T> type;
  private final T standard;
  private final Map<Preset, T> inPresets;
  private final String description;

  private Setting(
      String key, ValueType<T> type, T standard, Map<Preset, T> inPresets, String description) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "a setting's key must be lower-case names joined by dots: key=\"" + key + "\"");
    }
    this.key = key;
    this.type = type;
    this.standard = requireAllowed(key, type, Objects.requireNonNull(standard, "standard"));
    this.inPresets = Map.copyOf(inPresets);
    this.description = Objects.requireNonNull(description, "description");
  }

  private static <T> Setting<T> of(String key, ValueType<T> type, T standard, String description) {
    return new Setting<>(key, type, standard, Map.of(), description);
  }

  /** Returns a setting that is {@code true} or {@code false}. */
  public static Setting<Boolean> bool(String key, boolean standard, String description) {
    return of(key, new BooleanType(), standard, description);
  }

  /** Returns a setting that is a whole number from {@code least} to {@code greatest}. */
  public static Setting<Integer> integer(
      String key, int standard, int least, int greatest, String description) {
    return of(key, new IntegerType(least, greatest), standard, description);
  }

  /** Returns a setting that is a number from {@code least} to {@code greatest}, both finite. */
  public static Setting<Double> decimal(
      String key, double standard, double least, double greatest, String description) {
    return of(key, new DecimalType(least, greatest), standard, description);
  }

  /**
   * Returns a setting that is a number of bytes from {@code least}, which is not negative, to
   * {@code greatest}. It is written {@code 64 MiB}, {@code 64MB} or as the plain number.
   */
  public static Setting<Long> bytes(
      String key, long standard, long least, long greatest, String description) {
    return of(key, new BytesType(least, greatest), standard, description);
  }

  /**
   * Returns a setting that is a duration from {@code least}, which is not negative, to {@code
   * greatest}. It is written {@code 30m}, {@code 500ms}, {@code PT30M}, or 0.
   */
  public static Setting<Duration> duration(
      String key, Duration standard, Duration least, Duration greatest, String description) {
    return of(key, new DurationType(least, greatest), standard, description);
  }

  /** Returns a setting that is one of an enum's constants, written in lower case. */
  public static <E extends Enum<E>> Setting<E> choice(String key, E standard, String description) {
    return of(key, new ChoiceType<>(standard.getDeclaringClass()), standard, description);
  }

  /**
   * Returns a setting that is a text.
   *
   * @param form what all of it must match
   * @param expected completes the sentence "it must be"
   */
  public static Setting<String> text(
      String key, String standard, Pattern form, String expected, String description) {
    return of(key, new TextType(form, expected), standard, description);
  }

  /**
   * Returns this setting with another value in one preset. In the others it has its default.
   *
   * @throws IllegalArgumentException if the value is not allowed
   */
  public Setting<T> in(Preset preset, T value) {
    Map<Preset, T> all = new EnumMap<>(Preset.class);
    all.putAll(inPresets);
    all.put(preset, requireAllowed(key, type, value));
    return new Setting<>(key, type, standard, all, description);
  }

  /** Returns its key: lower-case names joined by dots. */
  public String key() {
    return key;
  }

  /** Returns one sentence for people that says what it does. */
  public String description() {
    return description;
  }

  /** Returns what a value must be, for messages: {@code "true or false"}. */
  public String expected() {
    return type.expected();
  }

  /** Returns the value if nothing sets it. */
  public T standard() {
    return standard;
  }

  /** Returns the value that {@code preset} gives it; empty if it leaves the default. */
  public Optional<T> in(Preset preset) {
    return Optional.ofNullable(inPresets.get(preset));
  }

  /**
   * Returns the least and the greatest value; all values of a choice; nothing for a text. For who
   * tries values out.
   */
  public List<T> extremes() {
    return type.extremes();
  }

  /**
   * Returns the value that {@code text} stands for. Blanks around it do not count.
   *
   * @throws IllegalArgumentException if it stands for none; the message names key, text, and what
   *     is expected
   */
  public T parse(String text) {
    return type.parse(text).orElseThrow(() -> refused(key, type, text));
  }

  /** Returns the text for {@code value}, from which {@link #parse} makes the same value. */
  public String format(T value) {
    return type.format(value);
  }

  /**
   * Returns {@code value}.
   *
   * @throws IllegalArgumentException if it is not allowed; the message names key, value, and what
   *     is expected
   */
  public T check(T value) {
    return requireAllowed(key, type, Objects.requireNonNull(value, key));
  }

  ValueType<T> type() {
    return type;
  }

  private static <T> T requireAllowed(String key, ValueType<T> type, T value) {
    if (!type.allows(value)) {
      throw refused(key, type, type.format(value));
    }
    return value;
  }

  private static IllegalArgumentException refused(String key, ValueType<?> type, String text) {
    return new IllegalArgumentException(
        key + " must be " + type.expected() + ": " + key + "=\"" + Shown.text(text) + "\"");
  }

  @Override
  public String toString() {
    return key;
  }
}
