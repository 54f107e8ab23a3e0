/** The law's own words for places, sections, grades and days; knows nothing of any person. */
@NullMarked
package expunge.law;

import org.jspecify.annotations.NullMarked;
