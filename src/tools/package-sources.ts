import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

export const aptKey: Tool = {
  name: "apt-key",
  summary: "Keys of the places packages come from",
  examples: [
    { command: "apt-key add key.asc", does: ["reads key.asc (values)"] },
    { command: "apt-key add -", does: ["reads its input (values)"] },
    { command: "apt-key list", does: [] },
  ],
  *effects(words) {
    const [action, path] = readOptions(words, { valued: [] }).operands;
    if (action !== "add" || path === undefined) return;
    if (path === "-") yield { kind: "input", as: "values" };
    else yield { kind: "read", path, as: "values" };
  },
};

export const packageSources: Tool = {
  name: "yum-config-manager",
  names: [
    "yum-config-manager",
    "dnf-config-manager",
    "subscription-manager",
    "dpkg-reconfigure",
    "debconf-set-selections",
  ],
  summary: "Change where packages come from and how they are set up",
  examples: [
    {
      command: "yum-config-manager --disable acme-1",
      does: ["opens /etc"],
    },
  ],
  effects: () => [{ kind: "open", path: "/etc" }],
};

export const languageVersions: Tool = {
  name: "nvm",
  names: ["nvm", "fnm", "volta", "corepack", "pyenv", "rbenv", "asdf", "mise"],
  summary: "Versions of a language, side by side",
  examples: [
    { command: "nvm install 24", does: [] },
    { command: "pyenv local 3.13", does: ["opens ."] },
  ],
  *effects(words) {
    // It leaves a file in the project that names the version.
    if (/^(?:local|pin|set|use)$/.test(words[0] ?? "")) {
      yield { kind: "open", path: "." };
    }
  },
};
