/** The command {@code expunge} and its subcommands. */
@NullMarked
package expunge.cli;

import org.jspecify.annotations.NullMarked;
