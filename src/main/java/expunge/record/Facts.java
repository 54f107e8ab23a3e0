package expunge.record;

import expunge.law.Grade;
import expunge.law.Jurisdiction;
import expunge.law.Term;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Every fact that a record may tell, by what it is told of. A fact is added here, given an accessor
 * on {@link Person}, {@link Case} or {@link Charge} that rules read, and nowhere else: reading,
 * writing, the schema and the questions follow.
 */
public final class Facts {

  private Facts() {}

  /** What may be told about the person. */
  public static final Shape PERSON = new Shape("person");

  public static final Fact<LocalDate> DATE_OF_BIRTH =
      PERSON.pastDay("dateOfBirth", "The day the person was born.", "When was the person born?");
  public static final Fact<LocalDate> DIED_ON =
      PERSON.pastDay(
          "diedOn",
          "The day the person died, where a relief is asked for after death; left out for the living.",
          "");
  public static final Fact<List<Residence>> IMMIGRATION_STATUS =
      PERSON.list(
          "immigrationStatus",
          Fact.Kind.LIST,
          "Citizen, permanent resident, lawfully present or not, with the days from and to (both inclusive).",
          "What was the person's citizenship or immigration status?");
  public static final Fact<Boolean> HISTORY_COMPLETE =
      PERSON.yesNo(
          "historyComplete",
          "Whether the record shows every case the person ever had, in every state and federal court.",
          "Does the record show every case the person ever had, in every state and federal court?");
  public static final Fact<List<Sheet>> PENDING_CHARGES =
      PERSON.list(
          "pendingCharges",
          Fact.Kind.LIST,
          "Charges that are not decided yet, besides those in the cases; an empty list says there are none.",
          "Is the person charged with any crime that has not been decided yet?");
  public static final Fact<Boolean> UNDER_SUPERVISION =
      PERSON.yesNo(
          "underSupervision",
          "Whether the person is on probation, parole or supervised release on the filing date.",
          "Is the person now on probation, parole or supervised release?");
  public static final Fact<List<Stay>> INCARCERATIONS =
      PERSON.list(
          "incarcerations",
          Fact.Kind.LIST,
          "Every stay in jail or prison, with its first and its last day (both inclusive); an empty list says there was none.",
          "When was the person in jail or prison?");
  public static final Fact<Boolean> MUST_REGISTER =
      PERSON.yesNo(
          "mustRegister",
          "Whether the person is required to register as a sex offender on the filing date.",
          "Is the person now required to register as a sex offender?");
  public static final Fact<Boolean> COMMERCIAL_LICENSE =
      PERSON.yesNo(
          "commercialLicense",
          "Whether the person has, or ever had, a commercial driver's license, or is required to have one.",
          "Has the person ever had a commercial driver's license, or been required to have one?");
  public static final Fact<Boolean> TRAFFICKING_VICTIM =
      PERSON.yesNo(
          "traffickingVictim",
          "Whether the person was a victim of severe human trafficking (22 U.S.C. 7102).",
          "Was the person ever a victim of human trafficking?");
  public static final Fact<Boolean> RECORD_CLEARED_BEFORE =
      PERSON.yesNo(
          "recordClearedBefore",
          "Whether a court of the state had another record of the person sealed or expunged before, under the state's general law "
              + "on that (not for a victim of trafficking, self-defense, an unlawful arrest, or as a juvenile).",
          "Did a court ever have another criminal record of the person sealed or expunged, under the state's general law on that "
              + "(not for a victim of trafficking, self-defense, an unlawful arrest, or as a juvenile)?");
  public static final Fact<Boolean> PRIOR_SPECIAL_PROBATION =
      PERSON.yesNo(
          "priorSpecialProbation",
          "Whether an earlier drug charge ended in pre-judgment probation under 18 U.S.C. 3607(a).",
          "Did an earlier federal drug charge end in probation without a judgment (18 U.S.C. 3607)?");
  public static final Fact<Boolean> PRIOR_CIVIL_DRUG_PENALTY =
      PERSON.yesNo(
          "priorCivilDrugPenalty",
          "Whether an earlier civil penalty for drug possession was assessed under 21 U.S.C. 844a.",
          "Was the person ever before assessed a federal civil penalty for drug possession?");
  public static final Fact<Boolean> DRUG_FREE_TEST =
      PERSON.yesNo(
          "drugFreeTest",
          "Whether the person agrees to a drug test and the test shows the person drug free.",
          "Does the person agree to a drug test, and would it show no drugs?");

  public static final Fact<Boolean> FIREARM_RIGHTS_RESTORED =
      PERSON.yesNo(
          "firearmRightsRestored",
          "Whether the right to possess firearms, lost by a conviction, has been restored.",
          "Has the person's right to possess firearms been restored?");

  public static final Fact<LocalDate> YOUTH_CHALLENGE_ON =
      PERSON.pastDay(
          "youthChallengeCompletedOn",
          "The day the person graduated from the state's National Guard youth challenge academy and the jobs program that goes with it; left out where there was none.",
          "");
  public static final Fact<Boolean> RESTRAINED =
      PERSON.yesNo(
          "restrained",
          "Whether a court order now restrains the person from contact with another: a protection, no-contact, antiharassment or civil restraining order.",
          "Does a court order now forbid the person contact with someone (a protection, no-contact, antiharassment or restraining order)?");
  public static final Fact<Boolean> RESTRAINT_VIOLATED =
      PERSON.yesNo(
          "restraintViolated",
          "Whether the person was ever found to have violated such an order.",
          "Was the person ever found to have violated an order not to contact someone?");
  public static final Fact<LocalDate> RESTRAINT_VIOLATED_ON =
      PERSON.pastDay(
          "restraintViolatedOn",
          "The day the person was last found to have violated such an order.",
          "On what day was the person last found to have violated an order not to contact someone?");

