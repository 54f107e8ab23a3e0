package expunge.record;

import expunge.law.Grade;
import expunge.law.Jurisdiction;
import expunge.law.Statute;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One charge, as rules ask about it. Convictions of every jurisdiction are charges like any other.
 */
public final class Charge extends Entity {

  private static final List<Disposition> DISPOSITIONS = Arrays.asList(Disposition.values());
  private static final Domain.Range DOLLARS = new Domain.Range(0, 1_000_000_000);
  private static final Domain.Range AGES = new Domain.Range(0, 130);
  private static final Domain.Range LEVELS = new Domain.Range(1, 20);

  private final Case its;
  private final LocalDate asOf;
  private final List<Grade> grades;
  private final OffenseLists lists;
  private final Offense offense;
  private final List<Charge> record;

  Charge(
      Sheet sheet,
      @Nullable Statute statute,
      Inquiry inquiry,
      String pointer,
      String id,
      Case its,
      LocalDate asOf,
      List<Grade> grades,
      OffenseLists lists,
      List<Charge> record) {
    super(sheet, inquiry, pointer, id);
    this.its = its;
    this.asOf = asOf;
    this.grades = grades;
    this.lists = lists;
    this.record = record;
    this.offense = new Offense(statute, inquiry, unknown(Facts.STATUTE));
  }

  /** The case it belongs to. */
  public Case itsCase() {
    return its;
  }

  /** Whose law it was brought under. */
  public Jurisdiction jurisdiction() {
    return its.jurisdiction();
  }

  /**
   * Whether it was brought under the law of the jurisdiction with this code: {@code in("US-OR")}.
   */
  public boolean under(String code) {
    return its.jurisdiction().code().equals(code);
  }

  /**
   * Whether it was brought under the law of a state or territory, not of the United States or of
   * D.C.
   */
  public boolean stateCharge() {
    Jurisdiction.Kind kind = its.jurisdiction().kind();
    return kind == Jurisdiction.Kind.STATE || kind == Jurisdiction.Kind.TERRITORY;
  }

  /** The statute. */
  public Offense statute() {
    return offense;
  }

  /** Whether the statute is on the rulebook's list of that name. */
  public boolean listed(String list) {
    return statute().onList(lists, list, this, Facts.OTHER_CONDITION);
  }

  /**
   * Whether the statute is on the rulebook's list of that name and the offense was committed on or
   * after the day from which what the list names exists.
   */
  public boolean listedSince(String list, String day) {
    return listed(list) && offenseDate().isOnOrAfter(day);
  }

  /**
   * Whether the law itself has made a conviction of it a nullity, without an order: the completed
   * crime is on the list of that name.
   */
  public boolean nullity() {
    return completedCrime() && listed("nullity");
  }

  /**
   * Whether it is a sex crime: on the list of that name, and, where the list has a condition, so
   * found.
   */
  public boolean sexCrime() {
    return statute().onList(lists, "sex-crime", this, Facts.SEX_CRIME_CONDITION);
  }

  /**
   * Whether it is a person felony: on the list of that name, and, where the list has a condition,
   * so found.
   */
  public boolean personFelony() {
    return statute().onList(lists, "person-felony", this, Facts.PERSON_FELONY_CONDITION);
  }

  /**
   * Whether it is a traffic offense: on the list of that name, or, where the statute is none of the
   * state's own (the list {@code state-statute}), an ordinance or another state's law about driving
   * or operating a vehicle.
   */
  public boolean trafficOffense() {
    return listed("traffic-offense") || (!listed("state-statute") && driving());
  }

  /** The grade of conviction, or as charged. */
  public Grade grade() {
    return one(Facts.GRADE, grades);
  }

  /** The grade that stands now: the one a court reduced it to, or else that of conviction. */
  public Grade standingGrade() {
    Grade to = told(Facts.REDUCED_TO);
    if (to != null) {
      return to;
    }
    return Boolean.TRUE.equals(told(Facts.REDUCED)) ? one(Facts.REDUCED_TO, grades) : grade();
  }

  /** The grade that the same conduct would have under the later law that a relief looks to. */
  public Grade gradeNow() {
    return one(Facts.GRADE_NOW, grades);
  }

  /** Whether the conviction was for a first offense, as the law that punishes it counts. */
  public boolean firstOffense() {
    return yes(Facts.FIRST_OFFENSE);
  }

  /**
   * Whether the offense was repealed and an offense of today has elements with which its own are
   * consistent. A record that names no such offense tells of no repeal.
   */
  public boolean repealed() {
    return told(Facts.SIMILAR_OFFENSE_NOW) != null;
  }

  /** For an offense that was repealed: the similar offense of today. */
  public Offense similarOffenseNow() {
    String told = told(Facts.SIMILAR_OFFENSE_NOW);
    return new Offense(
        told == null ? null : Statute.parse(jurisdiction(), told),
        inquiry(),
        unknown(Facts.SIMILAR_OFFENSE_NOW));
  }

  /** For an offense that was repealed: the longest imprisonment for the similar one of today. */
  public MaximumTerm maximumTermNow() {
    return new MaximumTerm(
        told(Facts.MAXIMUM_TERM_NOW), inquiry(), unknown(Facts.MAXIMUM_TERM_NOW));
  }

