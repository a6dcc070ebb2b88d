import { expect, test } from "vitest";
import { programsOf, variablesSetBy } from "../../src/shell/programs.ts";

test.each([
  ["cd /srv && sudo mill stop | tee log", ["sudo", "tee"]],
  ['size=$(du -s "$DIR" | cut -f1)', ["du", "cut"]],
  ["bake() { oven; }\nbake\nexport A=1", ["oven"]],
  ["./install.sh; $TOOL run; /usr/bin/env", []],
  ["cat <<EOF\nrm -rf $(id -u)\nEOF", ["cat", "id"]],
])("%j starts %j", (text, programs) => {
  expect(programsOf(text).toSorted()).toEqual(programs.toSorted());
});

test.each([
  [
    "export FLOUR=rye SALT\nfor LOAF in 1 2; do OVEN=hot; done",
    ["FLOUR", "SALT", "OVEN"],
  ],
  ["FLOUR=rye mill run", []],
  ['read -r -p "Which? " FLOUR', ["FLOUR"]],
  ["cat <<EOF\nFLOUR=rye\nEOF", []],
])("%j sets %j", (text, variables) => {
  expect(variablesSetBy(text)).toEqual(variables);
});
