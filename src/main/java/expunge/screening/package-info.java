/**
 * Many records: files in, answers out, every record accounted for, in bounded memory; after a kill
 * it goes on where it was.
 */
@NullMarked
package expunge.screening;

import org.jspecify.annotations.NullMarked;
