import { callsOf, isBehind, told } from "../../queries/calls.ts";
import {
  type Image,
  deployedBy,
  isNamed,
  isSlipOf,
  namedBy,
  pushedBy,
} from "../../queries/images.ts";
import type { Rule } from "../../rule.ts";

/** An image that is deployed under nearly the name it was made under. */
export const misnamedImage: Rule = {
  name: "misnamed-image",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: ["untagged-push"],
  summary: "An image is deployed under nearly the name that a step gave it",
  why: "The cluster cannot pull it, `ImagePullBackOff`, or runs another image than the one that was just built.",
  help: "Use one name in all steps; a variable keeps them together.",
  examples: {
    good: [
      "```bash\ndocker push quay.io/vets/web:2.0\nkubectl set image deploy/web web=quay.io/vets/web:2.0\n```\n",
      "```bash\ndocker push quay.io/vets/web:2.0\nkubectl set image deploy/web web=quay.io/vets/web:1.9\n```\n",
      "```bash\ndocker push quay.io/vets/web1:2.0\nkubectl set image deploy/web web=quay.io/vets/web2:2.0\n```\n",
      "```bash\ndocker push quay.io/vets/frontend:2.0\nkubectl set image deploy/backend web=quay.io/vets/backend:2.0\n```\n",
      "```bash\ndocker push quay.io/vets/api:2.0\nkubectl set image deploy/ui ui=quay.io/vets/ui:2.0\n```\n",
      "```bash\ndocker push quay.io/vets/web:2.0\nkubectl set image deploy/web web=$IMAGE\n```\n",
      "```bash\ndocker push quay.io/vets/web:2.0\ndocker push quay.io/vets/wed:2.0\nkubectl set image deploy/wed web=quay.io/vets/wed:2.0\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\ndocker push quay.io/vets/frontend:2.0\nkubectl set image deploy/web web=quay.io/vets/frontent:2.0\n```\n",
        findings: [
          "3:1 Unexpected image `quay.io/vets/frontent:2.0`, expected `quay.io/vets/frontend:2.0`: that is what the page makes",
        ],
      },
      {
        markdown:
          "```bash\ndocker build -t registry.example.com/vets-web:v2.0 .\ndocker push registry.example.com/vets-web:v2.0\n```\n\n```bash\nkubectl -n vets set image deploy/web web=registry.example.com/vets-web:2.0\n```\n",
        findings: [
          "7:1 Unexpected image `registry.example.com/vets-web:2.0`, expected `registry.example.com/vets-web:v2.0`: that is what the page makes",
        ],
      },
      {
        markdown:
          "```bash\ndocker tag vets:2.0 quay.io/vets/web:2.0\ndocker push quay.io/vets/web:2.0\ndocker service update --image quay.io/vest/web:2.0 web\n```\n",
        findings: [
          "4:1 Unexpected image `quay.io/vest/web:2.0`, expected `quay.io/vets/web:2.0`: that is what the page makes",
        ],
      },
    ],
  },
  *check(page) {
    const calls = callsOf(page);
    const made = calls.flatMap((call) => [...namedBy(call), ...pushedBy(call)]);
    if (!made.every(isNamed)) return;
    for (const image of calls.flatMap(deployedBy).filter(isNamed)) {
      if (
        made.some(
          ({ repository, tag }) =>
            repository === image.repository && tag === image.tag,
        )
      )
        continue;
      const meant = made.find(
        (other) =>
          isBehind(image.call.place, other.call.place) &&
          isSlip(image, other) &&
          !made.some(
            ({ repository, tag }) =>
              repository === image.repository && tag !== other.tag,
          ),
      );
      if (!meant) continue;
      yield {
        place: image.call.place,
        evidence: "heuristic",
        message: `Unexpected image \`${told(image.word)}\`, expected \`${told(meant.word)}\`: that is what the page makes`,
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

/** A letter of the name, or the `v` of the version. */
function isSlip(image: Image, made: Image): boolean {
  const [a, b] = [image.repository, made.repository];
  if (a === b) {
    const plain = (tag: string): string => tag.replace(/^v/, "");
    return image.tag !== made.tag && plain(image.tag) === plain(made.tag);
  }
  return image.tag === made.tag && isSlipOf(a, b);
}
