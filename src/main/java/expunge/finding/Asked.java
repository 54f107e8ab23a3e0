package expunge.finding;

import expunge.record.Charge;

/**
 * The question put to the rules: does this relief reach this charge? Every rule starts from it or
 * from a finding.
 */
public record Asked(String relief, Charge charge) implements About {}
