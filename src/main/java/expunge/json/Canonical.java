package expunge.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/**
 * One form for all ways of writing the same record: members in order of name, those without a value
 * left out.
 */
public final class Canonical {

  private Canonical() {}

  /** The SHA-256 of the canonical form, in hexadecimal. */
  public static String hash(JsonNode record) {
    return hash(form(record).toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The SHA-256 of these bytes, in hexadecimal. */
  public static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java has SHA-256
    }
  }

  private static JsonNode form(JsonNode node) {
    if (node.isObject()) {
      ObjectNode sorted = JsonNodeFactory.instance.objectNode();
      TreeSet<String> names = new TreeSet<>();
      node.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (!node.get(name).isNull()) {
          sorted.set(name, form(node.get(name)));
        }
      }
      return sorted;
    }
    if (node.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      node.forEach(one -> list.add(form(one)));
      return list;
    }
    return node.isNumber() ? JsonNodeFactory.instance.numberNode(node.doubleValue()) : node;
  }
}
