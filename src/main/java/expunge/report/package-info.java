/** The answer in words. */
@NullMarked
package expunge.report;

import org.jspecify.annotations.NullMarked;
