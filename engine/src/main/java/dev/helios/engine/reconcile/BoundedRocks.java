// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** One block cache and one budget of write buffers for all state stores of the process. */
public final class BoundedRocks implements RocksDBConfigSetter {
  private static final long CACHE = 96L * 1024 * 1024;
  private static final long WRITE_BUFFERS = 48L * 1024 * 1024;

  static {
    RocksDB.loadLibrary(); // Kafka Streams does so only when it opens the first store
  }

  private static final Cache BLOCKS = new LRUCache(CACHE);
  private static final WriteBufferManager BUFFERS = new WriteBufferManager(WRITE_BUFFERS, BLOCKS);

  @Override
  public void setConfig(String store, Options options, Map<String, Object> config) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(BLOCKS);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(BUFFERS);
    options.setWriteBufferSize(8L * 1024 * 1024);
    options.setMaxWriteBufferNumber(2);
  }

  @Override
  public void close(String store, Options options) {
    // Cache and buffers are shared by all stores and live as long as the process.
  }
}