  /**
   * For an offense that was repealed: whether the highest fine for the similar one of today is at
   * most so many dollars.
   */
  public boolean maximumFineNowAtMost(int dollars) {
    return fineAtMost(Facts.MAXIMUM_FINE_NOW, dollars);
  }

  /** Whether the same conduct would be no offense under the later law that a relief looks to. */
  public boolean lawfulNow() {
    return yes(Facts.LAWFUL_NOW);
  }

  /**
   * Whether the law allowed at most so many months of imprisonment for it when it was committed.
   */
  public boolean maximumTermAtMost(int months) {
    return maximumTerm().atMost(months + " months");
  }

  /** Whether the offense has been decriminalized since the conviction. */
  public boolean decriminalized() {
    return yes(Facts.DECRIMINALIZED);
  }

  /** Whether the plants were grown inside the person's own primary residence for personal use. */
  public boolean homeGrown() {
    return yes(Facts.HOME_GROWN);
  }

  /** The longest imprisonment that the law allowed for the offense. */
  public MaximumTerm maximumTerm() {
    return new MaximumTerm(told(Facts.MAXIMUM_TERM), inquiry(), unknown(Facts.MAXIMUM_TERM));
  }

  /** Whether it is a felony by its grade, or punishable by imprisonment for more than one year. */
  public boolean felonyOrOverOneYear() {
    return grade().felony() || maximumTerm().over("1 year");
  }

  /** Whether the highest fine that the law allowed was at most so many dollars. */
  public boolean maximumFineAtMost(int dollars) {
    return fineAtMost(Facts.MAXIMUM_FINE, dollars);
  }

  private boolean fineAtMost(Fact<Double> fine, int dollars) {
    Double told = told(fine);
    return told != null
        ? told <= dollars
        : inquiry()
            .atMost(
                unknown(fine),
                DOLLARS,
                dollars,
                "at most " + dollars + " dollars",
                "more than " + dollars + " dollars");
  }

  /** Whether {@code other} is under the same provision. */
  public boolean sameOffense(Charge other) {
    return statute().same(other.statute(), other.id());
  }

  /**
   * Whether it counts as one conviction with another that stands before it in the record: of the
   * same gravity (a felony or over one year, or neither) and from the same transaction, where all
   * convictions of that transaction lie within a day and none of them is on the list named,
   * involved a dangerous weapon, or is punishable by {@code term} or more.
   */
  public boolean countsWithEarlier(String list, String term) {
    List<Charge> together =
        record.stream().filter(other -> other == this || oneTransaction(other)).toList();
    return together.get(0) != this
        && together.stream().allMatch(one -> together.stream().allMatch(one::withinADayOf))
        && together.stream()
            .noneMatch(
                one ->
                    one.listed(list)
                        || one.maximumTerm().atLeast(term)
                        || one.yes(Facts.DANGEROUS_WEAPON));
  }

  /**
   * Whether it is a conviction punishable by {@code term} or more that counts where the convictions
   * of one case count as one: none that stands before it in its case is so punishable.
   */
  public boolean firstInCaseAtLeast(String term) {
    return convicted()
        && maximumTerm().atLeast(term)
        && record.stream()
            .takeWhile(earlier -> earlier != this)
            .noneMatch(
                earlier ->
                    earlier.its == its
                        && earlier.convicted()
                        && earlier.maximumTerm().atLeast(term));
  }

  /**
   * Whether it is a conviction punishable by more than {@code term} that counts where the
   * convictions of one case count as one: none that stands before it in its case is so punishable.
   */
  public boolean firstInCaseOver(String term) {
    return convicted()
        && maximumTerm().over(term)
        && record.stream()
            .takeWhile(earlier -> earlier != this)
            .noneMatch(
                earlier ->
                    earlier.its == its && earlier.convicted() && earlier.maximumTerm().over(term));
  }

  private boolean oneTransaction(Charge other) {
    return other.jurisdiction().equals(jurisdiction())
        && other.everConvicted()
        && other.felonyOrOverOneYear() == felonyOrOverOneYear()
        && sameIncident(other);
  }

  private boolean withinADayOf(Charge other) {
    return other.offenseDate().isOnOrBefore(offenseDate().plusDays(1))
        && offenseDate().isOnOrBefore(other.offenseDate().plusDays(1));
  }

  /**
   * Whether it arose from the same transaction as {@code other}. Where a name of the event is
   * missing it is asked for, unless the two offenses lie more than a day apart.
   */
  public boolean sameIncident(Charge other) {
    String mine = told(Facts.INCIDENT);
    String theirs = other.told(Facts.INCIDENT);
    if (mine != null && theirs != null) {
      return mine.equals(theirs);
    }
    boolean last = id().compareTo(other.id()) > 0;
    Charge asked = last ? this : other;
    return withinADayOf(other)
        && inquiry()
            .holds(
                asked.unknown(Facts.INCIDENT),
                "one transaction with charge " + (last ? other : this).id());
  }

  /** The day of the offense. */
  public Day offenseDate() {
    return day(Facts.OFFENSE_DATE, null, null);
  }

