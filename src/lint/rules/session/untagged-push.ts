import { readOptions } from "../../../shell/words.ts";
import {
  type Call,
  callsOf,
  isSettled,
  mayBe,
  mayBeAny,
  told,
  wordsOfCall,
} from "../../calls.ts";
import { distance } from "../../likeness.ts";
import type { Rule } from "../../rule.ts";

/** An image under a name and tag, and the call that pushes it or makes it. */
interface Image {
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

/** A push of an image under a name that no step gives it. */
export const untaggedPush: Rule = {
  name: "untagged-push",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: [],
  summary: "An image is pushed under a name that no step gives it",
  why: "The push ends with `An image does not exist locally with the tag`, or sends an image of an earlier day.",
  help: "Build or tag the image under the name that is pushed, the registry included.",
  examples: {
    good: [
      "```bash\ndocker build -t registry.example.com/vets:2.0 .\ndocker push registry.example.com/vets:2.0\n```\n",
      "```bash\ndocker build -t vets:2.0 .\ndocker tag vets:2.0 $REGISTRY/vets:2.0\n```\n\n```bash\ndocker push $REGISTRY/vets:2.0\n```\n",
      "```bash\ndocker push registry.example.com/vets:1.0\n```\n",
      "```bash\ndocker buildx build --push -t registry.example.com/vets:2.0 .\n```\n",
      "```bash\ndocker tag vets vets/web:latest\ndocker push vets/web\n```\n",
      "```bash\ndocker build -t vets:$TAG .\ndocker push registry.example.com/vets:$VERSION\n```\n",
      "```bash\ndocker build -t pets:2.0 .\nmake images\ndocker push registry.example.com/vets:2.0\n```\n",
      "```bash\ndocker build -t vets:2.0 .\ndocker load -i vets.tar\ndocker push registry.example.com/vets:2.0\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\ndocker build -t vets:2.0 .\ndocker push registry.example.com/vets:2.0\n```\n",
        findings: [
          "3:1 Unexpected push of `registry.example.com/vets:2.0`, expected a step that tags it: the page names the image `vets:2.0`",
        ],
      },
      {
        markdown:
          "```bash\ndocker build -t vets:2.0 .\ndocker tag vets:2.0 vets:latest\n```\n\n```bash\nsudo docker push <registry>/vets:latest\n```\n",
        findings: [
          "7:6 Unexpected push of `<registry>/vets:latest`, expected a step that tags it: the page names the image `vets:latest`",
        ],
      },
      {
        markdown:
          "```bash\ndocker build -t registry.example.com/vets:2.0 .\ndocker push registry.example.com/vets:2.1\n```\n",
        findings: [
          "3:1 Unexpected push of `registry.example.com/vets:2.1`, expected a step that tags it: the page names the image `registry.example.com/vets:2.0`",
        ],
      },
      {
        markdown:
          "```bash\npodman tag vets:2.0 quay.io/vets/web:2.0\npodman push quay.io/vest/web:2.0\n```\n",
        findings: [
          "3:1 Unexpected push of `quay.io/vest/web:2.0`, expected a step that tags it: the page names the image `quay.io/vets/web:2.0`",
        ],
      },
    ],
  },
  *check(page) {
    const calls = callsOf(page);
    // Images that came in an archive, or by Compose, have names of their own.
    if (calls.some(bringsImages)) return;
    const named = calls.flatMap(namedBy);
    if (!named.every(({ word }) => isSettled(word))) return;
    const pushed = calls.flatMap(pushedBy);
    for (const push of pushed) {
      if (!isSettled(push.word)) continue;
      if (named.some((image) => sameImage(image, push))) continue;
      const meant = named.find((image) => isNear(push, image, pushed));
      if (!meant) continue;
      yield {
        place: push.call.place,
        evidence: "heuristic",
        message: `Unexpected push of \`${told(push.word)}\`, expected a step that tags it: the page names the image \`${told(meant.word)}\``,
        related: [
          {
            place: meant.call.place,
            message: `\`${told(meant.word)}\` gets its name here`,
          },
        ],
      };
    }
  },
};

/** The words behind `docker`, without `image` and `buildx`. */
function imageWords(call: Call): readonly string[] {
  const [name = "", ...words] = wordsOfCall(call);
  if (!engines.test(name)) return [];
  return words[0] === "image" || words[0] === "buildx" ? words.slice(1) : words;
}

function bringsImages(call: Call): boolean {
  const [verb = ""] = imageWords(call);
  if (mayBeAny(call)) return true;
  if (verb === "compose")
    return wordsOfCall(call).some((word) => mayBe(word, "build"));
  return ["load", "import", "bake"].some((other) => mayBe(verb, other));
}

/** The images that certainly exist behind a call: made by it, or used by it. */
function namedBy(call: Call): readonly Image[] {
  const [verb = "", ...rest] = imageWords(call);
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

function pushedBy(call: Call): readonly Image[] {
  const [verb, ...rest] = imageWords(call);
  if (verb !== "push" || call.namespace.startsWith("container:")) return [];
  const options = readOptions(rest, { valued, shortEquals: true });
  const [word] = options.operands;
  const plain = !options.has("-a", "--all-tags") && !options.unsure;
  const variable = /^\ue001[^/]*\//.test(word ?? "");
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

function sameImage(a: Image, b: Image): boolean {
  return a.repository === b.repository && a.tag === b.tag;
}

/** The registry left out or added, a letter slipped, or another tag where nobody pushes the first. */
function isNear(push: Image, image: Image, pushed: readonly Image[]): boolean {
  const [a, b] = [push.repository, image.repository];
  if (push.tag === image.tag) {
    const registry = a.endsWith(`/${b}`) || b.endsWith(`/${a}`);
    const far = distance(a, b);
    return registry || (far > 0 && far <= 2 && a.length > 6 && !counts(a, b));
  }
  return a === b && !pushed.some((other) => sameImage(other, image));
}

/** `web1` and `web2` differ on purpose. */
function counts(a: string, b: string): boolean {
  return a.replace(/\d+/g, "") === b.replace(/\d+/g, "");
}
