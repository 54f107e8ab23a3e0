/** Where rules are tried: cases beside the rules, examples, what they cover. */
@NullMarked
package expunge.workshop;

import org.jspecify.annotations.NullMarked;
