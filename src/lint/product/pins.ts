import { readOptions } from "../../shell/words.ts";
import type { Call } from "./calls.ts";

/** What a command installs without a version, and what it should have said. */
export interface Unpinned {
  readonly thing: string;
  readonly expected: string;
}

const hole = /[\ue000-\uf8ff]/;

/** The first thing of a command that has no version; undefined where all have, or nobody can tell. */
export function unpinned({ name, words }: Call): Unpinned | undefined {
  if (words.some((word) => word.startsWith("--dry-run"))) return undefined;
  switch (name) {
    case "helm":
      return unpinnedChart(words);
    case "docker":
    case "podman":
      return unpinnedPull(words);
    case "kubectl":
      return unpinnedDeployment(words);
    case "npm":
    case "pnpm":
      return unpinnedPackage(words, "@");
    case "pip":
    case "pip3":
      return unpinnedPackage(words, "==");
    case "curl":
    case "wget":
      return latestDownload(words);
    default:
      return undefined;
  }
}

const helmOptions =
  "-n --namespace -f --values --set --set-string --set-file --set-json --timeout --kube-context --kubeconfig --repo --version --description --history-max --username --password --ca-file --keyring --post-renderer".split(
    " ",
  );

function unpinnedChart(words: readonly string[]): Unpinned | undefined {
  const { operands, has, unsure } = readOptions(words, { valued: helmOptions });
  const [verb = "", ...rest] = operands;
  if (verb !== "upgrade" && verb !== "install") return undefined;
  if (unsure || has("--version", "--devel")) return undefined;
  const chart = rest.at(-1) ?? "";
  const isRemote =
    chart.startsWith("oci://") ||
    has("--repo") ||
    /^[\w-]+\/[\w-]+$/.test(chart);
  const isNamed = /[:@][^/]*$/.test(chart.replace("oci://", ""));
  if (rest.length < 1 || !isRemote || isNamed || hole.test(chart))
    return undefined;
  return { thing: `chart \`${chart}\``, expected: "`--version`" };
}

function unpinnedPull(words: readonly string[]): Unpinned | undefined {
  const { operands } = readOptions(words, { valued: ["--platform"] });
  const [verb, ...images] = operands;
  if (verb === "pull") return unpinnedImage(images.at(-1) ?? "");
  if (verb !== "run" && verb !== "create") return undefined;
  // The image's own words follow it: only a tag tells which of them it is.
  return images.map(latestImage).find((found) => found !== undefined);
}

function unpinnedDeployment(words: readonly string[]): Unpinned | undefined {
  const valued = ["-n", "--namespace", "--context", "--kubeconfig"];
  const { operands } = readOptions(words, { valued });
  const [verb, what, ...rest] = operands;
  if (verb === "set" && what === "image")
    return rest
      .filter((word) => word.includes("="))
      .map((word) => unpinnedImage(word.slice(word.indexOf("=") + 1)))
      .find((found) => found !== undefined);
  if (verb !== "run" && verb !== "create") return undefined;
  return words
    .filter((word) => word.startsWith("--image="))
    .map((word) => latestImage(word.slice("--image=".length)))
    .find((found) => found !== undefined);
}

/** An image that must name a tag or a digest. */
function unpinnedImage(image: string): Unpinned | undefined {
  if (image === "" || image.includes("@")) return undefined;
  // What stands in a variable may bring its tag along.
  if (hole.test(image.slice(image.lastIndexOf("/") + 1))) return undefined;
  const tag = /:([^/:]+)$/.exec(image)?.[1];
  if (tag !== undefined && tag !== "latest") return undefined;
  return said(image);
}

function latestImage(image: string): Unpinned | undefined {
  return /^[^=:]+:latest$/.test(image) && !hole.test(image)
    ? said(image)
    : undefined;
}

function said(image: string): Unpinned {
  const shown = image.replaceAll(new RegExp(hole, "g"), "…");
  return {
    thing: `image \`${shown}\``,
    expected: "a tag that names a version",
  };
}

/** Packages by name: paths, addresses and lock files name what they install. */
function unpinnedPackage(
  words: readonly string[],
  mark: string,
): Unpinned | undefined {
  const valued =
    "-r --requirement -c --constraint -e --editable -t --target -i --index-url --extra-index-url -f --find-links --prefix --registry -C --dir -w --workspace".split(
      " ",
    );
  const { operands } = readOptions(words, { valued });
  const [verb = "", ...packages] = operands;
  if (!["install", "i", "add", "update", "upgrade"].includes(verb))
    return undefined;
  const name =
    mark === "@" ? /^@?[\w.-]+(?:\/[\w.-]+)?$/ : /^[\w.-]+(?:\[[\w,-]+\])?$/;
  const loose = packages.find(
    (each) =>
      (name.test(each) && !isPath(each)) || /^@?[\w./-]+@latest$/.test(each),
  );
  if (loose === undefined) return undefined;
  const plain = loose.replace(/@latest$/, "");
  return {
    thing: `package \`${loose}\``,
    expected: `\`${plain}${mark}\` with a version`,
  };
}

/** `owner/name` alone is a repository, which npm reads, too. */
function isPath(word: string): boolean {
  return (
    word.startsWith(".") ||
    /\.(?:tgz|whl|gz|zip)$/.test(word) ||
    (word.includes("/") && !word.startsWith("@"))
  );
}

function latestDownload(words: readonly string[]): Unpinned | undefined {
  const address = words.find(
    (word) =>
      /^https?:/.test(word) && /\/releases\/latest\/download\//.test(word),
  );
  if (address === undefined || hole.test(address)) return undefined;
  return {
    thing: `download \`${address}\``,
    expected: "the address of a version",
  };
}
