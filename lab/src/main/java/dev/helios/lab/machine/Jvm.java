// SPDX-License-Identifier: MIT
package dev.helios.lab.machine;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Another JVM of this user, asked through its own management; it needs no flag for that. */
public final class Jvm implements AutoCloseable {
  private static final String FLUSHES = "kafka.log:type=LogFlushStats,name=LogFlushRateAndTimeMs";

  private final JMXConnector connector;
  private final MBeanServerConnection beans;

  private Jvm(JMXConnector connector) throws IOException {
    this.connector = connector;
    this.beans = connector.getMBeanServerConnection();
  }

  @SuppressWarnings("BanJNDI") // the address is that of a process of this user, asked of itself
  public static Jvm attach(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        String address = machine.startLocalManagementAgent();
        return new Jvm(JMXConnectorFactory.connect(new JMXServiceURL(address)));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException("process " + pid + " is no JVM that can be asked", e);
    }
  }

  /** Bytes of heap in use after a full collection. */
  public long heapAfterCollection() throws IOException {
    MemoryMXBean memory =
        ManagementFactory.newPlatformMXBeanProxy(
            beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  /** How often a broker has flushed a log to its disk since it started. */
  public long logFlushes() throws IOException {
    try {
      return (Long) beans.getAttribute(new ObjectName(FLUSHES), "Count");
    } catch (JMException e) {
      throw new IOException("the broker does not count its flushes", e);
    }
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
