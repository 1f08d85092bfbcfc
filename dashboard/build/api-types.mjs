// SPDX-License-Identifier: MIT
// Makes the types of the API from the server's OpenAPI document: src/api/openapi.json becomes src/api/openapi.ts.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const DOCUMENT = new URL('../src/api/openapi.json', import.meta.url);
const TYPES = new URL('../src/api/openapi.ts', import.meta.url);
const HEAD =
  '// SPDX-License-Identifier: MIT\n// Made by build/api-types.mjs from openapi.json: change neither by hand.\n';

const types = HEAD + astToString(await openapiTS(DOCUMENT));
// Written only when it differs: what was built from it stays as new as it is.
if (!existsSync(TYPES) || readFileSync(TYPES, 'utf8') !== types) writeFileSync(TYPES, types);
