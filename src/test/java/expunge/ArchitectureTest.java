package expunge;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import expunge.record.Inquiry;
import java.io.FileDescriptor;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rooms and their arrows. Where a rule names the one room that may, it asks which classes do
 * and where they live, so that it fails when nobody does: a renamed package can't make it pass.
 */
@AnalyzeClasses(packages = "expunge", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Set<String> CLOCK_METHODS = Set.of("currentTimeMillis", "nanoTime");

  @ArchTest
  static final ArchRule arrows_point_one_way =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("expunge..")
          .layer("law")
          .definedBy("expunge.law..")
          .layer("record")
          .definedBy("expunge.record..")
          .layer("finding")
          .definedBy("expunge.finding..")
          .layer("rulebook")
          .definedBy("expunge.rulebook..")
          .layer("words")
          .definedBy("expunge.words..")
          .layer("determination")
          .definedBy("expunge.determination..")
          .layer("json")
          .definedBy("expunge.json..")
          .layer("report")
          .definedBy("expunge.report..")
          .layer("workshop")
          .definedBy("expunge.workshop..")
          .layer("imports")
          .definedBy("expunge.imports..")
          .layer("screening")
          .definedBy("expunge.screening..")
          .layer("http")
          .definedBy("expunge.http..")
          .layer("cli")
          .definedBy("expunge.cli..")
          .whereLayer("law")
          .mayNotAccessAnyLayer()
          .whereLayer("record")
          .mayOnlyAccessLayers("law")
          .whereLayer("finding")
          .mayOnlyAccessLayers("law", "record")
          .whereLayer("rulebook")
          .mayOnlyAccessLayers("law", "record", "finding")
          .whereLayer("words")
          .mayOnlyAccessLayers("law", "rulebook")
          .whereLayer("determination")
          .mayOnlyAccessLayers("law", "record", "finding", "rulebook")
          .whereLayer("json")
          .mayOnlyAccessLayers("law", "record", "finding", "rulebook", "determination")
          .whereLayer("report")
          .mayOnlyAccessLayers("law", "record", "finding", "rulebook", "determination")
          .whereLayer("workshop")
          .mayOnlyAccessLayers(
              "law", "record", "finding", "rulebook", "determination", "json", "report")
          .whereLayer("imports")
          .mayOnlyAccessLayers("law", "record", "json")
          .whereLayer("screening")
          .mayOnlyAccessLayers(
              "law", "record", "finding", "rulebook", "determination", "json", "imports")
          .whereLayer("http")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .ensureAllClassesAreContainedInArchitecture()
          .because(
              "the law knows no person, a record knows no rule, a rule knows no answer and an answer knows no screen;"
                  + " a new room is added here together with its arrows");

  @ArchTest
  static final ArchRule rooms_have_no_cycles =
      slices()
          .matching("expunge.(*)..")
          .should()
          .beFreeOfCycles()
          .because("two rooms that need each other are one room");

  @ArchTest
  static final ArchRule only_rulebook_knows_drools = only("expunge.rulebook..", "org.drools..");

  @ArchTest static final ArchRule only_rulebook_knows_kie = only("expunge.rulebook..", "org.kie..");

  @ArchTest
  static final ArchRule only_rulebook_knows_the_java_parser =
      only("expunge.rulebook..", "com.github.javaparser..");

  @ArchTest
  static final ArchRule only_those_who_read_and_write_revisions_know_git =
      classes()
          .that(dependOn("org.eclipse.jgit.."))
          .should()
          .haveNameMatching("expunge\\.workshop\\.(Revision|History|Publication|Trees)(\\$.*)?")
          .because(
              "a revision of the rules is texts like any folder's, and what is published is texts too: Revision reads"
                  + " them, History tells what was published, Publication and its Trees add to it; nothing else"
                  + " needs to know where they are kept");

  @ArchTest
  static final ArchRule only_screening_knows_parquet =
      only("expunge.screening..", "org.apache.parquet..");

  @ArchTest static final ArchRule only_http_knows_javalin = only("expunge.http..", "io.javalin..");

  @ArchTest
  static final ArchRule only_the_doors_read_a_clock =
      classes()
          .that(accessSome("read a clock", ArchitectureTest::readsAClock))
          .should()
          .resideInAnyPackage("expunge.cli..", "expunge.http..")
          .because(
              "an answer is for its filing date: the same record must get the same answer on any day and on any machine");

  @ArchTest
  static final ArchRule only_the_command_line_speaks_on_standard_streams =
      classes()
          .that(accessSome("use a standard stream", ArchitectureTest::usesAStandardStream))
          .should()
          .resideInAPackage("expunge.cli..")
          .because(
              "what is printed elsewhere gets past the promise that nothing about a person is logged");

  @ArchTest
  static final ArchRule nobody_uses_java_util_logging =
      noClasses()
          .should()
          .dependOnClassesThat(resideInAnyPackage("java.util.logging.."))
          .because("one log, with one switch: logback, through slf4j");

  @ArchTest
  static final ArchRule fields_of_facts_and_findings_are_final =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage("expunge.law..", "expunge.record..", "expunge.finding..")
          .and()
          .areDeclaredInClassesThat()
          .areNotAssignableTo(
              Inquiry.class) // keeps the place within one evaluation; no rule can match it
          .should()
          .beFinal()
          .because(
              "nothing that rules match may change while they run, so that their order can't matter");

  private static ArchRule only(String room, String library) {
    return classes()
        .that(dependOn(library))
        .should()
        .resideInAPackage(room)
        .because(room + " is there so that no other room needs to know " + library);
  }

  private static DescribedPredicate<JavaClass> dependOn(String library) {
    DescribedPredicate<JavaClass> inLibrary = resideInAnyPackage(library);
    return describe(
        "depend on " + library,
        one ->
            one.getDirectDependenciesFromSelf().stream()
                .anyMatch(d -> inLibrary.test(d.getTargetClass())));
  }

  private static DescribedPredicate<JavaClass> accessSome(
      String what, Predicate<AccessTarget> wanted) {
    return describe(
        what,
        one -> one.getAccessesFromSelf().stream().map(JavaAccess::getTarget).anyMatch(wanted));
  }

  private static boolean readsAClock(AccessTarget target) {
    JavaClass owner = target.getOwner();
    String name = target.getName();
    return (owner.getPackageName().startsWith("java.time") && name.equals("now"))
        || (owner.isEquivalentTo(System.class) && CLOCK_METHODS.contains(name))
        || (owner.isEquivalentTo(Clock.class)
            && (name.startsWith("system") || name.startsWith("tick")))
        || (owner.isEquivalentTo(ZoneId.class) && name.equals("systemDefault"))
        || (owner.isEquivalentTo(Calendar.class) && name.equals("getInstance"))
        || (owner.isEquivalentTo(Date.class) && target.getFullName().endsWith("<init>()"));
  }

  private static boolean usesAStandardStream(AccessTarget target) {
    JavaClass owner = target.getOwner();
    String name = target.getName();
    return (owner.isEquivalentTo(System.class) && Set.of("in", "out", "err").contains(name))
        || (owner.isEquivalentTo(FileDescriptor.class) && Set.of("in", "out", "err").contains(name))
        || (owner.isAssignableTo(Throwable.class) && name.equals("printStackTrace"));
  }
}
