package expunge.screening;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * How the pages of a Parquet file are compressed. Parquet's own would load Hadoop's configuration,
 * and with it most of Hadoop.
 */
final class Codecs implements CompressionCodecFactory {

  /** How a file is read: with these, and no Hadoop configuration. */
  static ParquetReadOptions reading() {
    return ParquetReadOptions.builder(new PlainParquetConfiguration())
        .withCodecFactory(new Codecs())
        .build();
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    return new BytesInputCompressor() {
      @Override
      public BytesInput compress(BytesInput bytes) throws IOException {
        return BytesInput.from(compressed(codec, bytes.toInputStream().readAllBytes()));
      }

      @Override
      public CompressionCodecName getCodecName() {
        return codec;
      }

      @Override
      public void release() {}
    };
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return new BytesInputDecompressor() {
      @Override
      public BytesInput decompress(BytesInput bytes, int size) throws IOException {
        return BytesInput.from(plain(codec, bytes.toInputStream().readAllBytes(), size));
      }

      @Override
      public void decompress(ByteBuffer from, int compressed, ByteBuffer into, int size)
          throws IOException {
        byte[] bytes = new byte[compressed];
        from.get(bytes);
        into.put(plain(codec, bytes, size));
      }

      @Override
      public void release() {}
    };
  }

  private static byte[] compressed(CompressionCodecName codec, byte[] bytes) throws IOException {
    return switch (codec) {
      case UNCOMPRESSED -> bytes;
      case ZSTD -> Zstd.compress(bytes);
      case SNAPPY -> Snappy.compress(bytes);
      case GZIP -> {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
          gzip.write(bytes);
        }
        yield out.toByteArray();
      }
      default -> throw new IOException(unknown(codec));
    };
  }

  private static byte[] plain(CompressionCodecName codec, byte[] bytes, int size)
      throws IOException {
    return switch (codec) {
      case UNCOMPRESSED -> bytes;
      case ZSTD -> Zstd.decompress(bytes, size);
      case SNAPPY -> Snappy.uncompress(bytes);
      case GZIP -> {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
          yield gzip.readNBytes(size);
        }
      }
      default -> throw new IOException(unknown(codec));
    };
  }

  private static String unknown(CompressionCodecName codec) {
    return "Parquet compressed with " + codec + "; zstd, gzip, snappy and none can be read";
  }

  @Override
  public void release() {}
}
