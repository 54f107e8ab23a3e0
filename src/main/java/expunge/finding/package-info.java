/**
 * What a rule concludes about one charge and one relief, under which citation: a closed set,
 * immutable.
 */
@NullMarked
package expunge.finding;

import org.jspecify.annotations.NullMarked;
