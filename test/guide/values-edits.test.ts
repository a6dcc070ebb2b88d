import { expect, test } from "vitest";
import { values } from "../../src/guide/edits/values.ts";

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
