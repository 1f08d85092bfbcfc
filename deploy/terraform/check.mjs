// SPDX-License-Identifier: MIT
// Compares the files of these folders with the published schemas of their providers, where no
// terraform init can fetch those: every argument, in blocks within blocks too, has to exist, every
// required one has to be there, every reference to a variable, local, resource or data source has
// to be declared. It does not see the types of values, the rules of the clouds, nor what a plan
// would say.
//
//   cd "$(mktemp -d)" && npm install --ignore-scripts --legacy-peer-deps @cdktf/hcl2json@0.21.0 \
//       @cdktf/provider-aws@21.22.1 @cdktf/provider-google@16.12.1 @cdktf/provider-azurerm@14.23.1 \
//       @cdktf/provider-random@12.0.1
//   cp REPOSITORY/deploy/terraform/check.mjs . && node check.mjs REPOSITORY/deploy/terraform/*/
import fs from 'node:fs';
import path from 'node:path';
import { parse } from '@cdktf/hcl2json';

const PROVIDERS = new Set(['aws', 'google', 'azurerm', 'random']);
const META = new Set(['count', 'for_each', 'depends_on', 'lifecycle', 'provider', 'dynamic']);
let flaws = [];
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
    const inner = member.type.match(/^\w+/)?.[0] ?? '';
    const blocks = block[key] ?? dynamic[key].flatMap((one) => one.content);
    if (Array.isArray(blocks) && inner && members(types, inner)) {
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
    const [provider, ...words] = type.split('_');
    const file = path.join(
      `node_modules/@cdktf/provider-${provider}/lib`,
      prefix(provider) + words.join('-').replace(/^string$/, 'string-resource'),
      'index.d.ts',
    );
    if (!PROVIDERS.has(provider) || !fs.existsSync(file)) {
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

/** Every var.X, local.X and PROVIDER_TYPE.NAME in the text has to be declared somewhere. */
function references(text, declared) {
  const bare = text.replace(/#.*$/gm, '');
  const found = bare.matchAll(/\b(?:var|local)\.\w+|(?<![\w"])(?:data\.)?(?:aws|google|azurerm|random)_\w+\.\w+/g);
  for (const [reference] of found) {
    looked++;
    if (!declared.has(reference)) flaws.push(`${reference} is not declared`);
  }
}

function declare(parsed, declared) {
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

async function check(folder) {
  const declared = new Set();
  const texts = [];
  flaws = [];
  looked = 0;
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.tf'))) {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    const parsed = await parse(file, text);
    texts.push(text);
    compareAll('resource', () => '', parsed);
    compareAll('data', (provider) => `data-${provider}-`, parsed);
    declare(parsed, declared);
  }
  texts.forEach((text) => references(text, declared));
  flaws.forEach((flaw) => console.log(`${folder}: ${flaw}`));
  console.log(`${folder}: ${looked} arguments and references, ${flaws.length} flaws`);
  return flaws.length === 0 && looked > 0;
}

const folders = process.argv.slice(2);
let sound = folders.length > 0;
for (const folder of folders) {
  sound = (await check(folder)) && sound;
}
process.exit(sound ? 0 : 1);
