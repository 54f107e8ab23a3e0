package expunge.screening;

import com.fasterxml.jackson.databind.JsonNode;
import expunge.imports.Mapping;
import expunge.law.Nearest;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.jspecify.annotations.Nullable;

/** The rows of a Parquet file, read by the one mapping that its columns fit. */
final class ParquetRows implements RowReader {

  private final ParquetFile file;
  private final int number;
  private final Mapping mapping;
  private long row;
  private boolean over;

  private ParquetRows(ParquetFile file, int number, Mapping mapping) {
    this.file = file;
    this.number = number;
    this.mapping = mapping;
  }

  static ParquetRows open(Input input, List<Mapping> mappings) throws IOException {
    ParquetFile file = ParquetFile.open(input.path(), input.name());
    StringBuilder misfits = new StringBuilder();
    for (int i = 0; i < mappings.size(); i++) {
      Mapping mapping = mappings.get(i);
      List<String> missing = mapping.needed().stream().filter(c -> !file.has(c)).toList();
      if (!mapping.json() && missing.isEmpty()) {
        return new ParquetRows(file, i, mapping);
      }
      if (!missing.isEmpty()) {
        misfits.append(
            " by `"
                + mapping.name()
                + "`, there is no column `"
                + missing.get(0)
                + "` ("
                + Nearest.to(missing.get(0), file.columns())
                + ");");
      }
    }
    file.close();
    throw new IOException("no mapping fits `" + input.name() + "`:" + misfits);
  }

  @Override
  public int mapping() {
    return number;
  }

  @Override
  public List<String> unreadColumns() {
    return file.columns().stream().filter(c -> !mapping.columns().contains(c)).toList();
  }

  @Override
  public @Nullable Found next() throws IOException {
    if (over) {
      return null;
    }
    row++;
    try {
      Group group = file.next();
      if (group == null) {
        return null;
      }
      JsonNode tree = ParquetJson.tree(group);
      return Found.row(row, mapping.columns().stream().map(c -> tree.path(c).asText("")).toList());
    } catch (IOException damaged) {
      over = true;
      return new Found(row, List.of(), 0, ParquetFile.DAMAGED);
    }
  }

  @Override
  public long bytesRead() {
    return file.bytesRead();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
