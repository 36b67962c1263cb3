package dev.ragged.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What README and docs show as Java stands, but for blanks, in a source that is compiled; what they
 * name is there.
 */
class ListingsTest {
  private static final Path ROOT =
      Path.of(System.getProperty("repository.root")).toAbsolutePath().normalize();
  private static final Pattern LISTING =
      Pattern.compile("^```java\\s*\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Pattern TEST_CLASS = Pattern.compile("`([A-Z]\\w*(?:Test|Contract))`");

  @TestFactory
  Stream<DynamicTest> listing_inReadmeOrDocs_occursInCompiledSource() throws IOException {
    List<String> sources = new ArrayList<>();
    for (Path source : files(ROOT, ".java")) {
      sources.add(withoutBlanks(Files.readString(source)));
    }
    return listings().stream()
        .map(
            listing ->
                dynamicTest(
                    listing.place(),
                    () ->
                        assertThat(occursIn(sources, listing.text()))
                            .as("a compiled source has%n%s", listing.text())
                            .isTrue()));
  }

  @Test
  void readme_itsFirstListing_isThere() throws IOException {
    assertThat(listings())
        .extracting(Listing::place)
        .contains("README.md, listing 1", "docs/searching.md, listing 1");
  }

  @Test
  void testClass_namedInDocs_exists() throws IOException {
    Set<String> classes = new HashSet<>();
    for (Path source : files(ROOT, ".java")) {
      classes.add(source.getFileName().toString().replace(".java", ""));
    }
    List<String> named = new ArrayList<>();
    for (Path page : pages()) {
      TEST_CLASS.matcher(Files.readString(page)).results().forEach(hit -> named.add(hit.group(1)));
    }
    assertThat(named).isNotEmpty().allMatch(classes::contains);
  }

  @Test
  void link_toAFileOfTheRepository_leadsThere() throws IOException {
    for (Path page : pages()) {
      List<Path> targets =
          LINK.matcher(Files.readString(page))
              .results()
              .map(link -> page.resolveSibling(link.group(1)))
              .toList();
      assertThat(targets).as("links of %s", page).allMatch(Files::exists);
    }
  }

  private record Listing(String place, String text) {}

  private static List<Listing> listings() throws IOException {
    List<Listing> listings = new ArrayList<>();
    for (Path page : pages()) {
      String name = ROOT.relativize(page).toString().replace('\\', '/');
      Matcher matcher = LISTING.matcher(Files.readString(page));
      for (int number = 1; matcher.find(); number++) {
        listings.add(new Listing(name + ", listing " + number, matcher.group(1)));
      }
    }
    return listings;
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(files(ROOT.resolve("docs"), ".md"));
    pages.add(ROOT.resolve("README.md"));
    return pages;
  }

  private static boolean occursIn(List<String> sources, String listing) {
    String wanted = withoutBlanks(listing);
    return sources.stream().anyMatch(source -> source.contains(wanted));
  }

  /** The formatter breaks lines in a source where a page need not. */
  private static String withoutBlanks(String text) {
    return BLANKS.matcher(text).replaceAll("");
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes facts) {
            String name = String.valueOf(directory.getFileName());
            return name.equals("target") || name.startsWith(".")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
            if (file.toString().endsWith(ending)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
