import type { Document } from "yaml";
import type { PayloadText } from "../../lint/payload.ts";
import { parseAllYaml } from "../../yaml.ts";

const byPayload = new WeakMap<PayloadText, readonly Document.Parsed[]>();

/** The YAML documents of a payload, parsed once however many readers it has. */
export function documentsOf(payload: PayloadText): readonly Document.Parsed[] {
  const known = byPayload.get(payload);
  if (known) return known;
  const documents = parseAllYaml(payload.text, { logLevel: "silent" });
  byPayload.set(payload, documents);
  return documents;
}
