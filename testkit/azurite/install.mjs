// SPDX-License-Identifier: MIT
// Installs Azurite as the lock file has it, once.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

const writtenAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (writtenAt('node_modules/.package-lock.json') < writtenAt('package-lock.json')) {
  const ended = spawnSync('npm', ['ci', '--no-progress'], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (ended.error) {
    console.error(`npm did not start (${ended.error.message}). Install Node 20 or newer, or build with -DskipTests.`);
  }
  process.exit(ended.status ?? 1);
}
