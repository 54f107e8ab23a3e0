/**
 * What happened: the person, the cases, the charges; and what is done when a rule asks for
 * something nobody told.
 */
@NullMarked
package expunge.record;

import org.jspecify.annotations.NullMarked;
