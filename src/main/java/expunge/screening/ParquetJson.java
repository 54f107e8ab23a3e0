package expunge.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** A row of a Parquet file as a tree: days and times as calendar days, lists as lists. */
final class ParquetJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ParquetJson() {}

  static ObjectNode tree(Group row) {
    ObjectNode tree = NODES.objectNode();
    GroupType type = row.getType();
    for (int i = 0; i < type.getFieldCount(); i++) {
      Type field = type.getType(i);
      if (field.isRepetition(Type.Repetition.REPEATED)) {
        tree.set(field.getName(), repeated(row, i));
      } else if (row.getFieldRepetitionCount(i) > 0) {
        tree.set(field.getName(), value(row, i, 0));
      }
    }
    return tree;
  }

  private static ArrayNode repeated(Group row, int field) {
    ArrayNode list = NODES.arrayNode();
    for (int k = 0; k < row.getFieldRepetitionCount(field); k++) {
      list.add(value(row, field, k));
    }
    return list;
  }

  private static JsonNode value(Group row, int field, int index) {
    Type type = row.getType().getType(field);
    if (type.isPrimitive()) {
      return primitive(row, field, index, type.asPrimitiveType());
    }
    Group group = row.getGroup(field, index);
    return type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation
        ? list(group)
        : tree(group);
  }

  /** A list is a group with one repeated field, whose group holds the element. */
  private static ArrayNode list(Group group) {
    ArrayNode list = NODES.arrayNode();
    Type repeated = group.getType().getType(0);
    boolean wrapped = !repeated.isPrimitive() && repeated.asGroupType().getFieldCount() == 1;
    for (int k = 0; k < group.getFieldRepetitionCount(0); k++) {
      if (!wrapped) {
        list.add(value(group, 0, k));
      } else if (group.getGroup(0, k).getFieldRepetitionCount(0) > 0) {
        list.add(value(group.getGroup(0, k), 0, 0));
      } else {
        list.addNull();
      }
    }
    return list;
  }

  private static JsonNode primitive(Group row, int field, int index, PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> NODES.booleanNode(row.getBoolean(field, index));
      case INT32 ->
          logical instanceof DateLogicalTypeAnnotation
              ? NODES.textNode(LocalDate.ofEpochDay(row.getInteger(field, index)).toString())
              : logical instanceof DecimalLogicalTypeAnnotation
                  ? NODES.textNode(row.getValueToString(field, index))
                  : NODES.numberNode(row.getInteger(field, index));
      case INT64 ->
          logical instanceof TimestampLogicalTypeAnnotation time
              ? NODES.textNode(day(row.getLong(field, index), time))
              : logical instanceof DecimalLogicalTypeAnnotation
                  ? NODES.textNode(row.getValueToString(field, index))
                  : NODES.numberNode(row.getLong(field, index));
      case FLOAT -> NODES.numberNode(row.getFloat(field, index));
      case DOUBLE -> NODES.numberNode(row.getDouble(field, index));
      case BINARY, FIXED_LEN_BYTE_ARRAY ->
          logical instanceof DecimalLogicalTypeAnnotation
              ? NODES.textNode(type.stringifier().stringify(row.getBinary(field, index)))
              : NODES.textNode(row.getBinary(field, index).toStringUsingUTF8());
      case INT96 -> NODES.textNode(row.getValueToString(field, index));
    };
  }

  private static String day(long written, TimestampLogicalTypeAnnotation time) {
    long perSecond =
        switch (time.getUnit()) {
          case MILLIS -> 1_000L;
          case MICROS -> 1_000_000L;
          case NANOS -> 1_000_000_000L;
        };
    return Instant.ofEpochSecond(Math.floorDiv(written, perSecond))
        .atOffset(ZoneOffset.UTC)
        .toLocalDate()
        .toString();
  }
}
