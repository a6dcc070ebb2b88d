import { type Call, wordsOfCall } from "../calls.ts";
import { dropsDatabase } from "./databases.ts";

/** Folders in which databases keep what they hold. */
const dataFolder =
  /^\/(?:var\/lib|srv|opt|mnt|data)\b.*\b(?:data|pgdata|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|redis)\b/i;

/** Data that a restart makes again, or that nobody wants. */
const spare = /cache|tmp|temp|test|staging|(?:\b|_)old(?:\b|_)|log/i;

const removals = [
  {
    told: "docker volume rm",
    pattern: /^(?:docker|podman|nerdctl) volume (?:rm|remove) /,
  },
  {
    told: "down --volumes",
    pattern:
      /^(?:docker|podman|nerdctl|docker-compose)\b.* down\b.* (?:-v|--volumes)\b/,
  },
  {
    told: "kubectl delete pvc",
    pattern:
      /^(?:kubectl|oc)\b.* delete (?:-\S+ \S+ )*(?:pvc|persistentvolumeclaims?)\b/,
  },
  {
    told: "kubectl delete namespace",
    pattern: /^(?:kubectl|oc)\b.* delete (?:ns|namespaces?)\b/,
  },
];

/** What removes data, in the words of the page: `docker volume rm`, `DROP DATABASE`. */
export function removedData(call: Call): string | undefined {
  const [name = "", ...words] = wordsOfCall(call);
  if (words.some((word) => spare.test(word))) return undefined;
  if (dropsDatabase(call)) return name === "dropdb" ? name : "DROP DATABASE";
  const line = [name, ...words].join(" ");
  if (name === "rm") {
    const folder = words.some((word) => dataFolder.test(word));
    return folder && /\s-\w*[rR]/.test(line) ? "rm -r" : undefined;
  }
  return removals.find(({ pattern }) => pattern.test(line))?.told;
}
