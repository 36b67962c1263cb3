package dev.ragged.memory.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How well the extracted topics agree with those that a reader would name. Agreement is the mean F1
 * that the headers of the two files define.
 */
class AgreementTest {
  private static final double REQUIRED = 0.80;

  private final TopicExtractor extractor = new TopicExtractor(TopicOptions.DEFAULT);

  @Test
  void topics_textsThatWereTunedOn_agreeWithReaders() throws IOException {
    assertThat(agreement("labelled-first.txt")).isGreaterThanOrEqualTo(REQUIRED);
  }

  @Test
  void topics_textsThatWereKeptApart_agreeWithReaders() throws IOException {
    assertThat(agreement("labelled-second.txt")).isGreaterThanOrEqualTo(REQUIRED);
  }

  @Test
  void agreement_extractorThatFindsNothing_fails() throws IOException {
    double sum = 0;
    List<LabelledText> texts = LabelledText.read("labelled-second.txt");
    for (LabelledText text : texts) {
      sum += text.agreement(List.of());
    }
    assertThat(sum / texts.size()).isLessThan(0.05);
  }

  @Test
  void agreement_allWordsAsTopics_fails() throws IOException {
    double sum = 0;
    List<LabelledText> texts = LabelledText.read("labelled-second.txt");
    for (LabelledText text : texts) {
      List<Topic> words = new ArrayList<>();
      for (String word : text.text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
        if (word.length() > 3 && words.size() < TopicOptions.DEFAULT_MAX_TOPICS) {
          words.add(new Topic(word, 1));
        }
      }
      sum += text.agreement(words);
    }
    assertThat(sum / texts.size()).isLessThan(0.5);
  }

  @Test
  void labels_eachText_standInItOrNameAFocusArea() throws IOException {
    for (LabelledText text : all()) {
      String lower = text.text().toLowerCase(Locale.ROOT);
      for (String label : text.labels()) {
        for (String word : label.split(" ", -1)) {
          String stem = word.substring(0, Math.max(1, Math.min(word.length() - 1, 3)));
          assertThat(lower.contains(stem) || text.focus().containsKey(label))
              .as("%s of %s", label, text)
              .isTrue();
        }
      }
    }
  }

  @Test
  void labels_bothFiles_areManyAndOfManyDomains() throws IOException {
    List<LabelledText> all = all();
    assertThat(all.stream().filter(LabelledText::isQuery)).hasSizeGreaterThanOrEqualTo(120);
    assertThat(all.stream().filter(text -> !text.isQuery())).hasSizeGreaterThanOrEqualTo(80);
    assertThat(all.stream().map(LabelledText::kind).distinct()).hasSizeGreaterThanOrEqualTo(20);
    assertThat(all).doesNotHaveDuplicates();
  }

  private static List<LabelledText> all() throws IOException {
    List<LabelledText> all = new ArrayList<>(LabelledText.read("labelled-first.txt"));
    all.addAll(LabelledText.read("labelled-second.txt"));
    return all;
  }

  private double agreement(String fileName) throws IOException {
    double sum = 0;
    List<LabelledText> texts = LabelledText.read(fileName);
    for (LabelledText text : texts) {
      sum += text.agreement(text.topics(extractor));
    }
    double mean = sum / texts.size();
    System.out.printf(
        Locale.ROOT, "Agreement on %d texts of %s: %.3f%n", texts.size(), fileName, mean);
    return mean;
  }
}
