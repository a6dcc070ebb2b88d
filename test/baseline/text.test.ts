import fc from "fast-check";
import { expect, test } from "vitest";
import type { Baseline } from "../../src/baseline/baseline.ts";
import { readBaseline } from "../../src/baseline/read.ts";
import { MetadataError } from "../../src/release/source.ts";
import { readWritten, writeBaseline } from "../../src/baseline/text.ts";

const text = fc.string({ unit: "binary", maxLength: 20 });
const name = fc.oneof(
  fc.constantFrom("docs/a.md", "dead-link", "null", "1.5", "- x", "a: b"),
  text.filter((name) => name !== "" && name !== "__proto__"),
);
const entry = fc.record({ rule: name, text });
const baseline = fc
  .uniqueArray(fc.tuple(name, fc.array(entry, { minLength: 1 })), {
    selector: ([file]) => file,
    maxLength: 4,
  })
  .map((pages): Baseline => new Map(pages));

test("whatever pages and rules are called, what is written is read again, as YAML and in haste", () => {
  fc.assert(
    fc.property(baseline, (before) => {
      const written = writeBaseline(before);
      const read = readBaseline({ file: "known.yaml", text: written });
      expect(writeBaseline(read)).toBe(written);
      expect(sorted(read)).toEqual(sorted(before));
      const fast = readWritten(written);
      expect(fast && sorted(fast)).toEqual(sorted(before));
    }),
    { numRuns: 50 },
  );
});

test.each(["a: b", '    - x: "\\x"', "  - a"])(
  "what others wrote is left to YAML: %j",
  (line) => {
    const written = writeBaseline(
      new Map([["a.md", [{ rule: "dead-link", text: "x" }]]]),
    );
    expect(readWritten(`${written}${line}\n`)).toBeUndefined();
  },
);

test("whatever happened to a baseline, it reads, or says at which line it does not", () => {
  const damaged = fc
    .tuple(baseline, fc.nat(), fc.nat({ max: 5 }), text)
    .map(([before, at, gone, come]) => {
      const written = writeBaseline(before);
      const from = at % written.length;
      return written.slice(0, from) + come + written.slice(from + gone);
    });
  fc.assert(
    fc.property(damaged, (text) => {
      readWritten(text);
      try {
        readBaseline({ file: "known.yaml", text });
      } catch (error) {
        expect(error).toBeInstanceOf(MetadataError);
        expect(String(error)).toMatch(/known\.yaml:\d+:\d+ \S/);
      }
    }),
    { numRuns: 200 },
  );
});

function sorted(baseline: Baseline) {
  return [...baseline]
    .map(
      ([file, entries]) =>
        [
          file,
          entries.map(({ rule, text }) => `${rule}\n${text}`).sort(),
        ] as const,
    )
    .sort(([one], [other]) => (one < other ? -1 : 1));
}
