/** A key and its value; without one it is taken out. */
type Written = readonly [key: string, value: string | undefined];

/** `s|^\( *api:image:\).*|\1 mill/api:2|` keeps the indent and the key of a line. */
const keyOfYaml = /^s(.)\^\\\( \*([\w:./-]+):\\\) ?\.\*\1\\1 (.*)\1g?$/;

/** The settings that a call writes into a file of lines like `KEY=value` or `key: value`, or takes out. */
export function settingsWritten([
  name = "",
  ...words
]: readonly string[]): readonly Written[] {
  if (name === "echo" || name === "printf")
    return words
      .join(" ")
      .split("\n")
      .flatMap((line): Written[] => {
        const [, key, value = ""] = /^([A-Za-z_]\w*)=(.*)$/.exec(line) ?? [];
        return key === undefined ? [] : [[key, value]];
      });
  if (name !== "sed") return [];
  return words.flatMap((word): Written[] => {
    const [, replaced, value = ""] =
      /^s(?<mark>.)\^?(\w+)=.*\k<mark>\2=(.*)\k<mark>g?$/
        .exec(word)
        ?.slice(1) ?? [];
    const renamed = /^s(.)\^?(\w+)=\1(\w+)=\1g?$/.exec(word);
    if (renamed)
      return [
        [renamed[2] ?? "", undefined],
        [renamed[3] ?? "", "what it was"],
      ];
    const [, , nested, said = ""] = keyOfYaml.exec(word) ?? [];
    if (nested !== undefined) return [[nested, said]];
    const gone = /^\/\^?(\w+)=\/d$/.exec(word)?.[1];
    if (gone !== undefined) return [[gone, undefined]];
    return replaced === undefined ? [] : [[replaced, value]];
  });
}