  /** What may be told about a charge that is not decided yet. */
  public static final Shape PENDING = new Shape("pending charge");

  public static final Fact<Jurisdiction> PENDING_JURISDICTION =
      PENDING.jurisdiction(
          "jurisdiction", "Whose law it is under.", "Under whose law is the pending charge?");
  public static final Fact<Grade> PENDING_GRADE =
      PENDING.grade("grade", "Its grade.", "How grave is the pending charge?");
  public static final Fact<String> PENDING_STATUTE =
      PENDING.statute("statute", "The statute it is under.", "");
  public static final Fact<LocalDate> PENDING_FILED =
      PENDING.pastDay("filedOn", "The day it was filed.", "When was the pending charge filed?");
  public static final Fact<Double> PENDING_WARRANT_DAYS =
      PENDING.number(
          "warrantDays",
          "How many days in all the person was under a bench warrant for failure to appear in it; 0 where there was none.",
          "For how many days in all was the person under a bench warrant for failure to appear on the pending charge?");
  public static final Fact<String> PENDING_DESCRIPTION =
      PENDING.text("description", "What it is, in words.");
  public static final Fact<Boolean> PENDING_ABUSE_CONTEMPT =
      PENDING.yesNo(
          "contemptOfAbuseOrder",
          "Whether it is contempt of court for violating an order related to abuse or a person crime.",
          "");

  /** What may be told about a case. */
  public static final Shape CASE = new Shape("case");

  public static final Fact<String> COURT = CASE.text("court", "The court, in words.");
  public static final Fact<CourtKind> COURT_KIND =
      CASE.choice(
          "courtKind",
          CourtKind.class,
          "What sort of court had the case.",
          "What sort of court had case {id}?");
  public static final Fact<String> COUNTY = CASE.text("county", "The county.");
  public static final Fact<String> CASE_NUMBER =
      CASE.text("number", "The court's number for the case.");
  public static final Fact<LocalDate> ARRESTED_ON =
      CASE.pastDay(
          "arrestedOn", "The day of arrest or citation.", "When was the arrest in case {id}?");
  public static final Fact<LocalDate> FILED_ON =
      CASE.pastDay("filedOn", "The day the charges were filed.", "When was case {id} filed?");
  public static final Fact<Boolean> ELECTRONIC_RECORD =
      CASE.yesNo(
          "electronicRecord",
          "Whether the court's record of the case is electronic.",
          "Is the court's record of case {id} electronic?");
  public static final Fact<Boolean> VICTIM =
      CASE.yesNo(
          "victim", "Whether the case had an identifiable victim.", "Did case {id} have a victim?");
  public static final Fact<Boolean> IDENTIFIED_AT_ARREST =
      CASE.yesNo(
          "identifiedAtArrest",
          "Whether the police took fingerprints at the arrest, or the person arrested showed some other reliable identification.",
          "At the arrest in case {id}, were fingerprints taken, or was other reliable identification shown?");
  public static final Fact<Boolean> FINGERPRINTED =
      CASE.yesNo(
          "fingerprinted",
          "Whether the person was fingerprinted for the charges.",
          "Was the person fingerprinted for the charges of case {id}?");
  public static final Fact<Boolean> FINES_PAID =
      CASE.yesNo(
          "money.finesPaid", "Whether every fine is paid.", "Are all fines in case {id} paid?");
  public static final Fact<Boolean> FEES_PAID =
      CASE.yesNo(
          "money.feesPaid",
          "Whether every fee and cost is paid.",
          "Are all fees and costs in case {id} paid?");
  public static final Fact<Boolean> RESTITUTION_PAID =
      CASE.yesNo(
          "money.restitutionPaid",
          "Whether all restitution is paid.",
          "Is all restitution in case {id} paid?");
  public static final Fact<Double> AMOUNT_OWED =
      CASE.number(
          "money.owed",
          "Dollars still owed in the case, all kinds together.",
          "How much is still owed in case {id}?");
  public static final Fact<Boolean> FOUND_INDIGENT =
      CASE.yesNo(
          "money.foundIndigent",
          "Whether a court has found that the person can't pay what is owed in the case.",
          "Has a court found that the person can't pay what is owed in case {id}?");

  /** What may be told about a charge. */
  public static final Shape CHARGE = new Shape("charge");