  /** Whether the count names the drug. */
  public boolean names(String drug) {
    List<String> told = told(Facts.SUBSTANCES);
    return told != null
        ? told.stream().anyMatch(drug::equalsIgnoreCase)
        : inquiry().holds(unknown(Facts.SUBSTANCES), "names " + drug);
  }

  /** Whether the count names any drug. */
  public boolean namesADrug() {
    List<String> told = told(Facts.SUBSTANCES);
    return told != null
        ? !told.isEmpty()
        : inquiry().holds(unknown(Facts.SUBSTANCES), "names a drug");
  }

  /** Whether the count names the drug and no other. */
  public boolean namesOnly(String drug) {
    List<String> told = told(Facts.SUBSTANCES);
    return told != null
        ? !told.isEmpty() && told.stream().allMatch(drug::equalsIgnoreCase)
        : names(drug) && inquiry().holds(unknown(Facts.SUBSTANCES), "names only " + drug);
  }

  /**
   * Whether another person did it, under this person's name or taken for this person. A record that
   * doesn't say so speaks of the person's own doing.
   */
  public boolean mistakenIdentity() {
    return Boolean.TRUE.equals(told(Facts.MISTAKEN_IDENTITY));
  }

  /** Whether it can be shown that the offense did not happen or the person did not commit it. */
  public boolean innocent() {
    return yes(Facts.INNOCENT);
  }

  /**
   * Whether the highest court of the jurisdiction or of the United States has held the offense
   * unconstitutional. A record that doesn't say so tells of no such decision.
   */
  public boolean heldUnconstitutional() {
    return Boolean.TRUE.equals(told(Facts.HELD_UNCONSTITUTIONAL));
  }

  /**
   * Whether the person was charged while protesting or challenging a law that maintained racial
   * segregation or discrimination. A record that doesn't say so tells of no such protest.
   */
  public boolean segregationProtest() {
    return Boolean.TRUE.equals(told(Facts.SEGREGATION_PROTEST));
  }

  /** Whether the person, arrested as a fugitive, has since appeared where sought. */
  public boolean answeredWarrant() {
    return yes(Facts.ANSWERED_WARRANT);
  }

  /**
   * Whether the sentencing guidelines put the offense at a severity level or group of at most so
   * high a number.
   */
  public boolean severityLevelAtMost(int level) {
    Double told = told(Facts.SEVERITY_LEVEL);
    return told != null
        ? told <= level
        : inquiry()
            .atMost(
                unknown(Facts.SEVERITY_LEVEL), LEVELS, level, "at most " + level, "over " + level);
  }

  /**
   * Whether the prosecutor has waived the waiting period in writing. A record that doesn't say so
   * tells of no waiver.
   */
  public boolean waitWaived() {
    return Boolean.TRUE.equals(told(Facts.WAIT_WAIVED));
  }

  /** Whether it may still be charged, or charged again. */
  public boolean mayBeCharged() {
    return yes(Facts.MAY_BE_CHARGED);
  }

  /** Whether the person has now lived for so many years without a break in its state. */
  public boolean residentAtLeast(int years) {
    Double told = told(Facts.YEARS_RESIDENT);
    return told != null
        ? told >= years
        : !inquiry()
            .atMost(
                unknown(Facts.YEARS_RESIDENT),
                AGES,
                years - 1L,
                "less than " + years + " years",
                years + " years or more");
  }

  /** Whether the court could punish it as a felony or as a misdemeanor, as it chose. */
  public boolean wobbler() {
    return yes(Facts.WOBBLER);
  }

  /**
   * Whether the person served successfully on a fire crew while serving the sentence for it. A
   * record that doesn't say so tells of no such service.
   */
  public boolean fireCrew() {
    return Boolean.TRUE.equals(told(Facts.FIRE_CREW));
  }

  /**
   * Whether it was the direct result of intimate partner violence or sexual violence against the
   * person. A record that doesn't say so tells of none.
   */
  public boolean resultOfAbuse() {
    return Boolean.TRUE.equals(told(Facts.RESULT_OF_ABUSE));
  }

  /**
   * Whether a court has vacated an order that had sealed or limited its record. A record that
   * doesn't say so tells of none.
   */
  public boolean reliefVacated() {
    return Boolean.TRUE.equals(told(Facts.RELIEF_VACATED));
  }

  /** Whether the conviction has severe or ongoing consequences. */
  public boolean lastingConsequences() {
    return yes(Facts.LASTING_CONSEQUENCES);
  }

  /** Whether a treatment or diversion program that the court sanctioned was completed. */
  public boolean treatmentCompleted() {
    return yes(Facts.TREATMENT_COMPLETED);
  }

  /** How much of the drug. */
  public Quantity quantity() {
    return new Quantity(
        told(Facts.QUANTITY), told(Facts.QUANTITY_UNIT), inquiry(), unknown(Facts.QUANTITY));
  }

  /**
   * Whether it charges the completed crime. A record that names no inchoate form charges the
   * completed one.
   */
  public boolean completedCrime() {
    return told(Facts.INCHOATE) == null;
  }

  /** Whether it charges an attempt. */
  public boolean attempt() {
    return told(Facts.INCHOATE) == Inchoate.ATTEMPT;
  }

  /** Whether it charges a conspiracy. */
  public boolean conspiracy() {
    return told(Facts.INCHOATE) == Inchoate.CONSPIRACY;
  }

