import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

const valued =
  "-i --inventory --inventory-file -e --extra-vars -l --limit -t --tags --skip-tags -u --user -f --forks --private-key --key-file --vault-id --vault-password-file --vault-pass-file --start-at-task -c --connection -T --timeout -M --module-path --become-user --become-method".split(
    " ",
  );

export const ansiblePlaybook: Tool = {
  name: "ansible-playbook",
  summary: "Runs the tasks of a playbook on many hosts",
  examples: [
    {
      command: "ansible-playbook -i hosts.ini -b -e @web.yml upgrade.yml",
      does: [
        "reads web.yml (values)",
        "reads upgrade.yml (run)",
        "is not modelled: what the tasks of the playbook do is its own",
      ],
    },
    {
      command: "ansible-playbook --syntax-check upgrade.yml",
      does: ["reads upgrade.yml (run)"],
    },
  ],
  *effects(words) {
    const options = readOptions(words, { valued });
    for (const values of options.values("-e", "--extra-vars")) {
      if (values.startsWith("@")) {
        yield { kind: "read", path: values.slice(1), as: "values" };
      }
    }
    for (const path of options.operands) {
      yield { kind: "read", path, as: "run" };
    }
    const shows = options.has(
      "--syntax-check",
      "--list-hosts",
      "--list-tags",
      "--list-tasks",
      "--version",
      "-h",
      "--help",
    );
    if (shows) return;
    const why = "what the tasks of the playbook do is its own";
    yield { kind: "unmodelled", why };
  },
};

export const ansible: Tool = {
  name: "ansible",
  summary: "Runs a module on many hosts",
  examples: [
    { command: "ansible all -i hosts.ini -m ping", does: [] },
    {
      command: "ansible web -m copy -a 'src=a dest=/b'",
      does: ["is not modelled: what the module does is not followed"],
    },
  ],
  *effects(words) {
    const { value, has } = readOptions(words, {
      valued: [...valued, "-m", "--module-name", "-a", "--args"],
    });
    if (has("--version", "--list-hosts", "-h", "--help")) return;
    const module = value("-m", "--module-name") ?? "command";
    if (/^(?:ping|setup|gather_facts|debug)$/.test(module)) return;
    yield { kind: "unmodelled", why: "what the module does is not followed" };
  },
};

export const ansibleGalaxy: Tool = {
  name: "ansible-galaxy",
  names: ["ansible-galaxy", "ansible-vault"],
  summary: "Roles and secrets for playbooks",
  examples: [
    {
      command: "ansible-galaxy install -r requirements.yml",
      does: ["opens ."],
    },
    { command: "ansible-galaxy collection list", does: [] },
  ],
  *effects(words) {
    if (/\b(?:list|info|search|view)\b/.test(words.slice(0, 2).join(" ")))
      return;
    yield { kind: "open", path: "." };
  },
};