  public static final Fact<String> STATUTE =
      CHARGE.statute(
          "statute",
          "The statute, as its jurisdiction cites it.",
          "Under which statute was charge {id} brought?");
  public static final Fact<String> DESCRIPTION = CHARGE.text("description", "The charge in words.");
  public static final Fact<Grade> GRADE =
      CHARGE.grade(
          "grade", "The grade of conviction, or as charged.", "What is the grade of charge {id}?");
  public static final Fact<Grade> REDUCED_TO =
      CHARGE.grade(
          "reducedTo",
          "The grade to which a court has reduced the conviction.",
          "To what grade was {id} reduced?");
  public static final Fact<Boolean> REDUCED =
      CHARGE.yesNo(
          "reduced",
          "Whether a court has reduced the grade of the conviction since.",
          "Has a court reduced the grade of the conviction on charge {id}?");
  public static final Fact<Grade> GRADE_NOW =
      CHARGE.grade(
          "gradeNow",
          "The grade that the same conduct would have under the law that a relief looks to.",
          "What would be the grade of the conduct of charge {id} under the later law?");
  public static final Fact<Boolean> FIRST_OFFENSE =
      CHARGE.yesNo(
          "firstOffense",
          "Whether the conviction was for a first offense, as the law that punishes the offense counts offenses.",
          "Was the conviction on charge {id} for a first offense, as the law that punishes it counts?");
  public static final Fact<String> SIMILAR_OFFENSE_NOW =
      CHARGE.statute(
          "similarOffenseNow",
          "For an offense that was repealed: the offense of today with which its elements are consistent; left out where it was not repealed.",
          "");
  public static final Fact<Term> MAXIMUM_TERM_NOW =
      CHARGE.term(
          "maximumTermNow",
          "For an offense that was repealed: the longest imprisonment that the law allows for the similar offense of today.",
          "What is the longest imprisonment that the law allows for the offense of today that is similar to charge {id}?");
  public static final Fact<Double> MAXIMUM_FINE_NOW =
      CHARGE.number(
          "maximumFineNow",
          "For an offense that was repealed: the highest fine, in dollars, for the similar offense of today.",
          "What is the highest fine for the offense of today that is similar to charge {id}?");
  public static final Fact<Boolean> LAWFUL_NOW =
      CHARGE.yesNo(
          "lawfulNow",
          "Whether the same conduct is no offense any more.",
          "Would the conduct of charge {id} be lawful under the later law?");
  public static final Fact<Boolean> DECRIMINALIZED =
      CHARGE.yesNo(
          "decriminalized",
          "Whether the offense has been decriminalized since the conviction: the same conduct is no crime any more, lawful or at most a violation.",
          "Has the conduct of charge {id} been decriminalized since (lawful now, or a violation at most)?");
  public static final Fact<Term> MAXIMUM_TERM =
      CHARGE.term(
          "maximumTerm",
          "The longest imprisonment that the law allowed for the offense when it was committed: `93 days`, `10 years`, `life`; `none` where only a fine.",
          "What is the longest imprisonment that the law allowed for charge {id} when it was committed?");
  public static final Fact<Double> MAXIMUM_FINE =
      CHARGE.number(
          "maximumFine",
          "The highest fine, in dollars, that the law allowed for the offense.",
          "What is the highest fine that the law allowed for charge {id}?");
  public static final Fact<String> INCIDENT =
      CHARGE.label(
          "incident",
          "A name for the event that the charge arose from; charges of one transaction carry the same name.",
          "From which event did charge {id} arise?");
  public static final Fact<LocalDate> OFFENSE_DATE =
      CHARGE.pastDay(
          "offenseDate",
          "The day of the offense.",
          "On what day did the offense of charge {id} happen?");
  public static final Fact<Boolean> MISTAKEN_IDENTITY =
      CHARGE.yesNo(
          "mistakenIdentity",
          "Whether another person did it, under this person's name or taken for this person; left out where nobody says so.",
          "");
  public static final Fact<Boolean> INNOCENT =
      CHARGE.yesNo(
          "innocent",
          "Whether it can be shown that the offense did not happen, or that the person did not commit it.",
          "Can it be shown that the offense of charge {id} did not happen, or that the person did not commit it?");
  public static final Fact<Boolean> HELD_UNCONSTITUTIONAL =
      CHARGE.yesNo(
          "heldUnconstitutional",
          "Whether the highest court of the jurisdiction or of the United States has held the offense unconstitutional; left out where nobody says so.",
          "");
  public static final Fact<Boolean> SEGREGATION_PROTEST =
      CHARGE.yesNo(
          "segregationProtest",
          "Whether the person was charged while protesting or challenging a law whose purpose was to maintain or enforce racial segregation or discrimination; left out where nobody says so.",
          "");
  public static final Fact<Boolean> ANSWERED_WARRANT =
      CHARGE.yesNo(
          "answeredWarrant",
          "For an arrest as a fugitive: whether the person has since appeared before the proper official of the jurisdiction that sought the person.",
          "After the arrest as a fugitive in charge {id}, has the person appeared before the proper official of the jurisdiction that sought the person?");
  public static final Fact<Double> SEVERITY_LEVEL =
      CHARGE.number(
          "severityLevel",
          "The severity level or group that the jurisdiction's sentencing guidelines give the offense.",
          "Which severity level or group do the sentencing guidelines give charge {id}?");
  public static final Fact<Boolean> LASTING_CONSEQUENCES =
      CHARGE.yesNo(
          "lastingConsequences",
          "Whether the conviction has severe or ongoing consequences, immigration consequences among them.",
          "Does the conviction on charge {id} have severe or ongoing consequences, for immigration for example?");
  public static final Fact<Boolean> TREATMENT_COMPLETED =
      CHARGE.yesNo(
          "treatmentCompleted",
          "Whether the person successfully completed a treatment or diversion program that the court sanctioned in this case.",
          "Did the person successfully complete a treatment or diversion program that the court sanctioned for charge {id}?");
  public static final Fact<List<String>> SUBSTANCES =
      CHARGE.list(
          "substances",
          Fact.Kind.WORDS,
          "Every drug that the count names.",
          "Which drugs does charge {id} name?");
  public static final Fact<Double> QUANTITY =
      CHARGE.number(
          "quantity.amount",
          "How much of the drug.",
          "How much of the drug was charge {id} about?");
  public static final Fact<QuantityUnit> QUANTITY_UNIT =
      CHARGE.choice("quantity.unit", QuantityUnit.class, "In what the quantity is measured.", "");
  public static final Fact<Boolean> HOME_GROWN =
      CHARGE.yesNo(
          "homeGrown",
          "Whether the plants were grown inside the person's own primary residence for personal use.",
          "Were the plants of charge {id} grown inside the person's own home for personal use?");
  public static final Fact<Inchoate> INCHOATE =
      CHARGE.choice(
          "inchoate",
          Inchoate.class,
          "Attempt, conspiracy or solicitation; left out for the completed crime.",
          "");
  public static final Fact<Disposition> DISPOSITION =
      CHARGE.choice(
          "disposition.kind",
          Disposition.class,
          "How the charge ended.",
          "How did charge {id} end?");
  public static final Fact<LocalDate> DISPOSED_ON =
      CHARGE.pastDay(
          "disposition.on",
          "The day it ended so: of conviction, dismissal, or of the prosecutor's decision.",
          "On what day did charge {id} end (conviction, dismissal, or the prosecutor's decision)?");
  public static final Fact<Boolean> APPEAL_PENDING =
      CHARGE.yesNo(
          "disposition.appealPending",
          "Whether an appeal from that decision is pending; left out where there is none.",
          "");
  public static final Fact<Boolean> CONTINUED =
      CHARGE.yesNo(
          "disposition.continued",
          "For a charge that is not decided: whether it was continued at the prosecutor's request and nothing has happened since.",
          "Was charge {id} continued at the prosecutor's request, with nothing done in it since?");
  public static final Fact<LocalDate> CONTINUED_ON =
      CHARGE.pastDay(
          "disposition.continuedOn",
          "The day that continuance was granted.",
          "On what day was charge {id} continued at the prosecutor's request?");
  public static final Fact<String> DEFERRED_UNDER =
      CHARGE.statute(
          "disposition.deferredUnder",
          "The law under which judgment was withheld: a youthful trainee act, a first-offender drug statute and the like.",
          "Under which statute was judgment on charge {id} withheld or deferred?");
  public static final Fact<LocalDate> GUILT_ON =
      CHARGE.pastDay(
          "disposition.guiltOn",
          "Where judgment or sentence was withheld or suspended: the day guilt was found or admitted.",
          "On what day was guilt found or admitted on charge {id}?");
  public static final Fact<String> SET_ASIDE_UNDER =
      CHARGE.statute(
          "disposition.setAsideUnder",
          "The law under which the conviction was set aside, or the record of the charge expunged or sealed.",
          "Under which statute was charge {id} set aside, expunged or sealed?");
  public static final Fact<Double> WARRANT_DAYS =
      CHARGE.number(
          "disposition.warrantDays",
          "For a charge that is not decided: how many days in all the person was under a bench warrant for failure to appear in it; 0 where there was none.",
          "For how many days in all was the person under a bench warrant for failure to appear on charge {id}?");
  public static final Fact<Boolean> AT_PRELIMINARY_HEARING =
      CHARGE.yesNo(
          "disposition.atPreliminaryHearing",
          "Whether it was dismissed at a preliminary hearing; left out where it was not.",
          "");
  public static final Fact<Boolean> BEFORE_TRIAL =
      CHARGE.yesNo(
          "disposition.beforeTrial",
          "Whether it ended before a trial had begun.",
          "Did charge {id} end before a trial had begun?");
  public static final Fact<Boolean> WITH_PREJUDICE =
      CHARGE.yesNo(
          "disposition.withPrejudice",
          "Whether the dismissal was with prejudice, so that the charge can't be brought again.",
          "Was charge {id} dismissed with prejudice, so that it can't be brought again?");
  public static final Fact<Boolean> REFILED =
      CHARGE.yesNo(
          "disposition.refiled",
          "Whether the charge was filed again after it had ended so.",
          "Has charge {id} been filed again since it ended?");
  public static final Fact<Boolean> ON_CONDITIONS =
      CHARGE.yesNo(
          "disposition.onConditions",
          "Whether the charge was dropped on conditions.",
          "Was charge {id} dropped on conditions?");
  public static final Fact<Boolean> QUASHED =
      CHARGE.yesNo(
          "disposition.quashed",
          "Whether the charge was dismissed because the indictment was quashed; left out where it wasn't.",
          "");
  public static final Fact<LocalDate> PROGRAM_COMPLETED_ON =
      CHARGE.pastDay(
          "disposition.programCompletedOn",
          "For a charge dismissed after a program (drug court, diversion, deferred prosecution and the like): the day the program was completed.",
          "On what day was the program completed, after which charge {id} was dismissed?");
  public static final Fact<Boolean> EXPUNGED =
      CHARGE.yesNo(
          "disposition.expunged",
          "Whether the record of a charge that did not end in a conviction has already been expunged or sealed; left out where it hasn't.",
          "");
  public static final Fact<LocalDate> SENTENCED_ON =
      CHARGE.pastDay(
          "sentence.imposedOn",
          "The day of sentence.",
          "When was the sentence on charge {id} imposed?");
  public static final Fact<Boolean> SENTENCE_COMPLETED =
      CHARGE.yesNo(
          "sentence.completed",
          "Whether every part of the sentence is done.",
          "Is every part of the sentence on charge {id} done?");
  public static final Fact<LocalDate> COMPLETED_ON =
      CHARGE.day(
          "sentence.completedOn",
          "The day on which the last part of the sentence was, or will be, done.",
          "On what day was every part of the sentence on charge {id} done?");
  public static final Fact<Boolean> TERMS_SERVED =
      CHARGE.yesNo(
          "sentence.termsServed",
          "Whether every term of imprisonment, parole, probation and other supervision of the sentence has ended; money is left aside.",
          "Has every term of jail, prison, parole, probation or other supervision on charge {id} ended?");
  public static final Fact<LocalDate> TERMS_SERVED_ON =
      CHARGE.day(
          "sentence.termsServedOn",
          "The day on which the last term of imprisonment, parole, probation or other supervision ended, or will end; money is left aside.",
          "On what day did the last term of jail, prison, parole, probation or other supervision on charge {id} end?");
  public static final Fact<Boolean> IMPRISONED =
      CHARGE.yesNo(
          "sentence.imprisoned",
          "Whether the person was in jail or prison for this conviction.",
          "Was the person in jail or prison for charge {id}?");
  public static final Fact<LocalDate> RELEASED_ON =
      CHARGE.day(
          "sentence.releasedOn",
          "The day of release from jail or prison for this conviction.",
          "On what day was the person released from jail or prison for charge {id}?");
  public static final Fact<Boolean> STATE_PRISON =
      CHARGE.yesNo(
          "sentence.statePrison",
          "Whether any of the imprisonment was in a state prison (the department of corrections), not only in a jail.",
          "Was the person in a state prison, not only in a jail, for charge {id}?");
  public static final Fact<Boolean> PROBATION =
      CHARGE.yesNo(
          "sentence.probation",
          "Whether the sentence was probation.",
          "Was the sentence on charge {id} probation?");
  public static final Fact<Boolean> PROBATION_REVOKED =
      CHARGE.yesNo(
          "sentence.probationRevoked",
          "Whether probation for this conviction was revoked.",
          "Was probation for charge {id} revoked?");
  public static final Fact<LocalDate> REVOKED_ON =
      CHARGE.pastDay(
          "sentence.probationRevokedOn",
          "The day probation was revoked.",
          "On what day was probation for charge {id} revoked?");
  public static final Fact<Boolean> PROBATION_COMPLETED =
      CHARGE.yesNo(
          "sentence.probationCompleted",
          "Whether probation was completed successfully.",
          "Did the person successfully complete probation for charge {id}?");
  public static final Fact<Boolean> DISCHARGED_EARLY =
      CHARGE.yesNo(
          "sentence.dischargedEarly",
          "Whether the person was unconditionally discharged from the sentence (commitment, probation or supervision) before it had run out.",
          "Was the person unconditionally discharged from the sentence on charge {id} before it had run out?");
  public static final Fact<Boolean> CERTIFICATE_OF_DISCHARGE =
      CHARGE.yesNo(
          "sentence.certificateOfDischarge",
          "Whether the court, or the board that had the person on parole, has issued a certificate of discharge from the sentence.",
          "Has a certificate of discharge been issued for the sentence on charge {id}?");
  public static final Fact<String> SENTENCED_UNDER =
      CHARGE.statute(
          "sentence.under",
          "The special law under which the sentence was imposed: a youth offender act and the like.",
          "Under which special law (a youth offender act, for example) was the sentence on charge {id} imposed?");
  public static final Fact<Boolean> VIOLATION_FOUND =
      CHARGE.yesNo(
          "sentence.violationFound",
          "Whether a court found, after the sentence, a violation of a suspended sentence, probation or parole.",
          "Did a court find that the person violated the suspended sentence, probation or parole on charge {id}?");
  public static final Fact<LocalDate> VIOLATION_FOUND_ON =
      CHARGE.pastDay(
          "sentence.violationFoundOn",
          "The day a court last found such a violation.",
          "On what day did a court last find a violation of the suspended sentence, probation or parole on charge {id}?");
  public static final Fact<Boolean> RESULT_OF_VICTIMIZATION =
      CHARGE.yesNo(
          "resultOfVictimization",
          "Whether the offense was a result of the person's having been a victim of sex trafficking or prostitution, of sexual assault, or of domestic violence.",
          "Was the offense of charge {id} a result of the person's having been a victim of sex trafficking or prostitution, of sexual assault, or of domestic violence?");
  public static final Fact<Boolean> SUBSTANCE_VIOLATION_SINCE =
      CHARGE.yesNo(
          "substanceViolationSince",
          "Whether there was, within ten years after the arrest for this charge, another violation of the law on alcohol or drugs.",
          "Within ten years after the arrest for charge {id}: was there another alcohol or drug violation?");
  public static final Fact<Double> VICTIM_AGE =
      CHARGE.number(
          "victimAge",
          "The victim's age in years at the offense.",
          "How old was the victim of charge {id}?");
  public static final Fact<LocalDate> VICTIM_BORN =
      CHARGE.pastDay(
          "victimDateOfBirth",
          "The day the victim was born.",
          "When was the victim of charge {id} born?");
  public static final Fact<Boolean> CHILD_ABUSE =
      CHARGE.yesNo(
          "childAbuse",
          "Whether the offense is child abuse as the jurisdiction's child-welfare law defines it.",
          "Is the offense of charge {id} child abuse as the law defines it?");
  public static final Fact<Boolean> DOMESTIC_VIOLENCE =
      CHARGE.yesNo(
          "domesticViolence",
          "Whether the charge or the judgment designates the offense as a crime of family or domestic violence.",
          "Was charge {id} designated as a crime of family or domestic violence?");
  public static final Fact<Boolean> HOUSEHOLD_VICTIM =
      CHARGE.yesNo(
          "householdVictim",
          "Whether the victim was an intimate partner, or a family or household member, of the person as the jurisdiction's law defines them, designated so or not.",
          "Was the victim of charge {id} an intimate partner, or a family or household member, of the person?");
  public static final Fact<Boolean> HATE_CRIME =
      CHARGE.yesNo(
          "hateCrime",
          "Whether the offense was a hate crime as the jurisdiction defines it.",
          "Was charge {id} a hate crime?");
  public static final Fact<Boolean> SEX_CRIME_CONDITION =
      CHARGE.yesNo(
          "sexCrimeCondition",
          "For an offense that is a sex crime only in some circumstances: whether they were present.",
          "Was charge {id} treated as a sex crime (for example a duty to register, or a finding in the judgment)?");
  public static final Fact<Boolean> PERSON_FELONY_CONDITION =
      CHARGE.yesNo(
          "personFelonyCondition",
          "For a felony that is a person felony only in some circumstances: whether they were present.",
          "Was charge {id} a person felony in its circumstances (for example an occupied home, a weapon, a threat)?");
  public static final Fact<Boolean> OTHER_CONDITION =
      CHARGE.yesNo(
          "listCondition",
          "For an offense that a list names only in some circumstances: whether they were present.",
          "Were the circumstances present in charge {id} for which the law lists this offense?");
  public static final Fact<Boolean> REPORTING_RELIEVED =
      CHARGE.yesNo(
          "reportingRelieved",
          "Whether a court order has ended the duty to report as a sex offender for this conviction.",
          "Has a court order ended the duty to report as a sex offender for charge {id}?");
  public static final Fact<Boolean> NO_CONSENT_ONLY_BY_AGE =
      CHARGE.yesNo(
          "noConsentOnlyByAge",
          "Whether the victim's lack of consent was due solely to being under a certain age.",
          "Was the victim's lack of consent in charge {id} due only to age?");
  public static final Fact<Boolean> SAME_VICTIM =
      CHARGE.yesNo(
          "sameVictim",
          "Whether each such conviction of the person had this one victim.",
          "Did every such conviction of the person have the same victim as charge {id}?");
  public static final Fact<Boolean> ABUSE_ORDER =
      CHARGE.yesNo(
          "contemptOfAbuseOrder",
          "Whether the contempt was of an order related to abuse or a person crime.",
          "Did the contempt in charge {id} violate an order related to abuse or a person crime?");
  public static final Fact<LocalDate> BOARD_ENDED_ON =
      CHARGE.day(
          "boardJurisdictionEndedOn",
          "The day the Psychiatric Security Review Board's jurisdiction ended.",
          "On what day did the Psychiatric Security Review Board's jurisdiction over charge {id} end?");
  public static final Fact<LocalDate> PARDONED_ON =
      CHARGE.pastDay(
          "pardonedOn",
          "The day the person was pardoned for this conviction.",
          "When was charge {id} pardoned?");
  public static final Fact<Boolean> PARDONED =
      CHARGE.yesNo(
          "pardoned",
          "Whether the person was pardoned for this conviction.",
          "Was the person pardoned for charge {id}?");
  public static final Fact<Boolean> FULL_PARDON =
      CHARGE.yesNo(
          "fullPardon",
          "Whether the pardon is full (absolute): neither conditional nor provisional.",
          "Is the pardon for charge {id} full (absolute), neither conditional nor provisional?");
  public static final Fact<Boolean> PARDON_RESTORES_RIGHTS =
      CHARGE.yesNo(
          "pardonRestoresRights",
          "Whether the pardon was granted with restoration of civil and political rights.",
          "Was the pardon for charge {id} granted with restoration of civil and political rights?");
  public static final Fact<Boolean> RIGHTS_RESTORED =
      CHARGE.yesNo(
          "rightsRestored",
          "Whether every civil and political right that was lost by this conviction has been restored.",
          "Has every civil and political right that was lost by the conviction on charge {id} been restored?");
  public static final Fact<Boolean> ACTUAL_INNOCENCE =
      CHARGE.yesNo(
          "actualInnocence",
          "Whether the pardon was granted, or the conviction vacated, because the person did not commit the offense.",
          "Was the pardon granted, or the conviction on charge {id} vacated, because the person did not commit the offense?");
  public static final Fact<Boolean> CRIME_OF_VIOLENCE =
      CHARGE.yesNo(
          "crimeOfViolence",
          "Whether the use, attempt or threat of physical force against another is an element (18 U.S.C. 16(a)).",
          "Is the use, attempt or threat of force an element of charge {id}?");
  public static final Fact<Boolean> CHILD_VICTIM =
      CHARGE.yesNo(
          "childVictim",
          "Whether a child under 18 was a victim.",
          "Was a child under 18 a victim of charge {id}?");
  public static final Fact<TraffickingLink> TRAFFICKING_LINK =
      CHARGE.choice(
          "traffickingLink",
          TraffickingLink.class,
          "How the offense hangs together with the person's having been trafficked.",
          "How is charge {id} connected with the person's having been trafficked?");
  public static final Fact<Boolean> CONSENSUAL_PRIVATE =
      CHARGE.yesNo(
          "consensualPrivateConduct",
          "Whether the offense was based on consensual, private conduct with a person 18 or older.",
          "Was charge {id} based on consensual, private conduct with a person 18 or older?");
  public static final Fact<Boolean> AGGRAVATING_FACTOR =
      CHARGE.yesNo(
          "aggravatingFactor",
          "Whether any factor was present that the proclamation excludes (recruits or trainees, coercion or rank, "
              + "fraternization, another member's spouse, other Marcum factors).",
          "In charge {id}, was there a trainee, coercion or rank, fraternization, another member's spouse, or a like factor?");
  public static final Fact<Boolean> CAPITOL_EVENTS =
      CHARGE.yesNo(
          "relatedToCapitolEvents",
          "Whether the offense is related to the events at or near the U.S. Capitol on 6 January 2021.",
          "Is charge {id} related to the events at or near the U.S. Capitol on 6 January 2021?");
  public static final Fact<Boolean> NAMED_COMMUTATION =
      CHARGE.yesNo(
          "namedInProclamation10887",
          "Whether the person is one of the 14 whose sentences Proclamation 10887 names and commutes.",
          "Is the person one of the 14 named in Proclamation 10887?");
  public static final Fact<Boolean> ELECTORS_2020 =
      CHARGE.yesNo(
          "conductOnElectors2020",
          "Whether the charge is about a slate of presidential electors in 2020, or efforts to expose fraud in that election.",
          "Is charge {id} about a slate of electors, or exposing voting fraud, in the 2020 presidential election?");
  public static final Fact<Boolean> FORCE_OR_VIOLENCE =
      CHARGE.yesNo(
          "forceOrViolence",
          "Whether the offense involved force or violence.",
          "Did charge {id} involve force or violence?");
  public static final Fact<Boolean> SELECTIVE_SERVICE_DUTIES =
      CHARGE.yesNo(
          "selectiveServiceDuties",
          "Whether the offense was connected with work for the Selective Service system.",
          "Was charge {id} connected with the person's work for the Selective Service?");
  public static final Fact<Boolean> DRIVING =
      CHARGE.yesNo(
          "driving",
          "Whether the offense is one of driving or operating a vehicle.",
          "Is charge {id} about driving or operating a vehicle?");
  public static final Fact<Boolean> OTHER_CONDUCT =
      CHARGE.yesNo(
          "otherConduct",
          "Whether the charge needs anything beyond possessing or using the drug (a place of detention, sale, intent, driving).",
          "Does charge {id} need proof of anything beyond possessing or using the drug?");
  public static final Fact<Boolean> DANGEROUS_WEAPON =
      CHARGE.yesNo(
          "dangerousWeapon",
          "Whether a dangerous weapon was used or possessed in the offense.",
          "Was a dangerous weapon used or possessed in charge {id}?");
  public static final Fact<Boolean> FIREARM_USED =
      CHARGE.yesNo(
          "firearmUsed",
          "Whether the person used a firearm in the offense or in the transaction that it was part of.",
          "Did the person use a firearm in charge {id} or in the event that it was part of?");
  public static final Fact<Boolean> INJURY_OR_DEATH =
      CHARGE.yesNo(
          "injuryOrDeath",
          "Whether the offense caused an injury or a death.",
          "Did the offense of charge {id} cause an injury or a death?");
  public static final Fact<Boolean> MINOR_OR_INJURY_ELEMENT =
      CHARGE.yesNo(
          "minorOrInjuryElement",
          "Whether an element of the offense involves a minor, a vulnerable adult, an injury, serious impairment or death.",
          "Is a minor, a vulnerable adult, an injury, serious impairment or death an element of charge {id}?");
  public static final Fact<Boolean> COMMERCIAL_VEHICLE =
      CHARGE.yesNo(
          "commercialVehicle",
          "Whether the offense was committed driving a commercial vehicle under a commercial license, or is otherwise a commercial vehicle violation.",
          "Was charge {id} about driving a commercial vehicle under a commercial license?");
  public static final Fact<Boolean> COMMERCIAL_LICENSE_THEN =
      CHARGE.yesNo(
          "commercialLicense",
          "Whether the person had, or was required to have, a commercial driver's license when the offense was committed.",
          "Did the person have a commercial driver's license at the time of charge {id}, or had to have one?");
  public static final Fact<Boolean> ALCOHOL_CONTACT_SINCE =
      CHARGE.yesNo(
          "alcoholContactSince",
          "Whether there was, after this charge, another conviction of driving or boating under the influence in any state, "
              + "or a license suspension or revocation for driving with alcohol or for refusing a test.",
          "Since charge {id}: was there another conviction of driving under the influence in any state, or a license "
              + "suspension for driving with alcohol or refusing a test?");
  public static final Fact<Boolean> FALSE_INFORMATION =
      CHARGE.yesNo(
          "falseInformation",
          "Whether the arrest was based on false information.",
          "Was the arrest for charge {id} based on false information?");
  public static final Fact<Boolean> UNLAWFUL_ARREST =
      CHARGE.yesNo(
          "unlawfulArrest",
          "Whether the arresting agency, the prosecutor or a court has determined that the arrest was contrary to law or a mistake.",
          "Has the arresting agency, the prosecutor or a court determined that the arrest for charge {id} was unlawful or a mistake?");
  public static final Fact<Boolean> SELF_DEFENSE =
      CHARGE.yesNo(
          "selfDefense",
          "Whether the charge was not filed, or was dismissed, because the person was found to have acted in lawful self-defense.",
          "Was charge {id} not filed, or dismissed, because the person was found to have acted in lawful self-defense?");
  public static final Fact<Boolean> INCOMPETENT =
      CHARGE.yesNo(
          "incompetent",
          "Whether the charge was dismissed because the person was not competent to stand trial.",
          "Was charge {id} dismissed because the person was not competent to stand trial?");
  public static final Fact<Boolean> COMPENSATED =
      CHARGE.yesNo(
          "compensated",
          "Whether the state has determined that the person is entitled to compensation for wrongful imprisonment on this charge.",
          "Has the state determined that the person is entitled to compensation for wrongful imprisonment on charge {id}?");
  public static final Fact<Boolean> SEALED =
      CHARGE.yesNo(
          "sealed",
          "Whether a court has ordered the record of this charge sealed, on a petition.",
          "Has a court ordered the record of charge {id} sealed, on a petition?");
  public static final Fact<LocalDate> SEALED_ON =
      CHARGE.pastDay(
          "sealedOn",
          "The day a court ordered the record of this charge sealed.",
          "On what day did a court order the record of charge {id} sealed?");
  public static final Fact<Boolean> COERCED =
      CHARGE.yesNo(
          "coerced",
          "Whether another person coerced this one into the offense: by threats, restraint, a scheme, or abuse of the legal process.",
          "Was the person coerced into the offense of charge {id} by another?");
  public static final Fact<Boolean> APPLICATION_DENIED =
      CHARGE.yesNo(
          "applicationDenied",
          "Whether a court has denied an application to clear this charge.",
          "Has a court denied an application to clear charge {id}?");
  public static final Fact<LocalDate> APPLICATION_DENIED_ON =
      CHARGE.pastDay(
          "applicationDeniedOn",
          "The day a court last denied an application to clear this charge.",
          "On what day did a court last deny an application to clear charge {id}?");
  public static final Fact<LocalDate> APPLICATION_FILED_ON =
      CHARGE.pastDay(
          "applicationFiledOn",
          "The day on which the application that was last denied had been filed.",
          "On what day had the application to clear charge {id}, which was last denied, been filed?");
  public static final Fact<Boolean> OBJECTION =
      CHARGE.yesNo(
          "objection",
          "Whether the prosecutor or the judge objected, in the time the law gives, to the record of this charge being cleared.",
          "Did the prosecutor or the judge object to the record of charge {id} being cleared?");
  public static final Fact<Boolean> PROSECUTOR_AGREES =
      CHARGE.yesNo(
          "prosecutorAgrees",
          "Whether the prosecutor agrees that the record of this charge is cleared.",
          "Does the prosecutor agree that the record of charge {id} is cleared?");
  public static final Fact<Boolean> WAIT_WAIVED =
      CHARGE.yesNo(
          "waitWaived",
          "Whether the prosecutor has waived the waiting period in writing; left out where nobody says so.",
          "");
  public static final Fact<Boolean> RELIEF_VACATED =
      CHARGE.yesNo(
          "reliefVacated",
          "Whether a court has vacated an order that had sealed or limited the record of this charge; left out where nobody says so.",
          "");

