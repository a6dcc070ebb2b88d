import type { PayloadParser } from "../lint/payload.ts";
import { json } from "./json.ts";
import type { PayloadKind } from "./payload-kind.ts";

/** Every language that is read inside a page's commands and fences. */
export const payloadKinds: readonly PayloadKind[] = [json];

/** The parser of a name, where there is one. */
export async function loadParser(
  name: string,
): Promise<PayloadParser | undefined> {
  return payloadKinds.find((kind) => kind.name === name)?.load();
}