  /** Whether it charges a solicitation. */
  public boolean solicitation() {
    return told(Facts.INCHOATE) == Inchoate.SOLICITATION;
  }

  /**
   * Whether the charge ended as one of the kinds written, {@code endedAs("dismissed",
   * "acquitted")}.
   */
  private boolean ended(String what, Disposition... kinds) {
    Disposition told = told(Facts.DISPOSITION);
    List<Disposition> wanted = Arrays.asList(kinds);
    return told != null
        ? wanted.contains(told)
        : inquiry().among(unknown(Facts.DISPOSITION), DISPOSITIONS, what, wanted::contains);
  }

  /** Whether it ended in a conviction that still stands. */
  public boolean convicted() {
    return ended("convicted", Disposition.CONVICTED);
  }

  /** Whether it ended in a conviction, set aside since or not. */
  public boolean everConvicted() {
    return ended("ever convicted", Disposition.CONVICTED, Disposition.SET_ASIDE);
  }

  /** Whether it ended in a finding of contempt. */
  public boolean foundInContempt() {
    return ended("contempt", Disposition.FOUND_IN_CONTEMPT);
  }

  /** Whether it ended in a judgment of guilty except for insanity. */
  public boolean guiltyExceptInsanity() {
    return ended("insanity", Disposition.GUILTY_EXCEPT_INSANITY);
  }

  /** Whether the court dismissed it, after diversion or deferral too. */
  public boolean dismissed() {
    return ended(
        "dismissed",
        Disposition.DISMISSED,
        Disposition.NOLLE_PROSEQUI,
        Disposition.DIVERTED,
        Disposition.DEFERRED_DISMISSED,
        Disposition.VACATED);
  }

  /** Whether a court dismissed it outright: not after diversion or deferral, and no conviction. */
  public boolean courtDismissed() {
    return ended("dismissed by the court", Disposition.DISMISSED);
  }

  /** Whether the prosecutor ended it by a nolle prosequi. */
  public boolean nolled() {
    return ended("nolled", Disposition.NOLLE_PROSEQUI);
  }

  /** Whether there was a conviction and a court vacated it. */
  public boolean vacated() {
    return ended("vacated", Disposition.VACATED);
  }

  /** Whether there was a conviction and it has already been set aside, erased or sealed. */
  public boolean setAside() {
    return ended("set aside", Disposition.SET_ASIDE);
  }

  /** Whether it was dismissed because a diversion agreement was completed. */
  public boolean diverted() {
    return ended("diverted", Disposition.DIVERTED);
  }

  /** Whether the person was acquitted of it. */
  public boolean acquitted() {
    return ended("acquitted", Disposition.ACQUITTED);
  }

  /** Whether no accusatory instrument was filed and the prosecutor elected not to proceed. */
  public boolean neverFiled() {
    return ended("never filed", Disposition.NOT_FILED, Disposition.DECLINED, Disposition.NO_BILL);
  }

  /** Whether a grand jury refused to indict. */
  public boolean noBilled() {
    return ended("no bill", Disposition.NO_BILL);
  }

  /** Whether it is not decided yet. */
  public boolean pending() {
    return ended("pending", Disposition.PENDING, Disposition.DEFERRED_PENDING);
  }

  /** Whether it charges a crime and is not decided yet. */
  boolean pendingCrime() {
    Grade grade = told(Facts.GRADE);
    return ended("pending", Disposition.PENDING)
        && (grade != null
            ? grade.crime()
            : inquiry().among(unknown(Facts.GRADE), grades, "crime", Grade::crime));
  }

  /** Whether guilt was found or admitted, judgment withheld, and the term still runs. */
  public boolean deferredPending() {
    return ended("deferred, pending", Disposition.DEFERRED_PENDING);
  }

  /**
   * Whether guilt was found or admitted, judgment withheld, and the charge dismissed at the end.
   */
  public boolean deferredDismissed() {
    return ended("deferred, dismissed", Disposition.DEFERRED_DISMISSED);
  }

  /**
   * Whether guilt was found or admitted and adjudication withheld for good: neither a conviction
   * nor a dismissal.
   */
  public boolean adjudicationWithheld() {
    return ended("adjudication withheld", Disposition.ADJUDICATION_WITHHELD);
  }

  /** Whether it ended before a trial had begun. */
  public boolean beforeTrial() {
    return yes(Facts.BEFORE_TRIAL);
  }

  /**
   * Whether it was dismissed at a preliminary hearing. A record that doesn't say so tells of none.
   */
  public boolean atPreliminaryHearing() {
    return Boolean.TRUE.equals(told(Facts.AT_PRELIMINARY_HEARING));
  }

  /**
   * Whether it is a crime that is not decided and has been pending for at most so many years, time
   * under a bench warrant for failure to appear not counted.
   */
  boolean pendingCrimeForAtMost(int years) {
    if (!pendingCrime()) {
      return false;
    }
    return PendingTime.atMost(
        itsCase().filedOn(),
        years,
        told(Facts.WARRANT_DAYS),
        asOf,
        inquiry(),
        unknown(Facts.WARRANT_DAYS));
  }

