import { describe, expect, test } from "vitest";
import { rehearse } from "../../src/session/rehearse.ts";
import { known } from "../../src/session/values.ts";
import type { Fixture } from "../../src/session/wants.ts";
import { plainBlock } from "../support/blocks.ts";

const folder: Readonly<Record<string, Fixture>> = {
  VERSION: text("1.2.0\n"),
  ".env": text("DB_HOST=db\nDB_PORT=5432\n"),
  ".env.example": text("DB_HOST=db\nDB_PORT=5432\n"),
  "mill.dump": { kind: "opaque" },
  config: { kind: "folder" },
  "config/grain.txt": text("rye\n"),
  "rootfs/opt/mill": { kind: "folder" },
  "rootfs/opt/mill/VERSION": text("2.0.0\n"),
};

describe("the files of the reader's folder", () => {
  test.each([
    ["are read", "x=$(cat VERSION)", "1.2.0"],
    ["are read in folders", "cd config\nx=$(cat grain.txt)", "rye"],
    ["are read back out of folders", "cd config\nx=$(cat ../VERSION)", "1.2.0"],
    ["are sourced", "source ./.env\nx=$DB_HOST:$DB_PORT", "db:5432"],
    ["are searched", "x=$(grep DB_PORT .env | cut -d= -f2)", "5432"],
    ["are redirected", "read -r x < VERSION", "1.2.0"],
    ["are compared", "diff .env .env.example && x=same", "same"],
    ["are asked for", "if [ -f VERSION ]; then x=there; fi", "there"],
    ["are copied", "cp VERSION old\nx=$(cat old)", "1.2.0"],
    [
      "are changed in the session",
      "echo 9 >> VERSION\nx=$(tail -n 1 VERSION)",
      "9",
    ],
    ["lie at absolute paths, too", "cd /opt/mill\nx=$(cat VERSION)", "2.0.0"],
  ])("%s", (_, script, expected) => {
    expect(valueOf(script)).toBe(expected);
  });

  test.each([
    ["when nobody says what they hold", "x=$(cat mill.dump)"],
    ["when they are not there", "x=$(cat GRAIN)"],
    ["once they are gone", "rm VERSION\nx=$(cat VERSION)"],
    ["once their folder is gone", "rm -r config\nx=$(cat config/grain.txt)"],
    ["where a pattern may have removed them", "rm *\nx=$(cat VERSION)"],
    ["once a tool worked in the folder", "mill upgrade\nx=$(cat VERSION)"],
    [
      "where one way removed them",
      "if mill check; then rm VERSION; fi\nx=$(cat VERSION)",
    ],
    [
      "where one way changed them",
      "if mill check; then echo 3 > VERSION; fi\nx=$(cat VERSION)",
    ],
    ["in a container", "x=$(docker exec mill cat VERSION)"],
    ["outside of the folder", "x=$(cat ../VERSION)"],
    ["after a step into the unknown", "cd barn\nx=$(cat VERSION)"],
  ])("are not known %s", (_, script) => {
    expect(valueOf(script)).toBeUndefined();
  });

  test("are asked for by the names that the page gives them, and no others", () => {
    const { wants } = rehearse(
      [plainBlock("cd config\ncat grain.txt ../.env ../../x /etc/passwd\n")],
      { variables: {} },
    );
    expect(wants.files).toEqual([
      "config",
      "config/grain.txt",
      ".env",
      "rootfs/etc/passwd",
    ]);
  });
});

function valueOf(script: string): string | undefined {
  const { end } = rehearse([plainBlock(`${script}\n`)], {
    variables: {},
    fixture: (path) => folder[path] ?? { kind: "missing" },
  });
  return known(
    end.variables["x"] ?? [
      { kind: "unknown", from: { block: 0, start: 0, why: "" } },
    ],
  );
}

function text(content: string): Fixture {
  return { kind: "text", text: content };
}
