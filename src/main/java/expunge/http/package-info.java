/** The service over HTTP: translates and nothing else. The only room that knows Javalin. */
@NullMarked
package expunge.http;

import org.jspecify.annotations.NullMarked;
