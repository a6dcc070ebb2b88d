import type { Finding } from "../lint/finding.ts";
import { sha256 } from "../sha256.ts";
import { lineAt } from "./lines.ts";
import type { Report } from "./report.ts";

/**
 * A name for each finding that stays when lines above it come or go, and when
 * a later version words it otherwise: the rule, the file and what the line says.
 * Equal ones are counted.
 */
export function fingerprintsOf({
  findings,
  texts,
}: Pick<Report, "findings" | "texts">): ReadonlyMap<Finding, string> {
  const seen = new Map<string, number>();
  return new Map(
    findings.map((finding) => {
      const { rule, file } = finding;
      const said = lineAt(texts.get(file) ?? "", finding.line);
      const name = [rule, file, said.trim().replaceAll(/\s+/g, " ")].join("\n");
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return [finding, digest(`${name}\n${count}`)];
    }),
  );
}

/** 128 bits, as hexadecimal digits. */
export function digest(text: string): string {
  return sha256(text).slice(0, 32);
}
