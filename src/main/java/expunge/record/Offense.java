package expunge.record;

import expunge.law.Statute;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statute of a charge, as rules ask about it. */
public final class Offense {

  private final @Nullable Statute statute;
  private final Inquiry inquiry;
  private final Unknown unknown;

  Offense(@Nullable Statute statute, Inquiry inquiry, Unknown unknown) {
    this.statute = statute;
    this.inquiry = inquiry;
    this.unknown = unknown;
  }

  /** The statute as the record tells it. */
  public Optional<Statute> told() {
    return Optional.ofNullable(statute);
  }

  /**
   * Whether the charge is under the provision cited, or a subdivision of it: {@code within("21 USC
   * 844")}.
   */
  public boolean within(String citation) {
    if (statute == null) {
      return inquiry.holds(unknown, "under " + citation);
    }
    return switch (statute.relationTo(Statute.cited(citation))) {
      case WITHIN -> true;
      case APART -> false;
      case TOO_SHORT -> inquiry.holds(unknown, "under " + citation);
    };
  }

  /**
   * Whether it is under a section from the first to the last cited, both included: {@code
   * between("SC CODE 24-19-5", "SC CODE 24-19-160")}.
   */
  public boolean between(String first, String last) {
    return statute == null
        ? inquiry.holds(unknown, "under a section from " + first + " to " + last)
        : statute.between(Statute.cited(first), Statute.cited(last));
  }

  /** Whether this and {@code other}, the statute of the charge {@code id}, are one provision. */
  boolean same(Offense other, String id) {
    if (statute == null || other.statute == null) {
      return inquiry.holds(statute == null ? unknown : other.unknown, "the same as charge " + id);
    }
    if (statute.equals(other.statute)) {
      return true;
    }
    boolean related =
        statute.relationTo(other.statute) != Statute.Relation.APART
            || other.statute.relationTo(statute) != Statute.Relation.APART;
    return related && inquiry.holds(unknown, "the same provision as charge " + id);
  }

  /**
   * Whether the charge is under any provision of the regulations in a title: {@code regulation()}
   * is any C.F.R. rule.
   */
  public boolean regulation() {
    return statute == null
        ? inquiry.holds(unknown, "under a federal regulation")
        : statute.canonical().startsWith("CFR ");
  }

  boolean onList(OffenseLists lists, String list, Charge charge, Fact<Boolean> condition) {
    if (statute == null) {
      return inquiry.holds(unknown, "on the list " + list);
    }
    boolean listed = false;
    for (OffenseLists.Match match : lists.find(list, statute)) {
      listed |=
          switch (match.kind()) {
            case LISTED -> true;
            case WHERE -> !listed && match.where().of(charge);
            case CONDITIONALLY -> !listed && charge.yes(condition);
            case TOO_SHORT -> !listed && inquiry.holds(unknown, "under " + match.entry());
          };
    }
    return listed;
  }
}
