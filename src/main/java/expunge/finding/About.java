package expunge.finding;

import expunge.record.Charge;

/** What a finding is about: one relief for one charge. */
public sealed interface About permits Asked, Finding {

  /** The relief's name, {@code us-or/set-aside-conviction}. */
  String relief();

  /** The charge. */
  Charge charge();
}
