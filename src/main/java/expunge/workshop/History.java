package expunge.workshop;

import expunge.law.Jurisdiction;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * What was published in a rules folder, kept as commits of the git repository that holds it; where
 * none does, one is made in it at the first publishing. One process at a time writes.
 */
public final class History {

  static {
    Revision.quiet();
  }

  static final String RULEBOOK = "Rulebook";
  static final String REVIEWED = "Reviewed-by";
  static final String BACK = "Rolled-back-to";

  /** The lines at the end of a commit's message that only the service writes. */
  public static final Pattern OWN_LINES =
      Pattern.compile("(?im)^[ \\t]*(" + RULEBOOK + "|" + REVIEWED + "|" + BACK + ")[ \\t]*:");

  private static final Pattern ID = Pattern.compile("[0-9a-f]{7,40}");

  /** What kind of change a commit is. */
  public enum Kind {
    /** Written by one and published by another. */
    PUBLISHED,
    /** A state from before, put back. */
    ROLLED_BACK,
    /** Made in the folder or with git. */
    BY_HAND
  }

  /**
   * One change of a rulebook.
   *
   * @param commit its id
   * @param to the commit whose state it put back; null for other kinds
   */
  public record Entry(
      String commit,
      Instant at,
      Kind kind,
      String author,
      @Nullable String reviewer,
      @Nullable String to,
      String message) {}

  /**
   * A change to make.
   *
   * @param files all files of the rulebook as they are to be, by path inside its folder
   * @param author whose change it is
   * @param reviewer who looked at it; null when a state is put back
   * @param to the commit whose state is put back; null when it is a new one
   */
  public record Change(
      Jurisdiction jurisdiction,
      Map<String, String> files,
      String author,
      @Nullable String reviewer,
      @Nullable String to,
      String message,
      Instant at) {

    /** Copies the map. */
    public Change {
      files = Map.copyOf(files);
    }
  }

  /** Somebody else writes to the repository just now. */
  public static final class InUse extends IOException {
    private static final long serialVersionUID = 1L;

    InUse(String what) {
      super(what);
    }
  }

  /** A change is made in the history, and not yet in every file. */
  public static final class Unfinished extends IOException {
    private static final long serialVersionUID = 1L;

    Unfinished(IOException why) {
      super(why.getMessage(), why);
    }
  }

  private final Path rules;

  private History(Path rules) {
    this.rules = rules;
  }

  /** The history of a rules folder. */
  public static History of(Path rules) throws IOException {
    return new History(rules.toRealPath());
  }

  /**
   * Carries a change to its end that was cut off, or takes away what was laid ready for it when it
   * had not been made.
   *
   * @return whether there was one
   */
  public boolean recover() throws IOException {
    boolean ever = false; // so that a start without any publishing needn't look further
    for (Path one = rules; one != null && !ever; one = one.getParent()) {
      Path dot = one.resolve(Constants.DOT_GIT);
      ever = Files.isRegularFile(dot) || Files.exists(Publication.place(dot.toFile()));
    }
    File git = ever ? gitDir() : null;
    if (git == null || !Files.exists(Publication.place(git))) {
      return false;
    }
    try (Repository repository = open(git);
        FileChannel channel = lockFile(git);
        FileLock lock = lock(channel)) {
      return lock.isValid() && new Publication(repository, rules).recover();
    }
  }

  /**
   * Makes a change: in the history and in the folder, or in neither.
   *
   * @return the id of its commit
   * @throws IOException when it wasn't made; {@link InUse} when it may be tried again
   */
  public String commit(Change change) throws IOException {
    File git = gitDir();
    if (git == null) {
      git = Publication.create(rules);
    }
    try (Repository repository = open(git);
        FileChannel channel = lockFile(git);
        FileLock lock = lock(channel)) {
      if (!lock.isValid()) {
        throw new InUse("the lock on the history was lost; try again");
      }
      Publication publication = new Publication(repository, rules);
      publication.recover();
      return publication.make(change);
    }
  }

  private static FileChannel lockFile(File git) throws IOException {
    Path place = Files.createDirectories(Publication.place(git));
    return FileChannel.open(
        place.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException here) {
      lock = null;
    }
    if (lock == null) {
      throw new InUse("something else is being published in this rules folder; try again");
    }
    return lock;
  }

  private static Repository open(File git) throws IOException {
    return new FileRepositoryBuilder().setGitDir(git).setMustExist(true).build();
  }

