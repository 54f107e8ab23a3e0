/**
 * The wire format: records in, determinations out, every problem of the input located by a JSON
 * pointer.
 */
@NullMarked
package expunge.json;

import org.jspecify.annotations.NullMarked;
