package expunge.law;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How grave a jurisdiction says an offense is, in that jurisdiction's own classes. Which of these a
 * jurisdiction uses stands in its rulebook ({@code grades:} in rulebook.yaml); two jurisdictions
 * that use the same word need not mean the same by it.
 */
public enum Grade {
  FELONY("felony", Gravity.FELONY),
  FELONY_CAPITAL("felony-capital", Gravity.FELONY),
  /** Murder, where it is a class of its own above the felonies (Pennsylvania). */
  MURDER("murder", Gravity.FELONY),
  FELONY_LIFE("felony-life", Gravity.FELONY),
  FELONY_AA("felony-AA", Gravity.FELONY),
  FELONY_A("felony-A", Gravity.FELONY),
  FELONY_B("felony-B", Gravity.FELONY),
  FELONY_B1("felony-B1", Gravity.FELONY),
  FELONY_B2("felony-B2", Gravity.FELONY),
  FELONY_C("felony-C", Gravity.FELONY),
  FELONY_D("felony-D", Gravity.FELONY),
  FELONY_E("felony-E", Gravity.FELONY),
  FELONY_F("felony-F", Gravity.FELONY),
  FELONY_G("felony-G", Gravity.FELONY),
  FELONY_X("felony-X", Gravity.FELONY),
  FELONY_H("felony-H", Gravity.FELONY),
  FELONY_I("felony-I", Gravity.FELONY),
  FELONY_Y("felony-Y", Gravity.FELONY),
  FELONY_1("felony-1", Gravity.FELONY),
  FELONY_1A("felony-1A", Gravity.FELONY),
  FELONY_1B("felony-1B", Gravity.FELONY),
  FELONY_1C("felony-1C", Gravity.FELONY),
  FELONY_1D("felony-1D", Gravity.FELONY),
  FELONY_2("felony-2", Gravity.FELONY),
  FELONY_2A("felony-2A", Gravity.FELONY),
  FELONY_3("felony-3", Gravity.FELONY),
  FELONY_3A("felony-3A", Gravity.FELONY),
  FELONY_4("felony-4", Gravity.FELONY),
  FELONY_5("felony-5", Gravity.FELONY),
  FELONY_6("felony-6", Gravity.FELONY),
  /** Felonies of Colorado's scale for drug offenses. */
  DRUG_FELONY_1("drug-felony-1", Gravity.FELONY),
  DRUG_FELONY_2("drug-felony-2", Gravity.FELONY),
  DRUG_FELONY_3("drug-felony-3", Gravity.FELONY),
  DRUG_FELONY_4("drug-felony-4", Gravity.FELONY),
  STATE_JAIL_FELONY("state-jail-felony", Gravity.FELONY),
  /** New Jersey's crimes, of the first to the fourth degree. */
  CRIME_1("crime-1", Gravity.FELONY),
  CRIME_2("crime-2", Gravity.FELONY),
  CRIME_3("crime-3", Gravity.FELONY),
  CRIME_4("crime-4", Gravity.FELONY),
  FELONY_UNCLASSIFIED("felony-unclassified", Gravity.FELONY),
  MISDEMEANOR("misdemeanor", Gravity.MISDEMEANOR),
  MISDEMEANOR_A("misdemeanor-A", Gravity.MISDEMEANOR),
  MISDEMEANOR_A1("misdemeanor-A1", Gravity.MISDEMEANOR),
  MISDEMEANOR_B("misdemeanor-B", Gravity.MISDEMEANOR),
  MISDEMEANOR_C("misdemeanor-C", Gravity.MISDEMEANOR),
  MISDEMEANOR_D("misdemeanor-D", Gravity.MISDEMEANOR),
  MISDEMEANOR_E("misdemeanor-E", Gravity.MISDEMEANOR),
  MISDEMEANOR_1("misdemeanor-1", Gravity.MISDEMEANOR),
  MISDEMEANOR_2("misdemeanor-2", Gravity.MISDEMEANOR),
  MISDEMEANOR_3("misdemeanor-3", Gravity.MISDEMEANOR),
  MISDEMEANOR_3A("misdemeanor-3A", Gravity.MISDEMEANOR),
  MISDEMEANOR_4("misdemeanor-4", Gravity.MISDEMEANOR),
  GROSS_MISDEMEANOR("gross-misdemeanor", Gravity.MISDEMEANOR),
  PETTY_MISDEMEANOR("petty-misdemeanor", Gravity.MISDEMEANOR),
  DRUG_MISDEMEANOR_1("drug-misdemeanor-1", Gravity.MISDEMEANOR),
  DRUG_MISDEMEANOR_2("drug-misdemeanor-2", Gravity.MISDEMEANOR),
  DRUG_PETTY("drug-petty", Gravity.MISDEMEANOR),
  /** New Jersey's offenses below its crimes. */
  DISORDERLY_PERSONS("disorderly-persons", Gravity.MISDEMEANOR),
  PETTY_DISORDERLY_PERSONS("petty-disorderly-persons", Gravity.MISDEMEANOR),
  MISDEMEANOR_5("misdemeanor-5", Gravity.MISDEMEANOR),
  MISDEMEANOR_W("misdemeanor-W", Gravity.MISDEMEANOR),
  MISDEMEANOR_AGGRAVATED("misdemeanor-aggravated", Gravity.MISDEMEANOR),
  MISDEMEANOR_SERIOUS("misdemeanor-serious", Gravity.MISDEMEANOR),
  MISDEMEANOR_SIMPLE("misdemeanor-simple", Gravity.MISDEMEANOR),
  MISDEMEANOR_MINOR("misdemeanor-minor", Gravity.MISDEMEANOR),
  MISDEMEANOR_UNCLASSIFIED("misdemeanor-unclassified", Gravity.MISDEMEANOR),
  PETTY("petty", Gravity.MISDEMEANOR),
  /**
   * A motor vehicle violation that can be punished by imprisonment but is no crime (Connecticut).
   */
  MOTOR_VEHICLE_VIOLATION("motor-vehicle-violation", Gravity.VIOLATION),
  /** An offense below the crimes that can be punished by up to 90 days (Pennsylvania). */
  SUMMARY("summary", Gravity.VIOLATION),
  INFRACTION("infraction", Gravity.VIOLATION),
  TRAFFIC_INFRACTION("traffic-infraction", Gravity.VIOLATION),
  VIOLATION("violation", Gravity.VIOLATION);

  /** The three steps that every jurisdiction tells apart. */
  private enum Gravity {
    FELONY,
    MISDEMEANOR,
    VIOLATION
  }

  private static final Map<String, Grade> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(Grade::word, Function.identity()));

  private final String word;
  private final Gravity gravity;

  Grade(String word, Gravity gravity) {
    this.word = word;
    this.gravity = gravity;
  }

  /** The grade as written in records, {@code misdemeanor-A}. */
  public String word() {
    return word;
  }

  /** The grade written so, if there is one. */
  public static Optional<Grade> find(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  /** Whether the offense is a felony. */
  public boolean felony() {
    return gravity == Gravity.FELONY;
  }

  /** Whether the offense is a misdemeanor (a federal petty offense is one). */
  public boolean misdemeanor() {
    return gravity == Gravity.MISDEMEANOR;
  }

  /**
   * Whether the offense is a crime: a felony or a misdemeanor, not a violation or an infraction.
   */
  public boolean crime() {
    return gravity != Gravity.VIOLATION;
  }
}
