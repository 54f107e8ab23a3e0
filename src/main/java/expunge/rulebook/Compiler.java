package expunge.rulebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** The classes of the rules' model, by name. */
  static Map<String, byte[]> compile(String packageName, List<Rule> rules) {
    System.setProperty("drools.lang.level", "DRL6");
    KieServices services = KieServices.get();
    KieFileSystem files = services.newKieFileSystem();
    StringBuilder drl =
        new StringBuilder("package " + packageName + "; " + Vocabulary.imports() + "\n");
    for (Rule rule : rules) {
      drl.append("rule \"").append(rule.id()).append("\"\n").append(rule.body());
    }
    files.write(
        "src/main/resources/" + packageName.replace('.', '/') + "/rules.drl", drl.toString());
    KieBuilderImpl builder = (KieBuilderImpl) services.newKieBuilder(files);
    builder.buildAll(ExecutableModelProject.class);
    Results results = builder.getResults();
    if (results.hasMessages(Message.Level.ERROR)) {
      List<Problem> problems =
          results.getMessages(Message.Level.ERROR).stream()
              .map(
                  m ->
                      new Problem(
                          packageName, 1, 1, "compile", m.getText().lines().findFirst().orElse("")))
              .toList();
      throw new BrokenRulebook(problems);
    }
    InternalKieModule module = (InternalKieModule) builder.getKieModuleIgnoringErrors();
    Map<String, byte[]> classes = new LinkedHashMap<>();
    for (String name : module.getFileNames()) {
      if (name.endsWith(".class") && !name.startsWith("org/drools")) {
        classes.put(
            name.substring(0, name.length() - ".class".length()).replace('/', '.'),
            module.getBytes(name));
      }
    }
    services.getRepository().removeKieModule(module.getReleaseId());
    return classes;
  }

  /** Loads the model from its classes. */
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

  /** Defines a rulebook's classes; let go with the rulebook. */
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
