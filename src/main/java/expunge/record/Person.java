package expunge.record;

import expunge.law.Calendar;
import expunge.law.Grade;
import expunge.law.Jurisdiction;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The person, as rules ask about them. */
public final class Person extends Entity {

  private final List<Charge> charges;
  private final LocalDate asOf;

  Person(Sheet sheet, Inquiry inquiry, List<Charge> charges, LocalDate asOf) {
    super(sheet, inquiry, "/person", "");
    this.asOf = asOf;
    this.charges = List.copyOf(charges);
  }

  /** The day the person was born. */
  public Day dateOfBirth() {
    return day(Facts.DATE_OF_BIRTH, null, null);
  }

  /** The day the person died; there is none where the record tells of no death. */
  public Day diedOn() {
    return told(Facts.DIED_ON) == null ? Day.none() : day(Facts.DIED_ON, null, null);
  }

  /** Whether the record shows every case the person ever had. */
  public boolean historyComplete() {
    return yes(Facts.HISTORY_COMPLETE);
  }

  /** Whether the person is on probation, parole or supervised release on the filing date. */
  public boolean underSupervision() {
    return yes(Facts.UNDER_SUPERVISION);
  }

  /** Whether the person is required to register as a sex offender on the filing date. */
  public boolean mustRegister() {
    return yes(Facts.MUST_REGISTER);
  }

  /** Whether the right to possess firearms has been restored. */
  public boolean firearmRightsRestored() {
    return yes(Facts.FIREARM_RIGHTS_RESTORED);
  }

  /** Whether a court order now restrains the person from contact with another. */
  public boolean restrained() {
    return yes(Facts.RESTRAINED);
  }

  /**
   * The day the person was last found to have violated an order that restrains from contact with
   * another; there is none where there never was such a finding.
   */
  public Day restraintViolatedOn() {
    return told(Facts.RESTRAINT_VIOLATED_ON) != null || yes(Facts.RESTRAINT_VIOLATED)
        ? day(Facts.RESTRAINT_VIOLATED_ON, null, null)
        : Day.none();
  }

  /** Whether any charge at all is not decided: a violation, or one adjourned for dismissal, too. */
  public boolean chargePending() {
    for (Charge charge : charges) {
      if (charge.pending()) {
        return true;
      }
    }
    List<Sheet> pending = told(Facts.PENDING_CHARGES);
    return pending != null
        ? !pending.isEmpty()
        : inquiry().holds(unknown(Facts.PENDING_CHARGES), "any charge is not decided");
  }

  /**
   * The day on which so many years have passed since {@code start}, days in jail or prison not
   * counted: each day there from {@code start} on puts it off by one. Ahead while a stay lasts.
   */
  public Day yearsAtLiberty(Day start, int years) {
    Day free = start.plusYears(years);
    List<Stay> stays = told(Facts.INCARCERATIONS);
    if (stays == null) {
      // Whoever was never released from a sentence in this record may still have been held.
      return inquiry().holds(unknown(Facts.INCARCERATIONS), "in jail or prison since then")
          ? Day.none()
          : free;
    }
    LocalDate told = start.known().orElse(null);
    // From a day that nobody told every stay may lie behind it: all are counted.
    LocalDate from = told == null ? LocalDate.MIN : told.plusDays(1);
    LocalDate until = told == null ? LocalDate.MAX : Calendar.plusYears(told, years);
    long off = 0;
    for (Stay stay : stays.stream().sorted(Comparator.comparing(Stay::from)).toList()) {
      if (!stay.reaches(from) || !stay.from().isBefore(until)) {
        continue;
      }
      LocalDate last = stay.to();
      if (last == null) {
        return Day.notYet();
      }
      long days = stay.daysFrom(from);
      off += days;
      until = told == null ? until : until.plusDays(days);
      from = last.plusDays(1);
    }
    return free.plusDays(Math.toIntExact(off));
  }

  /**
   * Whether the person has, or ever had, a commercial driver's license, or is required to have one.
   */
  public boolean commercialLicense() {
    return yes(Facts.COMMERCIAL_LICENSE);
  }

  /** Whether the person was a victim of severe trafficking. */
  public boolean traffickingVictim() {
    return yes(Facts.TRAFFICKING_VICTIM);
  }

  /** Whether a court had another record of the person sealed or expunged before. */
  public boolean recordClearedBefore() {
    return yes(Facts.RECORD_CLEARED_BEFORE);
  }

  /** Whether an earlier drug charge ended in pre-judgment probation under 18 U.S.C. 3607(a). */
  public boolean priorSpecialProbation() {
    return yes(Facts.PRIOR_SPECIAL_PROBATION);
  }

  /** Whether an earlier civil penalty was assessed under 21 U.S.C. 844a. */
  public boolean priorCivilDrugPenalty() {
    return yes(Facts.PRIOR_CIVIL_DRUG_PENALTY);
  }

  /** Whether the person agrees to a drug test that shows them drug free. */
  public boolean drugFreeTest() {
    return yes(Facts.DRUG_FREE_TEST);
  }

  /**
   * Whether any crime, or contempt of an order related to abuse or a person crime, is charged and
   * not decided.
   */
  public boolean underCharge() {
    return charged("", "a crime is charged and not decided");
  }

  /** The same, of charges under the law of the jurisdiction with this code only. */
  public boolean underChargeIn(String code) {
    return charged(code, "a crime is charged under the law of " + code + " and not decided");
  }

