import { alike } from "../../session/alike.ts";
import type { Value } from "../../session/values.ts";
import { readOptions } from "../../shell/words.ts";
import { type Call, isSettled, mayBe, mayBeAny, wordsOfCall } from "./calls.ts";
import { distance } from "../likeness.ts";

/** An image under a name and tag, and the call that pushes it or makes it. */
export interface Image {
  readonly call: Call;
  readonly word: string;
  readonly repository: string;
  readonly tag: string;
}

const engines = /^(?:docker|podman|nerdctl|buildah)$/;

const valued = [
  ..."--build-arg --build-context --cache-from --cache-to --iidfile --label --metadata-file".split(
    " ",
  ),
  ..."--network -o --output --platform --progress --secret --ssh --target -f --file --builder".split(
    " ",
  ),
  ..."--creds --authfile --format --digestfile -t --tag -l -m --message -a --author -c --change".split(
    " ",
  ),
];

const none: readonly string[] = [];

/** The words behind `docker`, without `image` and `buildx`. */
function imageWords(call: Call): readonly string[] {
  const words = wordsOfCall(call);
  // Nearly all calls are of other tools.
  if (!engines.test(words[0] ?? "")) return none;
  return words.slice(words[1] === "image" || words[1] === "buildx" ? 2 : 1);
}

/** Images that came in an archive, or by Compose, have names of their own. */
export function bringsImages(call: Call): boolean {
  const [verb = ""] = imageWords(call);
  if (mayBeAny(call)) return true;
  if (verb === "compose")
    return wordsOfCall(call).some((word) => mayBe(word, "build"));
  return ["load", "import", "bake"].some((other) => mayBe(verb, other));
}

/** The images that certainly exist behind a call: made by it, or used by it. */
export function namedBy(call: Call): readonly Image[] {
  const words = imageWords(call);
  if (words.length === 0) return [];
  const [verb = "", ...rest] = words;
  const { operands, values } = readOptions(rest, { valued, shortEquals: true });
  switch (verb) {
    case "build":
    case "bud":
      return values("-t", "--tag").map((word) => imageOf(call, word));
    case "tag":
    case "pull":
      return operands.map((word) => imageOf(call, word));
    case "commit":
    case "imagetools":
      return operands.slice(1).map((word) => imageOf(call, word));
    default:
      return [];
  }
}

export function pushedBy(call: Call): readonly Image[] {
  const words = imageWords(call);
  if (words[0] !== "push" || call.namespace.startsWith("container:")) return [];
  const options = readOptions(words.slice(1), { valued, shortEquals: true });
  const [word] = options.operands;
  const plain = !options.has("-a", "--all-tags") && !options.unsure;
  // A registry that is not known is no option: more of a name follows it.
  const variable = /^[\ue000-\uf8ff][^/]*\//.test(word ?? "");
  return word !== undefined && (plain || variable) ? [imageOf(call, word)] : [];
}

function imageOf(call: Call, word: string): Image {
  const short = word.replace(
    /^(?:docker:\/\/)?(?:localhost\/|(?:index\.)?docker\.io\/(?:library\/)?)?/,
    "",
  );
  const [, repository = short, tag = "latest"] =
    /^(.*?)(?::([^:/]+))?$/.exec(short) ?? [];
  return { call, word, repository, tag };
}

export function sameImage(a: Image, b: Image): boolean {
  return a.repository === b.repository && a.tag === b.tag;
}

/** Whether one name may be a slip of the other: `vest/web` for `vets/web`, not `api` for `ui`. */
export function isSlipOf(name: string, other: string): boolean {
  if (name === other) return false;
  const joined = (of: string): string => of.replace(/[-_./]/g, "");
  if (joined(name) === joined(other)) return true;
  const [one, two] = [name.split("/"), other.split("/")];
  const at = one.findIndex((part, index) => part !== two[index]);
  const [a = "", b = ""] = [one[at], two[at]];
  if (one.length !== two.length) return false;
  if (one.slice(at + 1).join("/") !== two.slice(at + 1).join("/")) return false;
  // `web1` and `web2` differ on purpose.
  if (a.replace(/\d+/g, "") === b.replace(/\d+/g, "")) return false;
  const least = Math.min(a.length, b.length);
  return (
    least >= 4 &&
    a.charAt(0) === b.charAt(0) &&
    distance(a, b) <= (least >= 8 ? 2 : 1)
  );
}

/** The images that a call starts or deploys. */
export function deployedBy(call: Call): readonly Image[] {
  const words = wordsOfCall(call);
  const line = words.join(" ");
  if (/^(?:kubectl|oc)\b.* set image /.test(line)) {
    return words
      .slice(words.indexOf("image") + 1)
      .flatMap((word) => /^[\w.-]+=(.+)$/.exec(word)?.[1] ?? [])
      .map((word) => imageOf(call, word));
  }
  if (/^(?:kubectl|oc|docker service)\b.* (?:run|create|update)\b/.test(line)) {
    const given = readOptions(words, {
      valued: ["--image"],
      shortEquals: true,
    });
    return given.values("--image").map((word) => imageOf(call, word));
  }
  return [];
}

/**
 * Whether two images have different names, whatever turns out to be in them: the
 * same unknown registry in front of both is no doubt.
 */
export function surelyDiffer(one: Image, other: Image): boolean {
  if (isNamed(one) && isNamed(other)) return !sameImage(one, other);
  const [a, b] = [valueOf(one), valueOf(other)];
  return a !== undefined && b !== undefined && !alike(a, b);
}

/** Whether what nobody knows of both is the same, in the same order. */
export function shareUnknowns(one: Image, other: Image): boolean {
  if (isNamed(one) && isNamed(other)) return true;
  const unknowns = (image: Image) =>
    valueOf(image)?.flatMap((piece) =>
      piece.kind === "unknown" ? piece.from : [],
    ) ?? [];
  const [a, b] = [unknowns(one), unknowns(other)];
  return a.length === b.length && a.every((from, at) => from === b[at]);
}

/** The word as the session has it, with where its unknowns come from. */
function valueOf({ call, word }: Image): Value | undefined {
  const words = wordsOfCall(call);
  const at = words.indexOf(word);
  return at === words.lastIndexOf(word) ? call.argv[at] : undefined;
}

/** Whether a word is surely the name of an image, with nothing unknown about it. */
export function isNamed({ word }: Image): boolean {
  return isSettled(word);
}
