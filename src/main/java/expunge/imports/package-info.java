/**
 * What offices have, turned into records: a mapping file says which column tells which fact, and
 * what can't be read is reported and left open.
 */
@NullMarked
package expunge.imports;

import org.jspecify.annotations.NullMarked;