  /** The repository that holds the rules; null when none does. */
  private @Nullable File gitDir() throws IOException {
    File git = new FileRepositoryBuilder().findGitDir(rules.toFile()).getGitDir();
    if (git == null || rules.equals(git.toPath().toRealPath().getParent())) {
      return git;
    }
    // One further up is theirs only if they were ever put into it.
    try (Repository repository = open(git)) {
      return !repository.isBare() && new Trees(repository, rules).holdsRules() ? git : null;
    }
  }

  /** The last changes of a rulebook, newest first. */
  public List<Entry> entries(Jurisdiction jurisdiction, int most) throws IOException {
    List<Entry> entries = new ArrayList<>();
    File git = gitDir();
    if (git == null) {
      return entries;
    }
    try (Repository repository = open(git);
        RevWalk walk = new RevWalk(repository)) {
      ObjectId head = repository.resolve(Constants.HEAD);
      if (head == null) {
        return entries;
      }
      walk.markStart(walk.parseCommit(head));
      walk.setTreeFilter(
          AndTreeFilter.create(
              PathFilter.create(new Trees(repository, rules).prefix(jurisdiction.folder())),
              TreeFilter.ANY_DIFF));
      for (RevCommit one : walk) {
        if (entries.size() == most) {
          break;
        }
        entries.add(entry(one, jurisdiction));
      }
    }
    return entries;
  }

  private static Entry entry(RevCommit one, Jurisdiction jurisdiction) {
    String reviewer = footer(one, REVIEWED);
    String to = footer(one, BACK);
    boolean ours = jurisdiction.folder().equals(footer(one, RULEBOOK));
    Kind kind =
        ours && to != null
            ? Kind.ROLLED_BACK
            : ours && reviewer != null ? Kind.PUBLISHED : Kind.BY_HAND;
    return new Entry(
        one.name(),
        one.getAuthorIdent().getWhenAsInstant(),
        kind,
        one.getAuthorIdent().getName(),
        kind == Kind.PUBLISHED ? reviewer : null,
        kind == Kind.ROLLED_BACK ? to : null,
        one.getFullMessage());
  }

  private static @Nullable String footer(RevCommit one, String name) {
    List<String> lines = one.getFooterLines(name);
    return lines.isEmpty() ? null : lines.get(lines.size() - 1);
  }

  /**
   * The commit that the rules stood as before the last publishing that wasn't taken back since;
   * null when nothing was published.
   */
  public @Nullable String beforeLast(Jurisdiction jurisdiction) throws IOException {
    File git = gitDir();
    if (git == null) {
      return null;
    }
    try (Repository repository = open(git);
        RevWalk walk = new RevWalk(repository)) {
      ObjectId next = repository.resolve(Constants.HEAD);
      while (next != null) {
        RevCommit one = walk.parseCommit(next);
        Entry entry = entry(one, jurisdiction);
        ObjectId parent = one.getParentCount() == 0 ? null : one.getParent(0);
        if (entry.kind() == Kind.PUBLISHED) {
          return parent == null ? null : parent.name();
        }
        // What was taken back is as if it had never been.
        next = entry.to() == null ? parent : repository.resolve(entry.to());
      }
      return null;
    }
  }

  /** The commit before another; null when there is none. */
  public @Nullable String parent(String commit) throws IOException {
    File git = gitDir();
    if (git == null) {
      return null;
    }
    try (Repository repository = open(git)) {
      ObjectId parent = repository.resolve(commit + "^");
      return parent == null ? null : parent.name();
    }
  }

  /**
   * The files of a rulebook in a commit that came before, by path inside its folder.
   *
   * @param commit its id, or at least the first seven digits of it
   * @return its whole id and the files; null when there is no such commit in this history
   */
  public @Nullable State state(Jurisdiction jurisdiction, String commit) throws IOException {
    File git = gitDir();
    if (git == null || !ID.matcher(commit).matches()) {
      return null;
    }
    try (Repository repository = open(git);
        RevWalk walk = new RevWalk(repository)) {
      ObjectId head = repository.resolve(Constants.HEAD);
      ObjectId id = repository.resolve(commit + "^{commit}");
      if (head == null
          || id == null
          || !walk.isMergedInto(walk.parseCommit(id), walk.parseCommit(head))) {
        return null;
      }
      return new State(id.name(), new Trees(repository, rules).files(jurisdiction.folder(), id));
    } catch (AmbiguousObjectException several) {
      return null;
    }
  }

  /** A rulebook's files as they were in a commit. */
  public record State(String commit, Map<String, String> files) {
    /** Copies the map. */
    public State {
      files = Map.copyOf(files);
    }
  }
}
