import { typesOf } from "./declarations.ts";
import { entryName, isCode, type Manifest } from "./entries.ts";

/** What describes the package is taken as it stands. */
const kept = [
  "name",
  "version",
  "description",
  "keywords",
  "homepage",
  "repository",
  "bugs",
  "license",
  "type",
  "engines",
  "peerDependencies",
  "peerDependenciesMeta",
];

/**
 * The `package.json` of the package: all that the code needs is bundled, so there
 * are no dependencies, and nothing runs when it is installed.
 */
export function packedManifest(manifest: Manifest): Record<string, unknown> {
  return {
    ...Object.fromEntries(
      kept
        .filter((field) => field in manifest)
        .map((field) => [field, manifest[field]]),
    ),
    bin: Object.fromEntries(
      Object.entries(manifest.bin).map(([name, source]) => [
        name,
        codeOf(source).replace(/^\.\//, ""),
      ]),
    ),
    exports: Object.fromEntries(
      Object.entries(manifest.exports).map(([name, source]) => [
        name,
        isCode(source)
          ? { types: typesOf(source), default: codeOf(source) }
          : source,
      ]),
    ),
    imports: Object.fromEntries(
      Object.entries(manifest.imports).map(([name, source]) => [
        name,
        codeOf(source),
      ]),
    ),
    // Styles, and the elements that pages define.
    sideEffects: ["./site/**/*"],
  };
}

function codeOf(source: string): string {
  return `./lib/${entryName(source)}.js`;
}
