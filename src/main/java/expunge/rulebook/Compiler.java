package expunge.rulebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kie.builder.impl.KieBuilderImpl;
import org.drools.model.Model;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.Results;

/**
 * Turns checked rules into classes. What is compiled is the very words that were checked, under the
 * rules' ids.
 */
final class Compiler {

  private Compiler() {}

  /** The version of Drools, part of every receipt. */
  static final String ENGINE = "drools-" + version();

  private static String version() {
    String version = KieServices.class.getPackage().getImplementationVersion();
    return version == null ? "10.2.0" : version;
  }

  /**
   * The classes of the models of some files' rules, by package and name. The files are compiled in
   * one go, each into a package of its own, so that what comes out for one of them doesn't hang on
   * the others.
   *
   * @param files the rules of each file, by the package they are compiled into
   */
  static Map<String, Map<String, byte[]>> compile(Map<String, List<Rule>> files) {
    System.setProperty("drools.lang.level", "DRL6");
    KieServices services = KieServices.get();
    KieFileSystem sources = services.newKieFileSystem();
    files.forEach(
        (name, rules) ->
            sources.write(
                "src/main/resources/" + name.replace('.', '/') + "/rules.drl", drl(name, rules)));
    KieBuilderImpl builder = (KieBuilderImpl) services.newKieBuilder(sources);
    builder.buildAll(ExecutableModelProject.class);
    Results results = builder.getResults();
    if (results.hasMessages(Message.Level.ERROR)) {
      throw new BrokenRulebook(
          results.getMessages(Message.Level.ERROR).stream()
              .map(m -> problem(m, files))
              .distinct()
              .toList());
    }
    InternalKieModule module = (InternalKieModule) builder.getKieModuleIgnoringErrors();
    Map<String, Map<String, byte[]>> classes = new LinkedHashMap<>();
    files.keySet().forEach(name -> classes.put(name, new TreeMap<>()));
    for (String path : module.getFileNames()) {
      if (path.endsWith(".class") && !path.startsWith("org/drools")) {
        String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
        files.keySet().stream()
            .filter(p -> name.startsWith(p + "."))
            .forEach(
                p -> classes.getOrDefault(p, new TreeMap<>()).put(name, module.getBytes(path)));
      }
    }
    services.getRepository().removeKieModule(module.getReleaseId());
    return classes;
  }

  private static String drl(String packageName, List<Rule> rules) {
    StringBuilder drl =
        new StringBuilder("package " + packageName + "; " + Vocabulary.imports() + "\n");
    for (Rule rule : rules) {
      drl.append("rule \"").append(rule.id()).append("\"\n").append(rule.body());
    }
    return drl.toString();
  }

  /** Drools' message, at the file it is about: where in the file, Drools doesn't say. */
  private static Problem problem(Message message, Map<String, List<Rule>> files) {
    String path = String.valueOf(message.getPath());
    String text = String.valueOf(message.getText());
    String file =
        files.entrySet().stream()
            .filter(
                one ->
                    path.contains(one.getKey().replace('.', '/'))
                        || text.contains(one.getKey())
                        || text.contains(one.getKey().replace('.', '/')))
            .flatMap(one -> one.getValue().stream())
            .map(Rule::file)
            .findFirst()
            .orElse("rules");
    return new Problem(file, 1, 1, "compile", text.lines().findFirst().orElse(""));
  }

  /** Loads the model of one file's rules from its classes. */
  static Model load(Map<String, byte[]> classes) {
    Loader loader = new Loader(classes);
    try {
      for (String name : classes.keySet()) {
        if (name.matches(".*\\.Rules[0-9A-F]+")) {
          Class<?> type = loader.loadClass(name);
          if (Model.class.isAssignableFrom(type)) {
            return (Model) type.getDeclaredConstructor().newInstance();
          }
        }
      }
    } catch (ReflectiveOperationException | LinkageError broken) {
      throw new IllegalStateException("the compiled rules can't be loaded", broken);
    }
    throw new IllegalStateException("the compiled rules hold no model");
  }

  /** Defines the classes of one file's rules; let go with its model. */
  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(Compiler.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