  /** Whether the dismissal was with prejudice. */
  public boolean withPrejudice() {
    return yes(Facts.WITH_PREJUDICE);
  }

  /** Whether it was filed again after it had ended. */
  public boolean refiled() {
    return yes(Facts.REFILED);
  }

  /** Whether it was dropped on conditions. */
  public boolean onConditions() {
    return yes(Facts.ON_CONDITIONS);
  }

  /**
   * Whether it was dismissed because the indictment was quashed. A record that doesn't say so tells
   * of no such decision.
   */
  public boolean quashed() {
    return Boolean.TRUE.equals(told(Facts.QUASHED));
  }

  /** The day on which the program was completed, after which it was dismissed. */
  public Day programCompletedOn() {
    return day(Facts.PROGRAM_COMPLETED_ON, told(Facts.OFFENSE_DATE), told(Facts.DISPOSED_ON));
  }

  /**
   * Whether its record has already been set aside, expunged or sealed, whatever came of it. A
   * record that doesn't say so of a charge without conviction tells of no such order.
   */
  public boolean cleared() {
    return Boolean.TRUE.equals(told(Facts.EXPUNGED)) || setAside();
  }

  /**
   * Whether it has been cleared and counts as one with another that was: of the same case or the
   * same transaction, and before it in the record.
   */
  public boolean clearedWithEarlier() {
    for (Charge other : record) {
      if (other == this) {
        return false;
      }
      if (other.jurisdiction().equals(jurisdiction())
          && other.cleared()
          && (other.its == its || sameIncident(other))) {
        return cleared();
      }
    }
    return false;
  }

  /** Whether it is of the same case as {@code other}, or arose from the same transaction. */
  public boolean sameCaseOrIncident(Charge other) {
    return other.its == its || sameIncident(other);
  }

  /** The law under which judgment was withheld. */
  public Offense deferredUnder() {
    String told = told(Facts.DEFERRED_UNDER);
    return new Offense(
        told == null ? null : Statute.parse(jurisdiction(), told),
        inquiry(),
        unknown(Facts.DEFERRED_UNDER));
  }

  /** The law under which the conviction was set aside, or its record expunged or sealed. */
  public Offense setAsideUnder() {
    String told = told(Facts.SET_ASIDE_UNDER);
    return new Offense(
        told == null ? null : Statute.parse(jurisdiction(), told),
        inquiry(),
        unknown(Facts.SET_ASIDE_UNDER));
  }

  /** Whether guilt was found or admitted, judgment entered or not, set aside since or not. */
  public boolean foundGuilty() {
    return ended(
        "found guilty",
        Disposition.CONVICTED,
        Disposition.SET_ASIDE,
        Disposition.DEFERRED_PENDING,
        Disposition.DEFERRED_DISMISSED,
        Disposition.ADJUDICATION_WITHHELD);
  }

  /** The day on which guilt was found or admitted: that of conviction, where there was one. */
  public Day foundGuiltyOn() {
    boolean withheld = deferredPending() || deferredDismissed();
    return told(Facts.GUILT_ON) == null && !withheld
        ? disposedOn()
        : day(Facts.GUILT_ON, told(Facts.OFFENSE_DATE), told(Facts.DISPOSED_ON));
  }

  /**
   * Whether it was set aside and counts as one with another that was: of the same transaction, and
   * graver, or as grave and before it in the record.
   */
  public boolean setAsideWithGraver() {
    boolean earlier = true;
    for (Charge other : record) {
      if (other == this) {
        earlier = false;
      } else if (other.jurisdiction().equals(jurisdiction())
          && other.setAside()
          && (other.rank() > rank() || (earlier && other.rank() == rank()))
          && sameIncident(other)) {
        return setAside();
      }
    }
    return false;
  }

  private int rank() {
    return grade().felony() ? 2 : grade().misdemeanor() ? 1 : 0;
  }

  /** Whether a civil penalty was assessed instead of a prosecution. */
  public boolean civilPenalty() {
    return ended("civil penalty", Disposition.CIVIL_PENALTY);
  }

  /** Whether it was adjudicated in juvenile court. */
  public boolean adjudicatedJuvenile() {
    return ended("juvenile", Disposition.ADJUDICATED_JUVENILE);
  }

  /** Whether the person was adjudicated a youthful offender of it instead of convicted. */
  public boolean youthfulOffender() {
    return ended("youthful offender", Disposition.YOUTHFUL_OFFENDER);
  }

  /** Whether a prosecution was ever begun, whatever came of it. */
  public boolean everFiled() {
    return !neverFiled();
  }

  /** The day on which it ended: of conviction, of dismissal, of the prosecutor's decision. */
  public Day disposedOn() {
    return day(Facts.DISPOSED_ON, told(Facts.OFFENSE_DATE), null);
  }

  /**
   * Whether an appeal from the decision is pending. A record that names no appeal tells of none.
   */
  public boolean appealPending() {
    return Boolean.TRUE.equals(told(Facts.APPEAL_PENDING));
  }

  /** Whether it was continued at the prosecutor's request and nothing has happened since. */
  public boolean continuedByProsecutor() {
    return told(Facts.CONTINUED_ON) != null || yes(Facts.CONTINUED);
  }

