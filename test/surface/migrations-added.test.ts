import { expect, test } from "vitest";
import { readHistory } from "../../src/surface/history.ts";
import { diffHistories } from "../../src/surface/migrations-added.ts";
import { alembic } from "../../src/surface/migrations/alembic.ts";
import { django } from "../../src/surface/migrations/django.ts";

function revisions(all: Readonly<Record<string, string>>) {
  return readHistory(
    alembic,
    Object.entries(all).map(([id, before]) => ({
      path: `${id}.py`,
      text: `revision = "${id}"\ndown_revision = ${before === "" ? "None" : `"${before}"`}\ndef downgrade():\n    op.drop()\n`,
    })),
  );
}

test("a release brings the migrations behind the head of before", () => {
  const { added, problems } = diffHistories(
    revisions({ aaa: "" }),
    revisions({ aaa: "", bbb: "aaa", ccc: "bbb" }),
  );
  expect(problems).toEqual([]);
  expect(
    added.map(({ after, head, migrations, reversible }) => [
      `${after}..${head}`,
      migrations.map(({ id }) => id),
      reversible,
    ]),
  ).toEqual([["aaa..ccc", ["bbb", "ccc"], true]]);
});

test("the first ones come after base", () => {
  const { added } = diffHistories(revisions({}), revisions({ aaa: "" }));
  expect(added.map(({ after, head }) => `${after}..${head}`)).toEqual([
    "base..aaa",
  ]);
});

test("a fork is told, and no range is made of it", () => {
  const { added, problems } = diffHistories(
    revisions({ aaa: "" }),
    revisions({ aaa: "", bbb: "aaa", ccc: "aaa" }),
  );
  expect(added).toEqual([]);
  expect(problems.map(({ message }) => message)).toEqual([
    "Unexpected heads `bbb` and `ccc`, expected one",
  ]);
});

test("a migration that is gone is told", () => {
  const { problems } = diffHistories(
    revisions({ aaa: "", bbb: "aaa" }),
    revisions({ aaa: "" }),
  );
  expect(problems.map(({ message }) => message)).toEqual([
    "Missing migration `bbb`, expected all of before",
  ]);
});

test("each app of Django has a range of its own", () => {
  const file = (app: string, name: string, before: string) => ({
    path: `${app}/migrations/${name}.py`,
    text: `dependencies = [${before}]\noperations = []\n`,
  });
  const before = [file("mill", "0001_a", "")];
  const after = [
    ...before,
    file("mill", "0002_b", "('mill', '0001_a')"),
    file("grain", "0001_a", "('mill', '0002_b')"),
  ];
  const { added } = diffHistories(
    readHistory(django, before),
    readHistory(django, after),
  );
  expect(added.map(({ after, head }) => `${after}..${head}`).sort()).toEqual([
    "base..grain.0001_a",
    "mill.0001_a..mill.0002_b",
  ]);
});
