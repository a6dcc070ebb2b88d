import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { rehearseInBash } from "../../src/session/bwrap/engine.ts";
import type { Rehearsal } from "../../src/session/events.ts";
import { tellEvent } from "../../src/session/tell-event.ts";
import { known } from "../../src/session/values.ts";
import { plainBlock } from "../support/blocks.ts";
import { locate } from "../support/tools.ts";

const given = { variables: {} };

describe.skipIf(locate("bwrap") === undefined)("the engine bwrap", () => {
  test("tells the calls, variables and files of a page, block after block", async () => {
    const { events, end, statements } = await run(
      'NAME=mill\ngit tag "v$NAME"\n',
      'kubectl get pods | grep mill\necho "$NAME" > name.txt\n',
    );
    expect(told(events)).toEqual([
      "0 calls git tag vmill",
      "1 calls kubectl get pods",
    ]);
    expect(statements.map(({ outcome }) => outcome)).toEqual(
      Array(4).fill("evaluated"),
    );
    expect(known(end.variables["NAME"] ?? [])).toBe("mill");
    expect(known(end.files["name.txt"]?.form.content ?? [])).toBe("mill\n");
  });

  test("says which block failed, and which command is none", async () => {
    const { events } = await run("false\n", "mill grind --fine\n", "true\n");
    expect(told(events)).toEqual([
      "0 fails: it ended with status 1",
      "1 calls mill grind --fine",
      "1 fails: there is no command `mill` here",
      "1 fails: it ended with status 127",
    ]);
  });

  test("goes on with a new shell where a block ends its own", async () => {
    const { events } = await run(
      "set -e\nA=1\nfalse\ngit one\n",
      'git "two$A"\nexit 3\n',
      "git three\n",
    );
    expect(told(events)).toEqual([
      "0 fails: it ended with status 1",
      "1 calls git two",
      "1 fails: it ended with status 3",
      "2 calls git three",
    ]);
  });

  test("an error in an expression fails the block, whose record is whole", async () => {
    const { events, limits } = await run(
      "declare -i n\nread n <<< 'y z'\ngit one\n",
      "git two\n",
    );
    expect(limits).toEqual([]);
    expect(told(events)).toEqual([
      "0 fails: it ended with status 1",
      "1 calls git two",
    ]);
  });

  test("a block that does not parse harms no other", async () => {
    const { events } = await run("if true; then\ngit one\n", "git two\n");
    expect(told(events)).toContain("1 calls git two");
  });

  test("runs each choice by itself", async () => {
    const blocks = [
      { ...plainBlock("X=helm\n"), choices: { platform: ["helm"] } },
      { ...plainBlock("X=compose\n"), choices: { platform: ["compose"] } },
      plainBlock('git tag "$X"\n'),
    ];
    const { events, end } = await rehearseInBash(blocks, given);
    expect(told(events)).toEqual([
      "2 calls git tag helm",
      "2 calls git tag compose",
    ]);
    expect(known(end.variables["X"] ?? [])).toBeUndefined();
  });

  test("knows what the reader's variables are where the page is told", async () => {
    const { events } = await rehearseInBash([plainBlock('git tag "$V"\n')], {
      variables: { V: { value: "it's 1.2" }, W: {} },
    });
    expect(told(events)).toEqual([`0 calls git tag "it's 1.2"`]);
  });

  test("lays out the files of the reader's folder and of the machine", async () => {
    const { events } = await rehearseInBash(
      [plainBlock('git "$(cat docs/x)" "$(cat /opt/mill/VERSION)"\n')],
      given,
      {
        files: new Map([
          ["docs/x", "rye\n"],
          ["rootfs/opt/mill/VERSION", "1.2.0\n"],
        ]),
      },
    );
    expect(told(events)).toEqual(["0 calls git rye 1.2.0"]);
  });

  describe("a hostile block", () => {
    test.for([
      ["never ends", "while :; do :; done\n", "time"],
      ["only waits", "read -r x < <(tail -f /dev/null)\n", "time"],
      ["fills the disk", "yes | head -c 200000000 > large\n", "output"],
      [
        "fills the memory",
        "dd if=/dev/zero of=/dev/null bs=1500M count=1\n",
        "memory",
      ],
      ["multiplies", "b() { b | b & }; b\nwait\n", "processes"],
      ["kills everybody", "kill -9 -1\n", "sandbox"],
    ])(
      "that %s is ended by a limit",
      { timeout: 60_000 },
      async ([, script, limit]) => {
        const { limits } = await run(
          { seconds: 1 },
          script ?? "",
          "git next\n",
        );
        expect(limits.map((one) => one.limit)).toContain(limit);
      },
    );

    test("sees no file, variable or network of the machine", async () => {
      const secret = `canary-${crypto.randomUUID()}`;
      const folder = mkdtempSync(join(tmpdir(), "guidepost-"));
      const file = join(folder, "secret");
      writeFileSync(file, secret);
      process.env["CANARY_SECRET"] = secret;
      let visits = 0;
      const server = createServer((socket) => {
        visits++;
        socket.end(secret);
      });
      onTestFinished(() => {
        server.close();
        delete process.env["CANARY_SECRET"];
        rmSync(folder, { recursive: true });
      });
      await new Promise<void>((resolve) => {
        server.listen(0, "127.0.0.1", resolve);
      });
      const address = server.address();
      const port = typeof address === "object" ? address?.port : 0;
      const rehearsal = await run(
        `git "$(cat ${file})" "$CANARY_SECRET" "$(env)" "$(cat /proc/*/environ)"\n`,
        `read -r x < /dev/tcp/127.0.0.1/${port}; git "$x"\nrm -rf ${folder} /etc /usr 2> /dev/null\n`,
        'cat /etc/passwd /etc/shadow > all; git "$(find / -name secret)"\n',
      );
      expect(rehearsal.statements.map(({ outcome }) => outcome)).toEqual(
        Array(6).fill("evaluated"),
      );
      expect(
        rehearsal.events.filter(({ kind }) => kind === "call"),
      ).toHaveLength(3);
      expect(JSON.stringify(rehearsal)).not.toContain(secret);
      expect(visits).toBe(0);
      expect(readFileSync(file, "utf8")).toBe(secret);
    });
  });
});

function run(
  ...[first, ...rest]: readonly (string | { readonly seconds: number })[]
): Promise<Rehearsal> {
  const scripts = [first, ...rest].filter((one) => typeof one === "string");
  const conditions = typeof first === "object" ? first : {};
  return rehearseInBash(scripts.map(plainBlock), given, conditions);
}

function told(events: Rehearsal["events"]): string[] {
  return events
    .filter(({ kind }) => kind !== "set")
    .map((event) => `${event.place.block} ${tellEvent(event)}`);
}
