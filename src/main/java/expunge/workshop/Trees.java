package expunge.workshop;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules as trees of a git repository: reads them, and adds objects that nothing shows yet. */
final class Trees {

  private static final Logger LOG = LoggerFactory.getLogger(Trees.class);

  private final Repository repository;
  private final Path rules;

  /**
   * The trees of a repository.
   *
   * @param rules the real path of the rules folder, inside its working tree
   */
  Trees(Repository repository, Path rules) {
    this.repository = repository;
    this.rules = rules;
  }

  /** Where a folder of the rules stands in the repository. */
  String prefix(String folder) throws IOException {
    String root =
        repository
            .getWorkTree()
            .toPath()
            .toRealPath()
            .relativize(rules)
            .toString()
            .replace(File.separatorChar, '/');
    return root.isEmpty() || folder.isEmpty() ? root + folder : root + "/" + folder;
  }

  /** Whether the rules are in the last commit. */
  boolean holdsRules() throws IOException {
    ObjectId tree = repository.resolve(Constants.HEAD + "^{tree}");
    if (tree == null) {
      return false;
    }
    try (TreeWalk found = TreeWalk.forPath(repository, prefix(""), tree)) {
      return found != null && found.isSubtree();
    }
  }

  /** The rules and cases in a folder in a commit, by path inside it. */
  Map<String, String> files(String folder, ObjectId commit) throws IOException {
    Map<String, String> files = new TreeMap<>();
    String prefix = prefix(folder);
    try (RevWalk commits = new RevWalk(repository);
        TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(commits.parseCommit(commit).getTree());
      walk.setRecursive(true);
      walk.setFilter(PathFilter.create(prefix));
      while (walk.next()) {
        String inside = walk.getPathString().substring(prefix.length() + 1);
        if (RuleFiles.belongs(inside)
            && (walk.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE) {
          byte[] bytes = walk.getObjectReader().open(walk.getObjectId(0)).getBytes();
          files.put(inside, new String(bytes, StandardCharsets.UTF_8));
        }
      }
    }
    return files;
  }

  /** The tree of a commit with other files in one rulebook. */
  ObjectId tree(
      @Nullable ObjectId base,
      String folder,
      Map<String, String> before,
      Map<String, String> after,
      ObjectInserter objects)
      throws IOException {
    DirCache tree = DirCache.newInCore();
    if (base != null) {
      read(tree, base, objects.newReader());
    }
    edit(tree.editor(), prefix(folder), before, after, objects).finish();
    return tree.writeTree(objects);
  }

  private static void read(DirCache tree, ObjectId commit, ObjectReader reader) throws IOException {
    DirCacheBuilder builder = tree.builder();
    try (RevWalk walk = new RevWalk(reader)) {
      builder.addTree(
          new byte[0], DirCacheEntry.STAGE_0, reader, walk.parseCommit(commit).getTree());
    }
    builder.finish();
  }

  private static DirCacheEditor edit(
      DirCacheEditor editor,
      String prefix,
      Map<String, String> before,
      Map<String, String> after,
      ObjectInserter objects)
      throws IOException {
    for (String gone : before.keySet()) {
      if (!after.containsKey(gone)) {
        editor.add(new DirCacheEditor.DeletePath(prefix + "/" + gone));
      }
    }
    for (Map.Entry<String, String> one : after.entrySet()) {
      if (!one.getValue().equals(before.get(one.getKey()))) {
        ObjectId blob =
            objects.insert(Constants.OBJ_BLOB, one.getValue().getBytes(StandardCharsets.UTF_8));
        editor.add(new Put(prefix + "/" + one.getKey(), blob));
      }
    }
    return editor;
  }

  private static final class Put extends DirCacheEditor.PathEdit {
    private final ObjectId blob;

    Put(String path, ObjectId blob) {
      super(path);
      this.blob = blob;
    }

    @Override
    public void apply(DirCacheEntry entry) {
      if (entry.getRawMode() == 0) {
        entry.setFileMode(FileMode.REGULAR_FILE);
      }
      entry.setObjectId(blob);
      entry.setLength(0); // git looks at the file itself then
    }
  }

  /** A tree of everything below the rules folder, for a repository without a commit. */
  ObjectId everything(ObjectInserter objects) throws IOException {
    DirCache tree = DirCache.newInCore();
    DirCacheEditor editor = tree.editor();
    String prefix = prefix("");
    Files.walkFileTree(
        rules,
        new SimpleFileVisitor<>() {
          private boolean hidden(Path path) {
            return !path.equals(rules) && String.valueOf(path.getFileName()).startsWith(".");
          }

          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return hidden(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && !hidden(path)) {
              String inside = rules.relativize(path).toString().replace('\\', '/');
              ObjectId blob = objects.insert(Constants.OBJ_BLOB, Files.readAllBytes(path));
              editor.add(new Put(prefix.isEmpty() ? inside : prefix + "/" + inside, blob));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    editor.finish();
    return tree.writeTree(objects);
  }

  static ObjectId commit(
      ObjectId tree,
      @Nullable ObjectId parent,
      String author,
      String message,
      Instant at,
      ObjectInserter objects)
      throws IOException {
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    if (parent != null) {
      commit.setParentId(parent);
    }
    commit.setAuthor(person(author, at));
    commit.setCommitter(person(Publication.SERVICE, at));
    commit.setMessage(message);
    return objects.insert(commit);
  }

  static PersonIdent person(String name, Instant at) {
    return new PersonIdent(name, "", at, ZoneOffset.UTC);
  }

  /** Tells git's index what changed. It is no part of the history: where it fails, git shows it. */
  void index(Journal journal, Map<String, String> wanted) {
    try (ObjectInserter objects = repository.newObjectInserter()) {
      boolean known = repository.getIndexFile().exists();
      DirCache index = repository.lockDirCache();
      try {
        if (!known) {
          ObjectId head = Objects.requireNonNull(repository.resolve(Constants.HEAD));
          read(index, head, objects.newReader());
        } else {
          Map<String, String> before = new TreeMap<>();
          journal.deleted().forEach(one -> before.put(one, ""));
          Map<String, String> after = new TreeMap<>();
          journal.written().stream()
              .filter(wanted::containsKey)
              .forEach(one -> after.put(one, wanted.getOrDefault(one, "")));
          edit(index.editor(), prefix(journal.folder()), before, after, objects).finish();
        }
        index.write();
        index.commit();
      } finally {
        index.unlock();
      }
    } catch (IOException | RuntimeException behind) {
      LOG.warn(
          "git's index is not as the rules are now; `git reset` mends it: {}", behind.getMessage());
    }
  }
}
