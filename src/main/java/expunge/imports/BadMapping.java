package expunge.imports;

import java.util.List;

/** A mapping file that can't be used, with every problem, in words for those who write it. */
public final class BadMapping extends Exception {

  private static final long serialVersionUID = 1L;

  /** The problems of the mapping {@code name}. */
  BadMapping(String name, List<String> problems) {
    super("the mapping `" + name + "` can't be used:\n  " + String.join("\n  ", problems));
  }
}
