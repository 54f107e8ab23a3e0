package expunge.workshop;

import expunge.rulebook.RulebookFolder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a git revision out of the repository, leaving the working tree alone. */
public final class Revision {

  static {
    SystemReader.setInstance(new ReadOnly(SystemReader.getInstance()));
  }

  private Revision() {}

  /** Sees to it that JGit keeps nothing in the user's home, for whoever uses it. */
  static void quiet() {
    // The static block above has run when this is called.
  }

  /** Keeps JGit from writing notes about the file system into the user's home. */
  private static final class ReadOnly extends SystemReader.Delegate {
    ReadOnly(SystemReader actual) {
      super(actual);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
      return new FileBasedConfig(parent, null, fs) {
        @Override
        public void load() {
          // There is nothing to read.
        }

        @Override
        public void save() {
          // Nothing is kept.
        }

        @Override
        public boolean isOutdated() {
          return false;
        }
      };
    }
  }

  /**
   * The rules of a revision: a branch, a tag, a commit, {@code HEAD~1}.
   *
   * @param here a folder of the repository; its {@code rules}, or else those at the root
   * @throws IOException with a sentence that says what isn't there
   */
  public static Edition edition(String name, Path here) throws IOException {
    FileRepositoryBuilder builder =
        new FileRepositoryBuilder().findGitDir(here.toAbsolutePath().normalize().toFile());
    if (builder.getGitDir() == null) {
      throw new IOException(
          "`"
              + name
              + "` is no folder, and the current folder is in no git repository; name a folder, or a revision from inside a repository");
    }
    try (Repository repository = builder.setMustExist(true).build();
        ObjectReader objects = repository.newObjectReader();
        RevWalk walk = new RevWalk(objects)) {
      ObjectId commit = resolve(repository, name);
      if (commit == null) {
        throw new IOException(
            "`"
                + name
                + "` is no folder, and no revision of this repository; name a folder, a branch, a tag, a commit, or one like HEAD~1");
      }
      RevTree tree = walk.parseTree(commit);
      String rules = rules(repository, objects, tree, here);
      if (rules == null) {
        throw new IOException("the revision `" + name + "` has no folder `rules`");
      }
      return read(name, objects, tree, rules);
    }
  }

  private static @Nullable ObjectId resolve(Repository repository, String name) throws IOException {
    try {
      return repository.resolve(name + "^{tree}");
    } catch (RevisionSyntaxException
        | org.eclipse.jgit.errors.IncorrectObjectTypeException notARevision) {
      return null;
    }
  }

  /** The rules folder beside the current one in that revision, or else the one at its root. */
  private static @Nullable String rules(
      Repository repository, ObjectReader objects, RevTree tree, Path here) throws IOException {
    List<String> candidates = new ArrayList<>();
    if (!repository.isBare()) {
      File root = repository.getWorkTree();
      String inside =
          root.toPath()
              .toRealPath()
              .relativize(here.toRealPath())
              .toString()
              .replace(File.separatorChar, '/');
      candidates.add(inside.isEmpty() ? "rules" : inside + "/rules");
    }
    candidates.add("rules");
    for (String candidate : candidates) {
      try (TreeWalk found = TreeWalk.forPath(objects, candidate, tree)) {
        if (found != null && found.isSubtree()) {
          return candidate;
        }
      }
    }
    return null;
  }

  private static Edition read(String name, ObjectReader objects, RevTree tree, String rules)
      throws IOException {
    Map<String, Map<String, String>> files = new TreeMap<>();
    Map<String, Map<String, String>> cases = new TreeMap<>();
    try (TreeWalk walk = new TreeWalk(objects)) {
      walk.addTree(tree);
      walk.setRecursive(true);
      walk.setFilter(PathFilter.create(rules));
      while (walk.next()) {
        String path = walk.getPathString().substring(rules.length() + 1);
        int slash = path.indexOf('/');
        if (slash > 0) {
          String book = path.substring(0, slash);
          String inside = path.substring(slash + 1);
          boolean ofCases = inside.endsWith(Edition.CASES);
          if (ofCases || RulebookFolder.belongs(inside)) {
            (ofCases ? cases : files)
                .computeIfAbsent(book, b -> new TreeMap<>())
                .put(
                    inside,
                    new String(
                        objects.open(walk.getObjectId(0)).getBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    }
    List<RulebookFolder> books = new ArrayList<>();
    files.forEach(
        (book, texts) -> {
          if (texts.containsKey("rulebook.yaml")) {
            books.add(RulebookFolder.of(book, texts));
          }
        });
    return new Edition(name, books, cases, Map.of(), true);
  }
}
