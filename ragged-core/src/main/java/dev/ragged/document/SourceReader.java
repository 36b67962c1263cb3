package dev.ragged.document;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads program text and data in text form, known by the name of the file. The title is the file's
 * name, the language goes to metadata {@code language}. Thread-safe.
 */
final class SourceReader implements DocumentReader {
  private static final Map<String, String> LANGUAGES = new HashMap<>();

  static {
    language("ada", "ada", "adb", "ads");
    language("assembly", "asm", "s");
    language("c", "c", "h");
    language("clojure", "clj", "cljs", "cljc", "edn");
    language("cmake", "cmake");
    language("cpp", "cc", "cpp", "cxx", "hh", "hpp", "hxx", "ipp");
    language("csharp", "cs");
    language("css", "css", "scss", "sass", "less");
    language("csv", "csv", "tsv");
    language("dart", "dart");
    language("elixir", "ex", "exs");
    language("erlang", "erl", "hrl");
    language("fortran", "f", "f90", "f95");
    language("fsharp", "fs", "fsx");
    language("go", "go");
    language("gradle", "gradle");
    language("graphql", "graphql");
    language("groovy", "groovy");
    language("haskell", "hs");
    language("ini", "ini", "cfg", "conf", "properties", "toml", "editorconfig");
    language("java", "java");
    language("javascript", "js", "jsx", "mjs", "cjs");
    language("json", "json", "jsonl", "ndjson", "json5");
    language("julia", "jl");
    language("kotlin", "kt", "kts");
    language("lisp", "lisp", "el", "scm");
    language("lua", "lua");
    language("make", "mk");
    language("matlab", "m");
    language("objective-c", "mm");
    language("ocaml", "ml", "mli");
    language("pascal", "pas");
    language("perl", "pl", "pm");
    language("php", "php");
    language("protobuf", "proto");
    language("python", "py", "pyi", "pyw");
    language("r", "r");
    language("ruby", "rb");
    language("rust", "rs");
    language("scala", "scala", "sbt");
    language("shell", "sh", "bash", "zsh", "fish", "bat", "cmd", "ps1");
    language("sql", "sql");
    language("swift", "swift");
    language("terraform", "tf");
    language("typescript", "ts", "tsx");
    language("vue", "vue", "svelte");
    language("xml", "xml", "xsd", "xsl", "xslt", "pom", "svg", "wsdl");
    language("yaml", "yaml", "yml");
    language("zig", "zig");
  }

  private static final Map<String, String> NAMES =
      Map.of(
          "makefile", "make",
          "dockerfile", "docker",
          "jenkinsfile", "groovy",
          "cmakelists.txt", "cmake",
          "gemfile", "ruby",
          "rakefile", "ruby");

  private static void language(String language, String... extensions) {
    for (String extension : extensions) {
      LANGUAGES.put(extension, language);
    }
  }

  @Override
  public boolean accepts(RawFile file) {
    return !language(file).isEmpty() && BinaryContent.reason(file.bytes()).isEmpty();
  }

  @Override
  public ParsedDocument read(RawFile file) {
    TextDecoder decoded = TextDecoder.decode(file.bytes());
    Metadata metadata =
        FileFacts.of(file, decoded.charset()).orElse(Metadata.of("language", language(file)));
    return new ParsedDocument(file.name(), decoded.text(), Document.SOURCE, metadata);
  }

  private static String language(RawFile file) {
    String byName = NAMES.getOrDefault(file.name().toLowerCase(Locale.ROOT), "");
    return byName.isEmpty() ? LANGUAGES.getOrDefault(file.extension(), "") : byName;
  }
}