  /** The day on which that continuance was granted. */
  public Day continuedOn() {
    return day(Facts.CONTINUED_ON, told(Facts.OFFENSE_DATE), asOf);
  }

  /** The day of conviction. */
  public Day convictedOn() {
    return disposedOn();
  }

  /** The day on which the sentence was imposed: that of conviction or a later one. */
  public Day sentencedOn() {
    return day(Facts.SENTENCED_ON, told(Facts.DISPOSED_ON), told(Facts.COMPLETED_ON));
  }

  /**
   * The day of judgment of conviction: that of sentence where it is told, or else of conviction.
   */
  public Day judgmentOn() {
    return told(Facts.SENTENCED_ON) != null ? day(Facts.SENTENCED_ON, null, null) : disposedOn();
  }

  /**
   * The day on which the last term of imprisonment, parole, probation or other supervision ended,
   * money left aside; ahead while one runs.
   */
  public Day termsServedOn() {
    if (told(Facts.TERMS_SERVED_ON) != null) {
      return day(Facts.TERMS_SERVED_ON, null, null);
    }
    // When the whole sentence is done, so are its terms; that day bounds theirs.
    LocalDate completed = told(Facts.COMPLETED_ON);
    if (completed == null
        && !Boolean.TRUE.equals(told(Facts.SENTENCE_COMPLETED))
        && !yes(Facts.TERMS_SERVED)) {
      return Day.notYet();
    }
    boolean over =
        Boolean.TRUE.equals(told(Facts.TERMS_SERVED))
            || Boolean.TRUE.equals(told(Facts.SENTENCE_COMPLETED));
    LocalDate last = completed == null || (over && completed.isAfter(asOf)) ? asOf : completed;
    return day(Facts.TERMS_SERVED_ON, told(Facts.DISPOSED_ON), last);
  }

  /**
   * The last day of its sentence: the later of the day on which it was imposed and the end of every
   * term of imprisonment, parole, probation and other supervision; money left aside.
   */
  public Day lastDayOfSentence() {
    return Days.later(sentencedOn(), termsServedOn());
  }

  /** Whether any of the imprisonment for it was in a state prison, not only in a jail. */
  public boolean statePrison() {
    return imprisoned() && yes(Facts.STATE_PRISON);
  }

  /**
   * The day of release from a state prison for it; there is none when the person was in a jail at
   * most.
   */
  public Day prisonReleasedOn() {
    return statePrison() ? releasedOn() : Day.none();
  }

  /** The day on which every part of the sentence was done; ahead while it isn't. */
  public Day sentenceCompletedOn() {
    if (told(Facts.COMPLETED_ON) == null && !yes(Facts.SENTENCE_COMPLETED)) {
      return Day.notYet();
    }
    return day(Facts.COMPLETED_ON, told(Facts.DISPOSED_ON), asOf);
  }

  /** Whether the person was in jail or prison for it. */
  public boolean imprisoned() {
    return told(Facts.RELEASED_ON) != null || yes(Facts.IMPRISONED);
  }

  /**
   * The day of release from imprisonment for it; there is none when the person was not imprisoned.
   */
  public Day releasedOn() {
    if (told(Facts.RELEASED_ON) != null) {
      return day(Facts.RELEASED_ON, null, null);
    }
    if (Boolean.FALSE.equals(told(Facts.IMPRISONED))) {
      return Day.none();
    }
    // Nobody is released after the whole sentence is done, so that day bounds the release.
    LocalDate last = told(Facts.COMPLETED_ON);
    LocalDate first = told(Facts.DISPOSED_ON);
    Day released = day(Facts.RELEASED_ON, first, last);
    return yes(Facts.IMPRISONED) ? released : Day.none();
  }

  /** Whether the sentence was probation. */
  public boolean probation() {
    return told(Facts.REVOKED_ON) != null || yes(Facts.PROBATION);
  }

  /** Whether probation was revoked. */
  public boolean probationRevoked() {
    return told(Facts.REVOKED_ON) != null || yes(Facts.PROBATION_REVOKED);
  }

  /** The day on which probation was revoked. */
  public Day probationRevokedOn() {
    // Probation is part of the sentence, so it can't be revoked after the whole sentence is done.
    return day(Facts.REVOKED_ON, told(Facts.DISPOSED_ON), told(Facts.COMPLETED_ON));
  }

  /** Whether probation was completed successfully. */
  public boolean probationCompleted() {
    return yes(Facts.PROBATION_COMPLETED);
  }

  /** Whether the person was unconditionally discharged before the sentence had run out. */
  public boolean dischargedEarly() {
    return yes(Facts.DISCHARGED_EARLY);
  }

  /** Whether a certificate of discharge from the sentence has been issued. */
  public boolean certificateOfDischarge() {
    return yes(Facts.CERTIFICATE_OF_DISCHARGE);
  }

  /** The special law under which the sentence was imposed. */
  public Offense sentencedUnder() {
    String told = told(Facts.SENTENCED_UNDER);
    return new Offense(
        told == null ? null : Statute.parse(jurisdiction(), told),
        inquiry(),
        unknown(Facts.SENTENCED_UNDER));
  }

  /**
   * Whether it was a result of the person's having been a victim of sex trafficking or
   * prostitution, of sexual assault, or of domestic violence.
   */
  public boolean resultOfVictimization() {
    return yes(Facts.RESULT_OF_VICTIMIZATION);
  }

