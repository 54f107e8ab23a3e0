/** A folder of rules: checked, compiled, evaluated. The only room that knows Drools. */
@NullMarked
package expunge.rulebook;

import org.jspecify.annotations.NullMarked;
