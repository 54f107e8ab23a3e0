package expunge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that dawdle, go away or lie about their length hold nobody else up. */
class SlowClientsTest {

  private static final String HEAD =
      "POST /v1/determinations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n";

  @TempDir Path folder;

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Test
  void othersAreAnsweredWhileManyDawdle() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try (Service service = Service.start(folder)) {
      for (int i = 0; i < 100; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.server.port());
        send(socket, i % 2 == 0 ? HEAD + "{ \"cases\"" : HEAD.substring(0, 30 + i % 40));
        slow.add(socket);
      }
      assertThat(service.post("/v1/determinations", Service.RECORD).statusCode()).isEqualTo(200);
      for (Socket socket : slow) {
        socket.close(); // half-sent: nothing is decided, and nothing fails
      }
      assertThat(service.post("/v1/determinations", Service.RECORD).statusCode()).isEqualTo(200);
      assertThat(service.get("/metrics").body()).doesNotContain("status=\"500\"");
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void aStreamThatIsCutOffEndsQuietly() throws Exception {
    try (Service service = Service.start(folder)) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.server.port())) {
        send(
            socket,
            "POST /v1/determinations/stream HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{ \"ca\r\n");
      }
      assertThat(service.post("/v1/determinations", Service.RECORD).statusCode()).isEqualTo(200);
    }
  }

  /** A stop waits for the request that has begun, and takes no new one. */
  @Test
  void aStopLetsWhatHasBegunComeToItsEnd() throws Exception {
    Service service = Service.start(folder);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.server.port())) {
      socket.setSoTimeout(30_000);
      byte[] record = Service.RECORD.getBytes(StandardCharsets.UTF_8);
      send(
          socket,
          HEAD.replace("1000", String.valueOf(record.length))
              .replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
      TimeUnit.MILLISECONDS.sleep(300); // the service has begun to read
      CompletableFuture<Void> stopping = CompletableFuture.runAsync(service::close);
      TimeUnit.MILLISECONDS.sleep(300);
      socket.getOutputStream().write(record);
      socket.getOutputStream().flush();
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 200")
          .contains("2023-06-01");
      stopping.get(30, TimeUnit.SECONDS);
    }
  }
}
