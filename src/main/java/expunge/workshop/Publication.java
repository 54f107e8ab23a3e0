package expunge.workshop;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes a change of rules in history and folder, so that both are whole wherever it is cut off: the
 * commit's objects, which nothing shows yet; the new texts, laid ready; the journal; then the
 * branch moves, the texts take their places, and the journal goes. Cut off before the branch has
 * moved, the change was never made; after that, it is carried to its end.
 */
final class Publication {

  static final String SERVICE = "expunge";
  private static final String MAKING = ".git-in-making";

  private final Repository repository;
  private final Path rules;
  private final Path place;
  private final Trees trees;

  Publication(Repository repository, Path rules) {
    this.repository = repository;
    this.rules = rules;
    this.place = place(repository.getDirectory());
    this.trees = new Trees(repository, rules);
  }

  static Path place(File git) {
    return git.toPath().resolve(SERVICE);
  }

  /** Makes a repository in a rules folder that is in none, in one step. */
  static File create(Path rules) throws IOException {
    Path making = rules.resolve(MAKING);
    remove(making);
    try (Repository made =
        new FileRepositoryBuilder()
            .setGitDir(making.toFile())
            .setWorkTree(rules.toFile())
            .build()) {
      made.create(false);
    } catch (IOException failed) {
      remove(making);
      throw failed;
    }
    Path git = rules.resolve(Constants.DOT_GIT);
    Files.move(making, git, StandardCopyOption.ATOMIC_MOVE);
    return git.toFile();
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
  }

  /** Makes a change; the id of its commit. */
  String make(History.Change change) throws IOException {
    String folder = change.jurisdiction().folder();
    Map<String, String> now = RuleFiles.read(rules, change.jurisdiction());
    ObjectId head = repository.resolve(Constants.HEAD);
    ObjectId commit;
    try (ObjectInserter objects = repository.newObjectInserter()) {
      ObjectId base = asItStands(folder, now, head, change.at(), objects);
      objects.flush();
      Map<String, String> message = new TreeMap<>();
      message.put(History.RULEBOOK, folder);
      put(message, History.REVIEWED, change.reviewer());
      put(message, History.BACK, change.to());
      StringBuilder text = new StringBuilder(change.message().strip()).append("\n\n");
      message.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
      ObjectId tree = trees.tree(base, folder, now, change.files(), objects);
      commit = Trees.commit(tree, base, change.author(), text.toString(), change.at(), objects);
      objects.flush();
    }
    Journal journal = Journal.between(folder, commit.name(), now, change.files());
    try {
      journal.lay(rules, change.files());
      journal.write(place);
      move(head, commit, change);
    } catch (IOException failed) {
      if (!commit.equals(repository.resolve(Constants.HEAD))) {
        undo(failed);
        throw failed;
      } // else it was made all the same
    }
    try {
      finish(journal, change.files());
    } catch (IOException cut) {
      throw new History.Unfinished(cut);
    }
    return commit.name();
  }

  private static void put(Map<String, String> lines, String name, @Nullable String value) {
    if (value != null) {
      lines.put(name, value);
    }
  }

  private void undo(IOException failed) {
    try {
      Journal.drop(place);
      Journal.sweep(rules);
    } catch (IOException again) {
      failed.addSuppressed(again);
    }
  }

  private void move(@Nullable ObjectId from, ObjectId to, History.Change change)
      throws IOException {
    RefUpdate update = repository.updateRef(Constants.HEAD);
    update.setExpectedOldObjectId(from == null ? ObjectId.zeroId() : from);
    update.setNewObjectId(to);
    update.setRefLogIdent(Trees.person(SERVICE, change.at()));
    update.setRefLogMessage("published: " + change.jurisdiction().folder(), false);
    RefUpdate.Result result = update.update();
    switch (result) {
      case NEW, FAST_FORWARD, FORCED -> {}
      case IO_FAILURE -> throw new IOException("the branch of the rules can't be written");
      default ->
          throw new History.InUse(
              "the repository of the rules was changed by somebody else meanwhile; try again");
    }
  }

  private void finish(Journal journal, Map<String, String> wanted) throws IOException {
    journal.finish(rules, wanted);
    trees.index(journal, wanted);
    Journal.drop(place);
  }

  /** Carries to its end, or drops, what was cut off; whether there was something. */
  boolean recover() throws IOException {
    Journal left = Journal.read(place);
    if (left == null) {
      Journal.drop(place);
      Journal.sweep(rules);
      return false;
    }
    unlock();
    ObjectId head = repository.resolve(Constants.HEAD);
    ObjectId commit =
        ObjectId.isId(left.commit()) ? ObjectId.fromString(left.commit()) : ObjectId.zeroId();
    if (head != null && repository.getObjectDatabase().has(commit) && reached(commit, head)) {
      finish(left, trees.files(left.folder(), head));
    } else {
      Journal.drop(place);
    }
    Journal.sweep(rules);
    return true;
  }

  private boolean reached(ObjectId commit, ObjectId head) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.isMergedInto(walk.parseCommit(commit), walk.parseCommit(head));
    }
  }

  /** Takes away the locks of the process that was cut off: git waits for them for ever. */
  private void unlock() throws IOException {
    List<String> names = new ArrayList<>(List.of(Constants.HEAD));
    Ref head = repository.exactRef(Constants.HEAD);
    if (head != null) {
      names.add(head.getLeaf().getName());
    }
    for (String name : names) {
      Files.deleteIfExists(repository.getDirectory().toPath().resolve(name + ".lock"));
    }
    File index = repository.getIndexFile();
    Files.deleteIfExists(index.toPath().resolveSibling(index.getName() + ".lock"));
  }

  /** A commit of the folder as it stands: the last one, or one more with what was made by hand. */
  private @Nullable ObjectId asItStands(
      String folder,
      Map<String, String> now,
      @Nullable ObjectId head,
      Instant at,
      ObjectInserter objects)
      throws IOException {
    if (head == null) {
      return Trees.commit(
          trees.everything(objects), null, SERVICE, "The rules as they stood.", at, objects);
    }
    Map<String, String> known = trees.files(folder, head);
    return known.equals(now)
        ? head
        : Trees.commit(
            trees.tree(head, folder, known, now, objects),
            head,
            SERVICE,
            "What was changed by hand in " + folder + ".",
            at,
            objects);
  }
}
