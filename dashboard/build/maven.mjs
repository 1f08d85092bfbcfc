// SPDX-License-Identifier: MIT
// What Maven asks of npm: `build` or `test`, each only when something it depends on has changed.
//   node build/maven.mjs build|test
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOME = fileURLToPath(new URL('..', import.meta.url));
const INPUTS = [
  'src',
  'public',
  'build',
  'index.html',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
  'biome.jsonc',
];
const STAMPS = { build: 'target/classes/META-INF/resources/index.html', test: 'target/npm-test.stamp' };

/** When the newest file at or under a path was written; 0 for what is not there. */
function writtenAt(path) {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts === undefined) return 0;
  if (!facts.isDirectory()) return facts.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => writtenAt(join(path, name))));
}

function npm(...words) {
  console.log(`npm ${words.join(' ')}`);
  const ended = spawnSync('npm', words, { cwd: HOME, stdio: 'inherit', shell: process.platform === 'win32' });
  if (ended.error)
    console.error(
      `npm did not start (${ended.error.message}). Install Node 20 or newer, or build with -Ddashboard.skip=true.`,
    );
  if (ended.status !== 0) process.exit(ended.status ?? 1);
}

const act = process.argv[2];
if (!(act in STAMPS)) throw new Error(`Expected build or test, found ${act}`);
if (writtenAt(join(HOME, 'node_modules/.package-lock.json')) < writtenAt(join(HOME, 'package-lock.json'))) {
  npm('ci', '--no-progress');
}
const stamp = join(HOME, STAMPS[act]);
const changed = Math.max(...INPUTS.map((name) => writtenAt(join(HOME, name))));
if (writtenAt(stamp) > changed) {
  console.log(`dashboard: nothing changed since the last ${act}`);
} else {
  npm(...(act === 'build' ? ['run', 'build'] : ['test']));
  if (act === 'test') {
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, '');
  }
}
