import { Document, isScalar, visit, type YAMLMap } from "yaml";
import type { MetadataFile } from "../release/source.ts";

/** Longer records have a line for each field. */
const longest = 90;

/** A metadata file in the style of those that people write: short records on a line. */
export function yamlFile(
  file: string,
  schema: string,
  fields: Readonly<Record<string, unknown>>,
): MetadataFile {
  const document = new Document(fields, { aliasDuplicateObjects: false });
  visit(document, {
    Map: (_, map, path) => {
      if (path.length > 1 && isShort(map)) map.flow = true;
    },
  });
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: true });
  return { file, text: `# yaml-language-server: $schema=${schema}\n${yaml}` };
}

/** Steps and changes have an id, and grow. */
function isShort(map: YAMLMap): boolean {
  const isFlat = map.items.every(
    ({ value }) => isScalar(value) && !/\n/.test(String(value.value)),
  );
  return isFlat && !map.has("id") && JSON.stringify(map).length <= longest;
}
