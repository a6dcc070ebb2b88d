import { globSync, readFileSync } from "node:fs";
import ts from "typescript";

interface View {
  readonly says: string;
  readonly parents: readonly string[];
  readonly fields: readonly Field[];
}

interface Field {
  readonly name: string;
  readonly type: string;
  readonly says: string;
}

const pages = {
  "guide.hbs": "GuideView",
  "overview.hbs": "OverviewView",
  "runbook.hbs": "RunbookView",
  "release.hbs": "ReleaseView",
} as const;

/** The page of the documentation that lists what templates may use, as the types say it. */
export function fieldsPage(): string {
  const views = readViews();
  const sections = reachable(Object.values(pages), views).map((name) => {
    const { says, fields } = whole(name, views);
    const rows = fields.map(
      ({ name, type, says }) =>
        `| \`${name}\` | \`${type.replaceAll("|", "\\|")}\` | ${says} |`,
    );
    return [
      `## ${name}`,
      ...(says === "" ? [] : ["", says]),
      "",
      "| Field | Type | What it is |",
      "| --- | --- | --- |",
      ...rows,
    ].join("\n");
  });
  const starts = Object.entries(pages).map(
    ([file, view]) => `| \`${file}\` | [${view}](#${view.toLowerCase()}) |`,
  );
  return `${[intro, ["| Template | Begins with |", "| --- | --- |", ...starts].join("\n"), ...sections].join("\n\n")}\n`;
}

const intro = `---
title: Fields of the templates
description: What a template of a guide, an overview, a runbook or a release may name
kind: reference
sidebar: { order: 31 }
---

# Fields of the templates

Made from the types of the views, and checked against them. A type that begins with a
capital letter is a section of this page. A question mark is a field that may be absent: ask with
\`{{#if}}\` before you print it. Texts are ready to print.`;

function readViews(): Map<string, View> {
  const views = new Map<string, View>();
  for (const file of globSync("src/guide/**/*.ts")) {
    const source = ts.createSourceFile(
      file,
      readFileSync(file, "utf8"),
      ts.ScriptTarget.Latest,
      true,
    );
    source.forEachChild((node) => {
      if (!ts.isInterfaceDeclaration(node)) return;
      views.set(node.name.text, {
        says: commentOf(node),
        parents: (node.heritageClauses ?? []).flatMap(({ types }) =>
          types.map((type) => type.expression.getText()),
        ),
        fields: node.members.filter(ts.isPropertySignature).map((member) => ({
          name: member.name.getText() + (member.questionToken ? "?" : ""),
          type: (member.type?.getText() ?? "")
            .replaceAll("readonly ", "")
            .replace(/\s+/g, " "),
          says: commentOf(member),
        })),
      });
    });
  }
  return views;
}

/** With the fields of what it extends. */
function whole(name: string, views: ReadonlyMap<string, View>): View {
  const view = views.get(name);
  if (view === undefined) throw new Error(`There is no view ${name}`);
  const inherited = view.parents.flatMap(
    (parent) => whole(parent, views).fields,
  );
  return { ...view, fields: [...view.fields, ...inherited] };
}

/** The views that a page leads to, in the order in which it names them. */
function reachable(
  names: readonly string[],
  views: ReadonlyMap<string, View>,
): string[] {
  const found = new Set(names);
  for (const name of found) {
    for (const { type } of whole(name, views).fields)
      for (const [word] of type.matchAll(/\b[A-Z]\w+/g))
        if (views.has(word)) found.add(word);
  }
  return [...found];
}

function commentOf(node: ts.Node): string {
  return ts
    .getJSDocCommentsAndTags(node)
    .map(({ comment }) => (typeof comment === "string" ? comment : ""))
    .join(" ")
    .replace(/\s+/g, " ");
}