  public static final Fact<Boolean> MAY_BE_CHARGED =
      CHARGE.yesNo(
          "mayBeCharged",
          "For an arrest or a charge without conviction: whether it may still be charged, or charged again (the time for it has not run out, and nothing else forbids it).",
          "May charge {id} still be brought, or brought again?");
  public static final Fact<Double> YEARS_RESIDENT =
      CHARGE.number(
          "yearsResident",
          "How many whole years, up to the filing date, the person has lived without a break in the state or territory whose law the charge is under.",
          "For how many years without a break has the person now lived in the state or territory of charge {id}?");
  public static final Fact<Boolean> WOBBLER =
      CHARGE.yesNo(
          "wobbler",
          "Whether the law lets the court choose between punishing the offense as a felony and as a misdemeanor.",
          "Could the offense of charge {id} be punished either as a felony or as a misdemeanor, as the court chose?");
  public static final Fact<Boolean> FIRE_CREW =
      CHARGE.yesNo(
          "fireCrew",
          "Whether the person, while serving the sentence for this conviction, served successfully on a fire crew of a conservation camp, a county or a prison firehouse; left out where nobody says so.",
          "");
  public static final Fact<Boolean> RESULT_OF_ABUSE =
      CHARGE.yesNo(
          "resultOfAbuse",
          "Whether the offense was the direct result of the person's being a victim of intimate partner violence or sexual violence; left out where nobody says so.",
          "");

  /**
   * What a record tells only where it is so: left out, it is taken as not so, and every answer says
   * that it was. These are rare, and asking each charge for each of them would bury the questions
   * that matter.
   */
  public static final Set<Fact<?>> TOLD_ONLY_WHEN_SO =
      Set.of(
          INCHOATE,
          REDUCED,
          REDUCED_TO,
          APPEAL_PENDING,
          MISTAKEN_IDENTITY,
          HELD_UNCONSTITUTIONAL,
          AT_PRELIMINARY_HEARING,
          SIMILAR_OFFENSE_NOW,
          YOUTH_CHALLENGE_ON,
          SEGREGATION_PROTEST,
          QUASHED,
          EXPUNGED,
          WAIT_WAIVED,
          FIRE_CREW,
          RESULT_OF_ABUSE,
          RELIEF_VACATED,
          DIED_ON);
}
