/** What colours the examples of a format, payload or reporter; plain text without one. */
const languages: Readonly<Record<string, string>> = {
  checkstyle: "xml",
  compose: "yaml",
  dotenv: "ini",
  gitlab: "json",
  ini: "ini",
  json: "json",
  "json-patch": "json",
  "json-schema": "json",
  junit: "xml",
  manifests: "yaml",
  markdown: "md",
  "merge-patch": "json",
  pulumi: "yaml",
  python: "python",
  rdjsonl: "json",
  sarif: "json",
  sql: "sql",
  toml: "toml",
  values: "yaml",
  workflow: "yaml",
  yaml: "yaml",
};

export function languageOf(name: string): string {
  return languages[name] ?? "txt";
}
