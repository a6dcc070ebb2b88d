import { type Call, wordsOfCall } from "../calls.ts";
import { dropsDatabase } from "./databases.ts";

/** Words that remove, where a tool has them as its verb. */
const verb =
  /^(?:delete|destroy|uninstall|purge|prune|remove|rm|drop|decommission|delete-\S+|terminate-\S+)$/;

const manages =
  /^(?:kubectl|oc|helm|docker|podman|nerdctl|docker-compose|aws|gcloud|az|terraform|tofu|pulumi|velero|zfs|lvremove|etcdctl|kops|eksctl|doctl|vault|consul|nomad|flux|argocd|virsh|openstack|cilium|linkerd|istioctl|dapr|dokku|longhornctl|rabbitmqctl|gsutil|rclone)$/;

/** What only drops what is made anew, or asks for nothing to be done. */
const spared =
  /(?:^| )(?:--dry-run(?:=\S+)?|--help|-h)(?: |$)| (?:pod|pods|po|image|images|rmi|network|builder|context|--ignore-not-found pod)(?: |\/|$)/;

/** What a call destroys for good, in the words of the page: `helm uninstall`. */
export function destroyed(call: Call): string | undefined {
  const [name = "", ...words] = wordsOfCall(call);
  const line = [name, ...words].join(" ");
  if (dropsDatabase(call)) return name === "dropdb" ? name : "DROP DATABASE";
  if (name === "rm") return /\s-\w*[rR]/.test(line) ? "rm -r" : undefined;
  if (!manages.test(name) || spared.test(line)) return undefined;
  if (/^(?:docker|podman|nerdctl|docker-compose)$/.test(name)) {
    const down = / down\b.* (?:-v|--volumes)\b/.test(line);
    if (down) return "down --volumes";
    return / (?:volume (?:rm|remove|prune)|system prune)\b/.test(line)
      ? `${name} ${/volume \w+|system prune/.exec(line)?.[0] ?? ""}`
      : undefined;
  }
  const at = words.slice(0, 4).findIndex((word) => verb.test(word));
  if (at < 0) return undefined;
  const path = words.slice(0, at + 1).filter((word) => !word.startsWith("-"));
  return [name, ...(at < path.length ? path : [words[at] ?? ""])].join(" ");
}
