import fc from "fast-check";
import { expect, test } from "vitest";
import { randomStatements } from "../support/random-scripts.ts";
import { mutated } from "./mutations.ts";
import { lintPage } from "./page.ts";
import { fuzz, fuzzTimeout } from "./runner.ts";
import { blocks } from "./sources.ts";

const noise =
  "| || & && ; ;; ( ) { } [[ ]] (( )) < << <<- <<< > >> >| 2>&1 &> $( ${ $' <( >( ` \\\n \n if then else fi for in do done while case esac function ! time coproc select eval exec sudo $@ $* $# $? $$ ~ * ? [a-z] {a,b} {1..9} # EOF <x> [X] YOUR_X ... $ > - -- =".split(
    / (?! )/,
  );

test(
  "blocks that people wrote, damaged, are rehearsed to their end",
  { timeout: fuzzTimeout },
  async () => {
    const reached = await fuzz({
      name: "shell, damaged",
      share: 0.15,
      cases: fc.array(mutated(blocks, { noise, most: 4 }), {
        minLength: 1,
        maxLength: 3,
      }),
      run: rehearse,
    });
    expect(reached).toBeGreaterThan(0.3);
  },
);

test(
  "scripts that bash would run are rehearsed to their end",
  { timeout: fuzzTimeout },
  async () => {
    const scripts = randomStatements().map((statements) => [
      statements.join("\n"),
    ]);
    const reached = await fuzz({
      name: "shell, grown from its grammar",
      share: 0.1,
      cases: scripts,
      run: rehearse,
    });
    expect(reached).toBeGreaterThan(0.3);
  },
);

function rehearse(contents: readonly string[]) {
  const fences = contents.map(
    (content, at) =>
      `\`\`\`\`${at % 2 ? "console" : "bash"}\n${content}\n\`\`\`\``,
  );
  return lintPage(`# Upgrade\n\n${fences.join("\n\n")}\n`);
}
