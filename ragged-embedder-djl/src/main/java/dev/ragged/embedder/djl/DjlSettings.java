package dev.ragged.embedder.djl;

/** Turns off what DJL would do beyond running a local model. The application's word goes first. */
final class DjlSettings {
  private DjlSettings() {}

  static void apply() {
    setIfAbsent("ai.djl.offline", "DJL_OFFLINE", "true");
    setIfAbsent("OPT_OUT_TRACKING", "OPT_OUT_TRACKING", "true");
    setIfAbsent("ai.djl.onnx.disable_alternative", "", "true");
  }

  private static void setIfAbsent(String property, String variable, String value) {
    if (System.getProperty(property) == null && System.getenv(variable) == null) {
      System.setProperty(property, value);
    }
  }
}
