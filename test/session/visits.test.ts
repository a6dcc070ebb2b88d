import { expect, test } from "vitest";
import { rehearse } from "../../src/session/rehearse.ts";
import { known, show } from "../../src/session/values.ts";
import { readScript } from "../../src/shell/script.ts";

/** Calls with where they run, a line each. */
function calls(...transcripts: readonly string[]): readonly string[] {
  const blocks = transcripts.map((text) => ({
    script: readScript(text, "console"),
    choices: {},
  }));
  return rehearse(blocks, { variables: {} }).events.flatMap((event) =>
    event.kind === "call"
      ? [`${event.namespace}: ${event.argv.map(show).join(" ")}`]
      : [],
  );
}

test("what is typed up to `exit` belongs to the machine behind `ssh`", () => {
  expect(
    calls(
      "me@here:~$ ssh db1\nme@db1:~$ docker exec -it pg bash\nroot@77:/# pg_dump app\nroot@77:/# exit\nme@db1:~$ ls\nme@db1:~$ exit\nlogout\nme@here:~$ pwd\n",
      "$ whoami\n",
    ),
  ).toEqual([
    "host: ssh db1",
    "ssh:db1: docker exec -it pg bash",
    "ssh:db1/container:pg: bash",
    "ssh:db1/container:pg: pg_dump app",
    "ssh:db1/container:pg: exit",
    "ssh:db1: ls",
    "ssh:db1: exit",
    "host: pwd",
    "host: whoami",
  ]);
});

test("what root writes is there for the reader, and what root sets is gone", () => {
  const blocks = [
    "me@here:~$ sudo -i\nroot@here:~# A=1\nroot@here:~# pg_dump app > /tmp/app.sql\nroot@here:~# exit\nme@here:~$ psql app < /tmp/app.sql\n",
  ].map((text) => ({ script: readScript(text, "console"), choices: {} }));
  const { events, end } = rehearse(blocks, { variables: {} });
  expect(end.variables["A"]).toBeUndefined();
  const read = events.find((event) => event.kind === "read-file");
  expect(read?.found).toBe("written");
  expect(known(read?.path ?? [])).toBe("/tmp/app.sql");
});

test("without an `exit` the reader stays inside, whatever comes next", () => {
  const [, next] = calls("$ sudo -i\n# \n", "$ ls\n");
  expect(next).toBe("host: ls");
});
