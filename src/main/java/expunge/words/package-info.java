/**
 * The words of the law that rulebooks keep beside their rules, and whether each rule was read
 * against them as they stand.
 */
@NullMarked
package expunge.words;

import org.jspecify.annotations.NullMarked;
