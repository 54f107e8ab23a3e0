/**
 * From findings to an answer: the worlds of missing facts, the fold to a status, the first day, the
 * summary.
 */
@NullMarked
package expunge.determination;

import org.jspecify.annotations.NullMarked;