  /** Whether another alcohol or drug violation came within ten years after the arrest for it. */
  public boolean substanceViolationSince() {
    return yes(Facts.SUBSTANCE_VIOLATION_SINCE);
  }

  /** Whether the victim was an intimate partner, or a family or household member. */
  public boolean householdVictim() {
    return yes(Facts.HOUSEHOLD_VICTIM);
  }

  /** Whether a court found a violation of a suspended sentence, probation or parole. */
  public boolean violationFound() {
    return told(Facts.VIOLATION_FOUND_ON) != null || yes(Facts.VIOLATION_FOUND);
  }

  /** The day a court last found such a violation; there is none where none was found. */
  public Day violationFoundOn() {
    return violationFound()
        ? day(Facts.VIOLATION_FOUND_ON, told(Facts.DISPOSED_ON), null)
        : Day.none();
  }

  /**
   * The latest of the disposition, of a release from imprisonment for it, and of a finding that a
   * suspended sentence, probation or parole for it was violated. A charge that was dismissed has no
   * more than its disposition.
   */
  public Day lastPenalEventOn() {
    return everConvicted()
        ? Days.latest(disposedOn(), releasedOn(), violationFoundOn())
        : disposedOn();
  }

  /** Whether the victim was at least so many years old. */
  public boolean victimAtLeast(int years) {
    Double told = told(Facts.VICTIM_AGE);
    return told != null
        ? told >= years
        : !inquiry()
            .atMost(
                unknown(Facts.VICTIM_AGE),
                AGES,
                years - 1L,
                "younger than " + years,
                years + " or older");
  }

  /** The day the victim was born. */
  public Day victimDateOfBirth() {
    return day(Facts.VICTIM_BORN, null, told(Facts.OFFENSE_DATE));
  }

  /** Whether the offense is child abuse. */
  public boolean childAbuse() {
    return yes(Facts.CHILD_ABUSE);
  }

  /** Whether it is designated as a crime of family or domestic violence. */
  public boolean domesticViolence() {
    return yes(Facts.DOMESTIC_VIOLENCE);
  }

  /** Whether it was a hate crime. */
  public boolean hateCrime() {
    return yes(Facts.HATE_CRIME);
  }

  /** Whether a court order has ended the duty to report as a sex offender for it. */
  public boolean reportingRelieved() {
    return yes(Facts.REPORTING_RELIEVED);
  }

  /** Whether the victim's lack of consent was due solely to age. */
  public boolean noConsentOnlyByAge() {
    return yes(Facts.NO_CONSENT_ONLY_BY_AGE);
  }

  /** Whether each such conviction had the same victim. */
  public boolean sameVictim() {
    return yes(Facts.SAME_VICTIM);
  }

  /** Whether the contempt was of an order related to abuse or a person crime. */
  public boolean abuseOrder() {
    return yes(Facts.ABUSE_ORDER);
  }

  /** The day the Psychiatric Security Review Board's jurisdiction ended. */
  public Day boardJurisdictionEndedOn() {
    return day(Facts.BOARD_ENDED_ON, told(Facts.DISPOSED_ON), null);
  }

  /** Whether the person was pardoned for it. */
  public boolean pardoned() {
    return told(Facts.PARDONED_ON) != null || yes(Facts.PARDONED);
  }

  /** Whether the pardon is full (absolute): neither conditional nor provisional. */
  public boolean fullPardon() {
    return yes(Facts.FULL_PARDON);
  }

  /** Whether the pardon was granted with restoration of civil and political rights. */
  public boolean pardonRestoresRights() {
    return yes(Facts.PARDON_RESTORES_RIGHTS);
  }

  /** Whether every civil and political right that was lost by it has been restored. */
  public boolean rightsRestored() {
    return yes(Facts.RIGHTS_RESTORED);
  }

  /** The day of the pardon. */
  public Day pardonedOn() {
    return day(Facts.PARDONED_ON, told(Facts.DISPOSED_ON), null);
  }

  /** Whether it was pardoned, or vacated, because the person did not commit the offense. */
  public boolean actualInnocence() {
    return yes(Facts.ACTUAL_INNOCENCE);
  }

  /** Whether force against a person is an element (18 U.S.C. 16(a)). */
  public boolean crimeOfViolence() {
    return yes(Facts.CRIME_OF_VIOLENCE);
  }

  /** Whether a child was a victim. */
  public boolean childVictim() {
    return yes(Facts.CHILD_VICTIM);
  }

  /** Whether it was committed as a direct result of trafficking. */
  public boolean directResultOfTrafficking() {
    return link("direct result", TraffickingLink.DIRECT_RESULT);
  }

  /** Whether it is directly related to trafficking; what is its direct result is also related. */
  public boolean relatedToTrafficking() {
    return link("related", TraffickingLink.DIRECT_RESULT, TraffickingLink.DIRECTLY_RELATED);
  }

  private boolean link(String what, TraffickingLink... wanted) {
    TraffickingLink told = told(Facts.TRAFFICKING_LINK);
    List<TraffickingLink> list = Arrays.asList(wanted);
    return told != null
        ? list.contains(told)
        : inquiry()
            .among(
                unknown(Facts.TRAFFICKING_LINK),
                Arrays.asList(TraffickingLink.values()),
                what,
                list::contains);
  }

