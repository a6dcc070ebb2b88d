import { describe, expect, test } from "vitest";
import type { Event } from "../../src/session/events.ts";
import { rehearse } from "../../src/session/rehearse.ts";
import { known, show } from "../../src/session/values.ts";
import { plainBlock } from "../support/blocks.ts";

function events(...scripts: readonly string[]): readonly Event[] {
  return rehearse(scripts.map(plainBlock), { variables: {} }).events;
}

/** Files read and written, a line each: `host write x.sql gzip`. */
function files(...scripts: readonly string[]): readonly string[] {
  return events(...scripts).flatMap((event) => {
    if (event.kind === "read-file") {
      return [
        `${event.namespace} ${event.as} ${told(event.path)} ${event.found}`,
      ];
    }
    if (event.kind === "write-file") {
      const form = event.form.compressed ? ` ${event.form.compressed}` : "";
      return [`${event.namespace} write ${told(event.path)}${form}`];
    }
    return [];
  });
}

function told(path: Parameters<typeof show>[0]): string {
  return show(path).replace(/^\$PWD\//, "");
}

function calls(...scripts: readonly string[]): readonly string[] {
  return events(...scripts).flatMap((event) =>
    event.kind === "call" ? [event.argv.map(show).join(" ")] : [],
  );
}

describe("files", () => {
  test("a dump that goes through gzip is compressed wherever it lands", () => {
    expect(files("pg_dump app | gzip | tee a.gz > b.gz")).toEqual([
      "host write a.gz gzip",
      "host write b.gz gzip",
    ]);
    expect(files("ssh db1 'pg_dump app | gzip' > c.gz")).toEqual([
      "host write c.gz gzip",
    ]);
  });

  test("a redirection belongs to the host, a file option to the container", () => {
    expect(
      files(
        "kubectl exec -i db-0 -- psql app < up.sql",
        "docker exec db pg_dump -f /tmp/x.sql app",
        "docker cp db:/tmp/x.sql .",
      ),
    ).toEqual([
      "host run up.sql missing",
      "container:db write /tmp/x.sql",
      "container:db copy /tmp/x.sql written",
      "host write x.sql",
    ]);
  });

  test("what feeds a restore is read for a restore", () => {
    expect(files("cat app.dump | pg_restore -d app")).toEqual([
      "host restore app.dump missing",
    ]);
  });

  test("moved, removed and unpacked files are not where they were", () => {
    expect(files("echo 1 > a; mv a b; cat a; cat b").slice(-2)).toEqual([
      "host read a missing",
      "host read b written",
    ]);
    expect(files("mkdir d; echo 1 > d/a; rm -r d; cat d/a").at(-1)).toBe(
      "host read d/a missing",
    );
    expect(files("tar xzf a.tgz -C d", "cat d/a").at(-1)).toBe(
      "host read d/a unknown",
    );
  });

  test("what is packed into a file is read from there", () => {
    expect(
      files("echo 1 > a; zstd --rm -o b.zst a; cat a; zstdcat b.zst"),
    ).toEqual([
      "host write a",
      "host read a written",
      "host write b.zst zstd",
      "host read a missing",
      "host unpack b.zst written",
    ]);
    expect(
      files("tool | lz4 -9 > a.lz4; unlz4 a.lz4; cat a").slice(-2),
    ).toEqual(["host write a", "host read a written"]);
  });

  test("a file that the page asks for may be there", () => {
    expect(files("[ -f a.sql ] && cat a.sql").at(-1)).toBe(
      "host read a.sql unknown",
    );
  });

  test("a file of one branch may be there after both", () => {
    expect(
      files("if tool; then echo 1 > a; else echo 2 > b; fi; cat a").at(-1),
    ).toBe("host read a unknown");
  });
});

describe("nested commands", () => {
  test("say what the reader typed around them", () => {
    const [outer, inner] = events("sudo docker exec db psql app")
      .filter((event) => event.kind === "call")
      .slice(1);
    expect(outer).toMatchObject({ within: ["sudo"], namespace: "host" });
    expect(inner).toMatchObject({
      within: ["sudo", "docker exec"],
      namespace: "container:db",
    });
  });

  test("stand where they are written, also in quotes and here-documents", () => {
    const script = "ssh db1 <<'EOF'\n\n  bash -c 'pg_dump app'\nEOF";
    const inner = events(script).find(
      (event) =>
        event.kind === "call" && show(event.argv[0] ?? []) === "pg_dump",
    );
    expect(inner?.namespace).toBe("ssh:db1");
    expect(script.slice(inner?.place.start, inner?.place.end)).toBe(
      "pg_dump app",
    );
  });

  test("get the words that their wrapper leaves", () => {
    expect(calls("timeout -k 5 60 nice -n 5 env A=1 rec x")).toEqual([
      "timeout -k 5 60 nice -n 5 env A=1 rec x",
      "nice -n 5 env A=1 rec x",
      "env A=1 rec x",
      "rec x",
    ]);
    expect(calls("su - postgres -c 'rec x'").at(-1)).toBe("rec x");
    expect(
      calls("printf 'a\\nb\\n' | xargs -I{} rec {}.sql").slice(-2),
    ).toEqual(["rec a.sql", "rec b.sql"]);
  });

  test("leave the host alone: cd and variables stay inside", () => {
    const { end } = rehearse(
      [
        plainBlock(
          "cd /; ssh db1 'cd /srv; A=1'; bash -c 'cd /srv; A=1'; (cd /tmp; A=1)",
        ),
      ],
      { variables: {} },
    );
    expect(known(end.cwd)).toBe("/");
    expect(end.variables["A"]).toBeUndefined();
  });
});

describe("calls", () => {
  test("tell where their input and output go", () => {
    const terminals = events(
      "X=$(rec a | rec b > f); rec c < f > /dev/null",
    ).flatMap((event) => (event.kind === "call" ? [event.terminal] : []));
    expect(terminals).toEqual([
      { stdin: "terminal", stdout: "piped" },
      { stdin: "piped", stdout: "redirected" },
      { stdin: "redirected", stdout: "discarded" },
    ]);
  });

  test("in the background say so, and what they write is not certain", () => {
    const log = events(
      "kubectl port-forward svc/a 80:80 &",
      "pg_dump > a.sql & \ncat a.sql",
    );
    expect(log).toContainEqual(
      expect.objectContaining({
        kind: "call",
        background: true,
        finishes: false,
      }),
    );
    expect(log.at(-1)).toMatchObject({ kind: "read-file", found: "unknown" });
  });

  test("of branches that this reader does not take are possible ones", () => {
    const log = events("A=1; if [ $A = 2 ]; then rec never; fi; rec always");
    const told = log.flatMap((event) =>
      event.kind === "call" && show(event.argv[0] ?? []) === "rec"
        ? [`${show(event.argv[1] ?? [])} ${String(event.maybe)}`]
        : [],
    );
    expect(told).toEqual(["never true", "always false"]);
  });

  test("what is called with a file that another part of the pipe empties is not certain", () => {
    const certain = (script: string): readonly string[] =>
      events(`echo a > g\n${script}`).flatMap((event) =>
        event.kind === "call" && !event.maybe
          ? [event.argv.map(show).join(" ")]
          : [],
      );
    expect(certain("{ rec $(cat g); } | sort > g")).toEqual(["echo a", "sort"]);
    expect(certain("cat g | xargs rec > g")).toEqual([
      "echo a",
      "cat g",
      "xargs rec",
    ]);
    expect(certain("cat g | sudo tee g")).toEqual([
      "echo a",
      "cat g",
      "sudo tee g",
      "tee g",
    ]);
    expect(certain("{ rec b; } | sort > g")).toEqual([
      "echo a",
      "rec b",
      "sort",
    ]);
  });
});

describe("variables", () => {
  function reads(...scripts: readonly string[]): readonly string[] {
    return events(...scripts).flatMap((event) =>
      event.kind === "read-variable" ? [`${event.name} ${event.found}`] : [],
    );
  }

  test("are set, unset, or unknown once something unknown was sourced", () => {
    expect(reads("A=1; echo $A $B; source .env; echo $B")).toEqual([
      "A set",
      "B unset",
      "B unknown",
    ]);
    expect(reads("export $(cat .env | xargs); echo $B")).toEqual(["B unknown"]);
    expect(reads("echo 'B=1' > .env; . ./.env; echo $B $C")).toEqual([
      "B set",
      "C unset",
    ]);
    expect(reads("ssh db1 'echo $B'; echo $HOME")).toEqual([
      "B unknown",
      "HOME set",
    ]);
  });
});
