import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Tool } from "./tool.ts";

export const terraform: Tool = {
  name: "terraform",
  names: ["terraform", "tofu", "terragrunt"],
  summary: "Infrastructure as files",
  examples: [
    {
      command: "terraform plan -out=next.tfplan",
      does: ["writes next.tfplan"],
    },
    {
      command: "terraform apply next.tfplan",
      does: ["reads next.tfplan (apply)"],
    },
    { command: "terraform init -upgrade", does: ["opens ."] },
  ],
  *effects(words) {
    const { name, rest } = subcommand(words, []);
    const option = (flag: string): string | undefined =>
      rest.find((word) => word.startsWith(`${flag}=`))?.slice(flag.length + 1);
    const out = option("-out");
    if (out !== undefined) yield { kind: "write", path: out };
    const values = option("-var-file");
    if (values !== undefined)
      yield { kind: "read", path: values, as: "values" };
    const [plan] = rest.filter((word) => !word.startsWith("-"));
    if (name === "apply" && plan !== undefined) {
      yield { kind: "read", path: plan, as: "apply" };
    }
    if (["init", "get", "fmt", "import"].includes(name))
      yield { kind: "open", path: "." };
    if (name === "console")
      yield { kind: "interactive", why: "it is a prompt" };
  },
};

/** Other clients of clouds and clusters: they print, and write their own files. */
export const clouds: Tool = {
  name: "gcloud",
  names: [
    "gcloud",
    "doctl",
    "eksctl",
    "kops",
    "kubeadm",
    "k3d",
    "cilium",
    "istioctl",
    "nomad",
    "gh",
    "glab",
    "crane",
    "skopeo",
    "cosign",
    "gsutil",
    "s3cmd",
    "restic",
    "borg",
    "rabbitmqctl",
    "certbot",
  ],
  summary: "Clients of clouds and clusters",
  examples: [
    { command: "gcloud sql instances list", does: [] },
    { command: "gcloud sql export sql app gs://b/x.sql", does: [] },
    {
      command: "eksctl utils describe-stacks -o stacks.txt",
      does: ["opens stacks.txt"],
    },
    { command: "kops edit cluster", does: ["opens ."] },
  ],
  *effects(words) {
    const options = readOptions(words, { valued: ["-o", "--output", "-f"] });
    const output = options.value("-o", "--output");
    if (
      output !== undefined &&
      !/^(?:json|yaml|wide|name|table|tsv|text)$/.test(output)
    ) {
      yield { kind: "open", path: output };
    }
    if (
      /^(?:edit|cp|rsync|restore|get|download|copy|init|bootstrap)$/.test(
        words[0] ?? "",
      ) ||
      words.includes("download")
    ) {
      yield { kind: "open", path: "." };
    }
  },
};

export const redisCli: Tool = {
  name: "redis-cli",
  names: ["redis-cli", "valkey-cli"],
  summary: "Runs commands on Redis",
  examples: [
    { command: "redis-cli BGSAVE", does: [] },
    { command: "redis-cli --rdb dump.rdb", does: ["writes dump.rdb"] },
    {
      command: "redis-cli monitor",
      does: ["does not end: it shows every command"],
    },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued: "-h -p -a -n -u --user --pass --rdb -s".split(" "),
    });
    const path = options.value("--rdb");
    if (path !== undefined && path !== "-") yield { kind: "write", path };
    const [command] = options.operands;
    if (/^(?:monitor|subscribe|psubscribe)$/i.test(command ?? "")) {
      yield { kind: "endless", why: "it shows every command" };
    }
    if (command === undefined && words.length === 0) {
      yield { kind: "input", as: "run" };
      yield { kind: "interactive", why: "it is a prompt" };
    }
  },
};
