// SPDX-License-Identifier: MIT
package dev.helios.lab.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FeedSocketTest {

  /** A server for one client, which answers with these bytes and then reads what comes back. */
  private static URI serve(String head, byte[] frames, BlockingQueue<byte[]> back)
      throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(
        () -> {
          try (server;
              Socket client = server.accept()) {
            InputStream in = client.getInputStream();
            for (int blank = 0; blank < 4; ) {
              int b = in.read();
              blank = b == '\r' || b == '\n' ? blank + 1 : 0;
            }
            client.getOutputStream().write(head.getBytes(ISO_8859_1));
            client.getOutputStream().write(frames);
            back.add(in.readNBytes(8));
          } catch (IOException e) {
            back.add(new byte[0]);
          }
        });
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  @Test
  void open_framesOfAllSizesAndAPing_givesWholeTextsAndAnswers() throws Exception {
    String large = "x".repeat(70_000);
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    frames.write(new byte[] {1, 2, 'a', 'b'}); // the first half of a text
    frames.write(new byte[] {(byte) 0x89, 2, 'h', 'i'}); // a ping in between
    frames.write(new byte[] {(byte) 0x80, 1, 'c'});
    frames.write(new byte[] {(byte) 0x81, 127, 0, 0, 0, 0, 0, 1, 0x11, 0x70});
    frames.write(large.getBytes(ISO_8859_1));
    BlockingQueue<byte[]> back = new LinkedBlockingQueue<>();
    BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    URI url = serve("HTTP/1.1 101 Switching\r\nA: b\r\n\r\n", frames.toByteArray(), back);

    try (FeedSocket _ =
        FeedSocket.open(url, (b, length, at) -> texts.add(new String(b, 0, length, ISO_8859_1)))) {
      assertThat(texts.poll(20, TimeUnit.SECONDS)).isEqualTo("abc");
      assertThat(texts.poll(20, TimeUnit.SECONDS)).isEqualTo(large);
      byte[] pong = back.poll(20, TimeUnit.SECONDS);
      assertThat(pong).hasSize(8);
      assertThat(pong[0]).isEqualTo((byte) 0x8A);
      assertThat((byte) (pong[6] ^ pong[2])).isEqualTo((byte) 'h');
    }
  }

  @Test
  void open_refused_isAnIOExceptionWithTheStatus() throws Exception {
    URI url = serve("HTTP/1.1 403 Forbidden\r\n\r\n", new byte[0], new LinkedBlockingQueue<>());

    assertThatThrownBy(() -> FeedSocket.open(url, (b, length, at) -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("403");
  }
}
