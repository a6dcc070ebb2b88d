import type { PayloadParser } from "../lint/payload.ts";
import { compose } from "./compose.ts";
import { jmespath } from "./jmespath.ts";
import { jq } from "./jq.ts";
import { jsonPatch } from "./json-patch.ts";
import { mergePatch } from "./merge-patch.ts";
import { json } from "./json.ts";
import { manifests } from "./manifests.ts";
import { otherSql } from "./other-sql.ts";
import { python } from "./python.ts";
import { sql } from "./sql.ts";
import { workflow } from "./workflow.ts";
import { yaml } from "./yaml.ts";
import { jsonpath } from "./jsonpath.ts";
import type { PayloadKind } from "./payload-kind.ts";

/** Every language that is read inside a page's commands and fences. */
export const payloadKinds: readonly PayloadKind[] = [
  yaml,
  json,
  jsonpath,
  jmespath,
  jq,
  sql,
  otherSql,
  python,
  manifests,
  workflow,
  compose,
  jsonPatch,
  mergePatch,
];

/** Longer texts are data; what is read must not take long. */
const LONGEST = 20_000;

const loaded = new Map<string, Promise<PayloadParser | undefined>>();

/** The parser of a name, where there is one; each is loaded once. */
export function loadParser(name: string): Promise<PayloadParser | undefined> {
  const parser = loaded.get(name) ?? load(name);
  loaded.set(name, parser);
  return parser;
}

async function load(name: string): Promise<PayloadParser | undefined> {
  const kind = payloadKinds.find((kind) => kind.name === name);
  return kind && guarded(await kind.load());
}

function guarded(parser: PayloadParser): PayloadParser {
  return (payload) => {
    if (payload.text.length > LONGEST) return [];
    try {
      return parser(payload);
    } catch (error) {
      // The call stack is not for ever, and aliases of YAML multiply.
      const isTooMuch =
        error instanceof RangeError || error instanceof ReferenceError;
      if (isTooMuch) return [];
      throw error;
    }
  };
}
