import { expect, test } from "vitest";
import { editOf } from "../../src/guide/edits/edit.ts";
import { editForms } from "../../src/guide/edits/index.ts";
import { values } from "../../src/guide/edits/values.ts";
import { surfaceFormats, type ConfigChange } from "../../src/release/types.ts";
import { formats } from "../../src/surface/formats/index.ts";
import { added, removed, renamed } from "../support/settling.ts";

const surface = {
  id: "values",
  title: "Helm values",
  format: "values",
  file: "values.yaml",
  source: [],
  freeForm: [],
  origin: { file: "product.yaml", lines: {} },
} as const;

test("keys with slashes and dots are written as the chart has them", () => {
  const path = "nodeSelector/kubernetes.io~1os";
  expect(values.name(path)).toBe("nodeSelector.kubernetes\\.io/os");
  const set = (path: string, value: string) => {
    const to = { kind: "value", value } as const;
    const edit = values.set(path, to, { surface, secret: false });
    return edit.kind === "lines" ? edit.lines : [];
  };
  expect(
    values.join([set(path, "linux"), set("nodeSelector/true", "yes")]),
  ).toEqual(["nodeSelector:", "  kubernetes.io/os: linux", '  "true": "yes"']);
});

test("files that no command edits well are changed by hand, in words", () => {
  const toml = { ...surface, format: "toml", file: "mill.toml" } as const;
  const told = (change: ConfigChange & { readonly path: string }) => {
    const delta = { ...change, surface: "mill", origin: surface.origin };
    const edit = editOf(delta, toml, editForms.toml);
    return edit?.kind === "manual" ? edit.manual : undefined;
  };
  expect(
    [
      { ...added("server/port", { now: 80, required: true }) },
      removed("log/a~1b"),
      renamed("stones", "mill/stones"),
    ].map(told),
  ).toEqual([
    "Set `server.port` in `mill.toml` to `80`.",
    "Remove `log.a/b` from `mill.toml`.",
    "Rename `stones` to `mill.stones` in `mill.toml`.",
  ]);
});

test("every format that an operator's file may have can be read and edited", () => {
  expect(Object.keys(editForms).sort()).toEqual(surfaceFormats.toSorted());
  expect(Object.keys(formats)).toEqual(
    expect.arrayContaining([...surfaceFormats]),
  );
});

test("settings of a Pulumi stack are edited in the stack that the file is of", () => {
  const told = (
    file: string,
    change: ConfigChange & { readonly path: string },
  ) => {
    const stack = { ...surface, format: "pulumi", file } as const;
    const delta = { ...change, surface: "stack", origin: surface.origin };
    const edit = editOf(delta, stack, editForms.pulumi);
    return edit?.kind === "lines" ? edit.lines : [];
  };
  expect(told("infra/Pulumi.$STACK.yaml", removed("mill:flume"))).toEqual([
    'pulumi config rm --stack "$STACK" mill:flume',
  ]);
  expect(told("Pulumi.yaml", removed("mill:flume"))).toEqual([
    "pulumi config rm mill:flume",
  ]);
  expect(
    told("Pulumi.dry-run.yml", renamed("mill:stones", "mill:grindstones")),
  ).toEqual([
    "if OLD=$(pulumi config get --stack dry-run mill:stones 2>/dev/null); then",
    '  pulumi config set --stack dry-run mill:grindstones "$OLD"',
    "  pulumi config rm --stack dry-run mill:stones",
    "fi",
  ]);
});
