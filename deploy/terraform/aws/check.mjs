// SPDX-License-Identifier: MIT
// Compares these files with the published schema of the AWS provider, where no terraform init can
// fetch it: every argument has to exist, every required one has to be there, every reference has to
// be declared.
//
//   cd "$(mktemp -d)" && npm install --ignore-scripts --legacy-peer-deps \
//       @cdktf/hcl2json@0.21.0 @cdktf/provider-aws@21.22.1
//   cp THIS_FOLDER/check.mjs . && node check.mjs THIS_FOLDER
import fs from 'node:fs';
import path from 'node:path';
import { parse } from '@cdktf/hcl2json';

const folder = process.argv[2];
const library = 'node_modules/@cdktf/provider-aws/lib';
const META = new Set(['count', 'for_each', 'depends_on', 'lifecycle', 'provider', 'dynamic']);
const flaws = [];
let looked = 0;

const plain = (name) => name.replaceAll('_', '').toLowerCase();

/** The members of an interface of the generated types: by plain name, whether optional, type. */
function members(types, name) {
  const found = types.match(
    new RegExp(`export interface ${name}(?: extends [^{]+)? \\{([\\s\\S]*?)\\n\\}`),
  );
  if (!found) return null;
  const all = [...found[1].matchAll(/readonly (\w+)(\?)?: ([^;]+);/g)];
  return new Map(all.map(([, key, optional, type]) => [plain(key), { optional: !!optional, type }]));
}

function compare(where, types, name, block) {
  const schema = members(types, name);
  const dynamic = block.dynamic ?? {};
  const given = [...Object.keys(block).filter((key) => !META.has(key)), ...Object.keys(dynamic)];
  for (const key of given) {
    looked++;
    const member = schema.get(plain(key));
    if (!member) {
      flaws.push(`${where}: no argument ${key}`);
      continue;
    }
    const inner = member.type.match(/^\w+/)[0];
    const blocks = block[key] ?? dynamic[key].flatMap((one) => one.content);
    if (Array.isArray(blocks) && members(types, inner)) {
      blocks.forEach((one) => compare(`${where}.${key}`, types, inner, one));
    }
  }
  for (const [key, member] of schema) {
    if (!member.optional && !given.some((name) => plain(name) === key)) {
      flaws.push(`${where}: ${key} is missing`);
    }
  }
}

function compareAll(kind, prefix, parsed) {
  for (const [type, named] of Object.entries(parsed[kind] ?? {})) {
    const file = path.join(
      library,
      prefix + type.replace(/^aws_/, '').replaceAll('_', '-'),
      'index.d.ts',
    );
    if (!fs.existsSync(file)) {
      flaws.push(`${kind} ${type}: no such type`);
      continue;
    }
    const types = fs.readFileSync(file, 'utf8');
    const config = types.match(/export interface (\w+Config) extends cdktf\.TerraformMeta/)[1];
    for (const [name, blocks] of Object.entries(named)) {
      blocks.forEach((block) => compare(`${type}.${name}`, types, config, block));
    }
  }
}

/** Every var.X, local.X and aws_TYPE.NAME in the text has to be declared somewhere. */
function references(text, declared) {
  const bare = text.replace(/#.*$/gm, '');
  const found = bare.matchAll(/\b(?:var|local)\.\w+|(?<![\w"])(?:data\.)?aws_\w+\.\w+/g);
  for (const [reference] of found) {
    looked++;
    if (!declared.has(reference)) flaws.push(`${reference} is not declared`);
  }
}

const declared = new Set();
const texts = [];
for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.tf'))) {
  const text = fs.readFileSync(path.join(folder, file), 'utf8');
  const parsed = await parse(file, text);
  texts.push(text);
  compareAll('resource', '', parsed);
  compareAll('data', 'data-aws-', parsed);
  Object.keys(parsed.variable ?? {}).forEach((name) => declared.add(`var.${name}`));
  (parsed.locals ?? []).forEach((block) =>
    Object.keys(block).forEach((name) => declared.add(`local.${name}`)),
  );
  for (const [kind, prefix] of [['resource', ''], ['data', 'data.']]) {
    for (const [type, named] of Object.entries(parsed[kind] ?? {})) {
      Object.keys(named).forEach((name) => declared.add(`${prefix}${type}.${name}`));
    }
  }
}
texts.forEach((text) => references(text, declared));

flaws.forEach((flaw) => console.log(flaw));
console.log(`${looked} arguments and references, ${flaws.length} flaws`);
process.exit(flaws.length > 0 || looked === 0 ? 1 : 0);