  /** Whether it was based on consensual, private conduct with a person 18 or older. */
  public boolean consensualPrivateConduct() {
    return yes(Facts.CONSENSUAL_PRIVATE);
  }

  /** Whether a factor was present that Proclamation 10780 excludes. */
  public boolean aggravatingFactor() {
    return yes(Facts.AGGRAVATING_FACTOR);
  }

  /** Whether it is related to the events at or near the Capitol on 6 January 2021. */
  public boolean relatedToCapitolEvents() {
    return yes(Facts.CAPITOL_EVENTS);
  }

  /** Whether the person is one of those whom Proclamation 10887 names. */
  public boolean namedInProclamation10887() {
    return yes(Facts.NAMED_COMMUTATION);
  }

  /** Whether it is about electors, or exposing fraud, in the 2020 presidential election. */
  public boolean conductOnElectors2020() {
    return yes(Facts.ELECTORS_2020);
  }

  /** Whether it involved force or violence. */
  public boolean forceOrViolence() {
    return yes(Facts.FORCE_OR_VIOLENCE);
  }

  /** Whether it was connected with work for the Selective Service. */
  public boolean selectiveServiceDuties() {
    return yes(Facts.SELECTIVE_SERVICE_DUTIES);
  }

  /** Whether it is about driving or operating a vehicle. */
  public boolean driving() {
    return yes(Facts.DRIVING);
  }

  /** Whether it needs proof of anything beyond possessing or using the drug. */
  public boolean otherConduct() {
    return yes(Facts.OTHER_CONDUCT);
  }

  /** Whether a dangerous weapon was used or possessed. */
  public boolean dangerousWeapon() {
    return yes(Facts.DANGEROUS_WEAPON);
  }

  /** Whether the person used a firearm in it. */
  public boolean firearmUsed() {
    return yes(Facts.FIREARM_USED);
  }

  /** Whether it caused an injury or a death. */
  public boolean injuryOrDeath() {
    return yes(Facts.INJURY_OR_DEATH);
  }

  /** Whether a minor, a vulnerable adult, an injury or death is an element. */
  public boolean minorOrInjuryElement() {
    return yes(Facts.MINOR_OR_INJURY_ELEMENT);
  }

  /** Whether it was committed driving a commercial vehicle under a commercial license. */
  public boolean commercialVehicle() {
    return yes(Facts.COMMERCIAL_VEHICLE);
  }

  /** Whether the person had, or had to have, a commercial driver's license at the time. */
  public boolean commercialLicense() {
    return yes(Facts.COMMERCIAL_LICENSE_THEN);
  }

  /** Whether another alcohol-related conviction, suspension or refusal came after it. */
  public boolean alcoholContactSince() {
    return yes(Facts.ALCOHOL_CONTACT_SINCE);
  }

  /** Whether the arrest was based on false information. */
  public boolean falseInformation() {
    return yes(Facts.FALSE_INFORMATION);
  }

  /** Whether the arrest was determined to have been contrary to law or a mistake. */
  public boolean unlawfulArrest() {
    return yes(Facts.UNLAWFUL_ARREST);
  }

  /** Whether it was not filed, or dismissed, because the person acted in lawful self-defense. */
  public boolean selfDefense() {
    return yes(Facts.SELF_DEFENSE);
  }

  /** Whether it was dismissed because the person was not competent to stand trial. */
  public boolean incompetent() {
    return yes(Facts.INCOMPETENT);
  }

  /** Whether the state has determined that the person is to be compensated for imprisonment. */
  public boolean compensated() {
    return yes(Facts.COMPENSATED);
  }

  /** Whether a court has ordered its record sealed. */
  public boolean sealed() {
    return told(Facts.SEALED_ON) != null || yes(Facts.SEALED);
  }

  /** The day on which a court ordered its record sealed. */
  public Day sealedOn() {
    return day(Facts.SEALED_ON, told(Facts.DISPOSED_ON), null);
  }

  /** Whether another person coerced this one into the offense. */
  public boolean coerced() {
    return yes(Facts.COERCED);
  }

  /** Whether a court has denied an application to clear it. */
  public boolean applicationDenied() {
    return told(Facts.APPLICATION_DENIED_ON) != null || yes(Facts.APPLICATION_DENIED);
  }

  /** The day a court last denied an application to clear it. */
  public Day applicationDeniedOn() {
    return day(Facts.APPLICATION_DENIED_ON, told(Facts.DISPOSED_ON), null);
  }

  /** The day on which the application that was last denied had been filed. */
  public Day applicationFiledOn() {
    return day(
        Facts.APPLICATION_FILED_ON, told(Facts.DISPOSED_ON), told(Facts.APPLICATION_DENIED_ON));
  }

  /** Whether the prosecutor or the judge objected in time to its record being cleared. */
  public boolean objection() {
    return yes(Facts.OBJECTION);
  }

  /** Whether the prosecutor agrees that its record is cleared. */
  public boolean prosecutorAgrees() {
    return yes(Facts.PROSECUTOR_AGREES);
  }
}
