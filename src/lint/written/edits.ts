import { toPath } from "../../surface/setting.ts";
import { slice } from "../embedded/mapped.ts";
import { has, operandsOf } from "../embedded/options.ts";
import { assigned, placeOf, type Writer } from "./key-set.ts";
import { surfaceOfFile } from "./surfaces.ts";

/** `sed -i` and `perl -pi` on a file of lines like `KEY=value`. */
export const linesEdited: Writer = function* ({ args }, facts) {
  if (!args.some(({ text }) => /^(?:-[a-zA-Z]*i|--in-place)/.test(text)))
    return;
  const surface = surfaceOfFile(args.at(-1)?.text ?? "", facts);
  if (surface?.format !== "dotenv") return;
  for (const arg of args.slice(0, -1)) {
    const found =
      /^(?:\/.*\/|\$|\d+)?(?:s([/|#,@])(?:\\.|(?!\1)[^\\\n])*\1|[aic]\\?\s*)/.exec(
        arg.text,
      );
    if (found) yield* assigned(slice(arg, found[0].length), surface);
  }
};

/** A path of yq, and whether a value is given to what it names. */
const assignment =
  /^\s*((?:\.?\["[^"]+"\]|\."[^"]+"|\.[A-Za-z_][\w-]*)+)(?:\[[^\]"]*\][^=|]*)?\s*(?:[|+*]?=)(?!=)(?!\s*null)/;
const isEdit = /^\s*(?:del\(|[.[][^|]*=(?!=))/;

/** `yq -i`; behind an assignment the next one starts at the root again. */
export const yqKeysSet: Writer = function* ({ args }, facts) {
  if (!has(args, "-i", "--inplace")) return;
  const words = operandsOf(args, []).filter(
    ({ text }) => !/^e(?:val)?$/.test(text),
  );
  const [expression, file] = words;
  const surface = surfaceOfFile(file?.text ?? "", facts);
  if (!expression || !surface) return;
  for (const { 0: part, index } of expression.text.matchAll(
    /(?:"[^"]*"|\|=|[^|"])+/g,
  )) {
    const [, path] = assignment.exec(part) ?? [];
    if (path !== undefined) {
      const start = index + part.indexOf(path);
      const names = path.matchAll(/"([^"]+)"|([A-Za-z_][\w-]*)/g);
      yield {
        surface,
        path: toPath(
          Array.from(names, ([, quoted, bare = ""]) => quoted ?? bare),
        ),
        ...placeOf(expression, start + 1, start + path.length),
      };
    }
    if (!isEdit.test(part)) return;
  }
};