  /**
   * Whether any crime is charged and has been pending for at most so many years, time under a bench
   * warrant for failure to appear not counted.
   */
  public boolean underChargeForAtMost(int years) {
    for (Charge charge : charges) {
      if (charge.pendingCrimeForAtMost(years)) {
        return true;
      }
    }
    List<Sheet> pending = told(Facts.PENDING_CHARGES);
    if (pending == null) {
      return inquiry()
          .holds(
              unknown(Facts.PENDING_CHARGES),
              "a crime is charged and has been pending for at most " + years + " years");
    }
    for (int i = 0; i < pending.size(); i++) {
      if (pendingCrime(i, pending.get(i)) && pendingForAtMost(years, i, pending.get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean pendingForAtMost(int years, int index, Sheet charge) {
    LocalDate filed = charge.told(Facts.PENDING_FILED);
    String at = "/person/pendingCharges/" + index;
    if (filed == null) {
      return inquiry()
          .holds(
              new Unknown(at + "/filedOn", Facts.PENDING_FILED, ""),
              "pending for at most " + years + " years, time under a bench warrant not counted");
    }
    return PendingTime.atMost(
        Day.of(filed),
        years,
        charge.told(Facts.PENDING_WARRANT_DAYS),
        asOf,
        inquiry(),
        new Unknown(at + "/warrantDays", Facts.PENDING_WARRANT_DAYS, ""));
  }

  /**
   * The day of graduation from the state's youth challenge academy and its jobs program; there is
   * none where the record tells of none.
   */
  public Day youthChallengeCompletedOn() {
    LocalDate told = told(Facts.YOUTH_CHALLENGE_ON);
    return told == null ? Day.none() : Day.of(told);
  }

  /** Whether a felony is charged and not decided. */
  public boolean underFelonyCharge() {
    for (Charge charge : charges) {
      if (charge.pending() && charge.grade().felony()) {
        return true;
      }
    }
    List<Sheet> pending = told(Facts.PENDING_CHARGES);
    if (pending == null) {
      return inquiry().holds(unknown(Facts.PENDING_CHARGES), "a felony is charged and not decided");
    }
    for (int i = 0; i < pending.size(); i++) {
      if (pendingAs(i, pending.get(i), "felony", Grade::felony)) {
        return true;
      }
    }
    return false;
  }

  private boolean charged(String code, String statement) {
    for (Charge charge : charges) {
      if ((code.isEmpty() || charge.under(code)) && charge.pendingCrime()) {
        return true;
      }
    }
    List<Sheet> pending = told(Facts.PENDING_CHARGES);
    if (pending == null) {
      return inquiry().holds(unknown(Facts.PENDING_CHARGES), statement);
    }
    for (int i = 0; i < pending.size(); i++) {
      if (pendingUnder(code, i, pending.get(i)) && pendingCrime(i, pending.get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean pendingUnder(String code, int index, Sheet charge) {
    if (code.isEmpty()) {
      return true;
    }
    Jurisdiction its = charge.told(Facts.PENDING_JURISDICTION);
    return its != null
        ? its.code().equals(code)
        : inquiry()
            .holds(
                new Unknown(
                    "/person/pendingCharges/" + index + "/jurisdiction",
                    Facts.PENDING_JURISDICTION,
                    ""),
                "under the law of " + code);
  }

  private boolean pendingCrime(int index, Sheet charge) {
    return Boolean.TRUE.equals(charge.told(Facts.PENDING_ABUSE_CONTEMPT))
        || pendingAs(index, charge, "crime", Grade::crime);
  }

  private boolean pendingAs(int index, Sheet charge, String what, Predicate<Grade> such) {
    Grade grade = charge.told(Facts.PENDING_GRADE);
    return grade != null
        ? such.test(grade)
        : inquiry()
            .among(
                new Unknown("/person/pendingCharges/" + index + "/grade", Facts.PENDING_GRADE, ""),
                Facts.PENDING_GRADE.choices(),
                what,
                such);
  }

  /**
   * Whether the person was a citizen or a lawful permanent resident of the United States on the day
   * written.
   */
  public boolean citizenOrPermanentResidentOn(String day) {
    LocalDate on = LocalDate.parse(day);
    List<Residence> told = told(Facts.IMMIGRATION_STATUS);
    if (told != null) {
      for (Residence one : told) {
        if (one.on(on)) {
          return one.status() == Residence.Status.CITIZEN
              || one.status() == Residence.Status.PERMANENT_RESIDENT;
        }
      }
    }
    return inquiry()
        .holds(unknown(Facts.IMMIGRATION_STATUS), "citizen or permanent resident on " + day);
  }

  /**
   * Whether the person is told, or may be, to have been a permanent resident and not a citizen on
   * the day written.
   */
  public boolean permanentResidentOn(String day) {
    LocalDate on = LocalDate.parse(day);
    List<Residence> told = told(Facts.IMMIGRATION_STATUS);
    if (told != null) {
      for (Residence one : told) {
        if (one.on(on)) {
          return one.status() == Residence.Status.PERMANENT_RESIDENT;
        }
      }
    }
    return inquiry()
        .holds(unknown(Facts.IMMIGRATION_STATUS), "permanent resident, not citizen, on " + day);
  }

  /** Whether the person was a citizen or lawfully present when the offense was committed. */
  public boolean lawfullyPresentAt(Day offense) {
    List<Residence> told = told(Facts.IMMIGRATION_STATUS);
    if (told != null) {
      for (Residence one : told) {
        if (offense.known().isPresent()
            ? one.on(offense.known().get())
            : one.to() == null && all(one, offense)) {
          return one.status() != Residence.Status.NOT_LAWFULLY_PRESENT;
        }
      }
    }
    return inquiry()
        .holds(unknown(Facts.IMMIGRATION_STATUS), "citizen or lawfully present at the offense");
  }

  private static boolean all(Residence one, Day day) {
    return day.isAfter(one.from().minusDays(1));
  }
}
