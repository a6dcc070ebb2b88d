import type { Fence } from "../../markdown/document.ts";
import type { ProductFacts } from "../../plan/expect.ts";
import { compose } from "../../surface/formats/compose.ts";
import { readSettings } from "../../surface/read.ts";
import { toSegments } from "../../surface/setting.ts";
import { isProducts } from "./key-set.ts";
import { keyOn, type KeyInText, linesOf } from "./in-text.ts";

/** What a Compose file gives the containers of the product as environment. */
export function environmentIn(
  { content }: Fence,
  facts: ProductFacts,
): KeyInText[] {
  if (!/^services:/m.test(content)) return [];
  const reading = readSettings(compose, content);
  if (reading.kind !== "settings") return [];
  const all = reading.settings.map(({ path, ...setting }) => ({
    ...setting,
    segments: toSegments(path),
  }));
  const own = new Set(
    all
      .filter(
        ({ segments, default: image }) =>
          segments[0] === "services" &&
          segments[2] === "image" &&
          isProducts(String(image), facts),
      )
      .map(({ segments }) => segments[1]),
  );
  const lines = linesOf(content);
  return all.flatMap(({ segments, line }) => {
    const [services, service, environment, name, more] = segments;
    const isSet =
      services === "services" &&
      own.has(service) &&
      environment === "environment" &&
      more === undefined;
    return isSet && name !== undefined ? keyOn(lines[line - 1], name) : [];
  });
}
